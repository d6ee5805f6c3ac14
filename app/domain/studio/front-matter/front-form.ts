import { oneLine } from '../course-file/facts-form.ts'

/** The front matter of a text as a form has it; what stands in no field stays as it is. */
export interface FrontForm {
  title: string
  summary: string
  minutes: string
  /** Of a test alone. */
  tries: string
  isTimed: boolean
  objectives: Objective[]
}

export interface Objective {
  id: string
  words: string
}

/** What may be changed in a text: a translation has only its words, a module no tries. */
export interface FrontKind {
  isSource: boolean
  isTest: boolean
}

export interface FrontError {
  /** Id of the field on the page. */
  id: string
  code: FrontCode
}

export type FrontCode =
  | 'text-missing'
  | 'text-long'
  | 'minutes'
  | 'tries'
  | 'objective-id'
  | 'objective-there'
  | 'objective-last'
  | 'objective-used'

/** What the button that was pressed does, besides saving. */
export type FrontDeed =
  | { deed: 'save' }
  | { deed: 'up' | 'down' | 'remove'; objective: string }
  | { deed: 'add'; objective: Objective }

const LONGEST = 400

const isWhole = (value: string, most: number): boolean =>
  /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= most

const isObjectiveId = (id: string): boolean => id.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)

/** What is wrong with the fields, in their order. */
export function frontErrors(form: FrontForm, { isSource, isTest }: FrontKind): FrontError[] {
  const errors: FrontError[] = []
  const mustSay = (id: string, text: string) => {
    if (text === '') errors.push({ id, code: 'text-missing' })
    else if (text.length > LONGEST) errors.push({ id, code: 'text-long' })
  }
  mustSay('title', form.title)
  mustSay('summary', form.summary)
  if (isSource && !isWhole(form.minutes, 600)) errors.push({ id: 'minutes', code: 'minutes' })
  if (isSource && isTest && !isWhole(form.tries, 9)) errors.push({ id: 'tries', code: 'tries' })
  for (const { id, words } of form.objectives) mustSay(`objective-${id}`, words)
  return errors
}

/** The objectives after a deed; errors in place of them if it can't be done. `used` are those that exercises point to. */
export function afterDeed(
  objectives: Objective[],
  deed: FrontDeed,
  used: ReadonlySet<string>,
): Objective[] | FrontError[] {
  if (deed.deed === 'save') return objectives
  if (deed.deed === 'add') {
    const { id, words } = deed.objective
    if (words === '') return [{ id: 'new-words', code: 'text-missing' }]
    if (words.length > LONGEST) return [{ id: 'new-words', code: 'text-long' }]
    if (!isObjectiveId(id)) return [{ id: 'new-id', code: 'objective-id' }]
    if (objectives.some((known) => known.id === id)) return [{ id: 'new-id', code: 'objective-there' }]
    return [...objectives, { id, words }]
  }
  const at = objectives.findIndex(({ id }) => id === deed.objective)
  const field = `objective-${deed.objective}`
  if (at < 0) return objectives
  if (deed.deed === 'remove') {
    if (used.has(deed.objective)) return [{ id: field, code: 'objective-used' }]
    if (objectives.length === 1) return [{ id: field, code: 'objective-last' }]
    return objectives.filter((_, index) => index !== at)
  }
  const to = deed.deed === 'up' ? at - 1 : at + 1
  if (to < 0 || to >= objectives.length) return objectives
  const moved = [...objectives]
  moved.splice(to, 0, ...moved.splice(at, 1))
  return moved
}

export const areErrors = (found: Objective[] | FrontError[]): found is FrontError[] =>
  found.some((one) => 'code' in one)

/** The form as a browser sends it: its fields, and what the button that was pressed does. */
export function readFrontForm(form: FormData): { form: FrontForm; deed: FrontDeed; added: Objective } {
  const field = (name: string) => oneLine(String(form.get(name) ?? ''))
  const ids = [...new Set(form.getAll('objective').map(String))].filter(isObjectiveId).slice(0, 100)
  const added = { id: field('new-id'), words: field('new-words') }
  const [deed, objective = ''] = field('do').split(':')
  return {
    form: {
      title: field('title'),
      summary: field('summary'),
      minutes: field('minutes'),
      tries: field('tries'),
      isTimed: form.get('timed') !== null,
      objectives: ids.map((id) => ({ id, words: field(`objective:${id}`) })),
    },
    added,
    deed:
      deed === 'up' || deed === 'down' || deed === 'remove'
        ? { deed, objective }
        : added.words !== '' || added.id !== ''
          ? { deed: 'add', objective: added }
          : { deed: 'save' },
  }
}
