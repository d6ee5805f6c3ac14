/** Texts of course.yaml that stand once a language. */
export const courseTexts = ['title', 'summary', 'audience'] as const
type CourseText = (typeof courseTexts)[number]
export type CourseTexts = Record<CourseText, string>

/** The form of a course as it was typed; what is wrong with it `factsErrors` tells. */
export interface FactsForm {
  /** By language. */
  texts: Record<string, CourseTexts>
  source: string
  level: string
  passMark: string
  /** Place in the catalogue; empty for behind the others. */
  position: string
  /** Data sets that exercises may query. */
  data: string[]
  /** Exercises that are gone for good, with the reason; an empty one takes it out again. */
  retired: Record<string, string>
  /** One more of them. */
  retire: { id: string; reason: string }
}

/** What is wrong with a field, which stands on the page under this id. */
export interface FieldError {
  id: string
  code: FieldCode
}

export type FieldCode =
  | 'text-missing'
  | 'text-long'
  | 'level'
  | 'pass-mark'
  | 'position'
  | 'source'
  | 'retire-id'
  | 'retire-reason'
  | 'language-code'
  | 'language-there'

const LONGEST = 2000

/** One line, as course.yaml has its texts. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()

const isId = (value: string): boolean => value.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)

const isWhole = (value: string, least: number, most: number): boolean =>
  /^-?\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most

/** What is wrong with texts in a language. */
export const textErrors = (language: string, texts: CourseTexts): FieldError[] =>
  courseTexts.flatMap((name): FieldError[] => {
    const id = `${name}-${language}`
    if (texts[name] === '') return [{ id, code: 'text-missing' }]
    return texts[name].length > LONGEST ? [{ id, code: 'text-long' }] : []
  })

/** All that keeps the form of a course from being saved, in the order of its fields. */
export function factsErrors(form: FactsForm, languages: string[]): FieldError[] {
  const errors = languages.flatMap((code) =>
    textErrors(code, form.texts[code] ?? { title: '', summary: '', audience: '' }),
  )
  const say = (id: string, code: FieldCode) => errors.push({ id, code })
  if (!languages.includes(form.source)) say('source', 'source')
  if (!['basic', 'intermediate', 'advanced'].includes(form.level)) say('level', 'level')
  if (!isWhole(form.passMark, 0, 100)) say('passMark', 'pass-mark')
  if (form.position !== '' && !isWhole(form.position, 1, 9999)) say('position', 'position')
  const { id, reason } = form.retire
  if (reason !== '' && !isId(id)) say('retire-id', 'retire-id')
  if (id !== '' && reason === '') say('retire-reason', 'retire-reason')
  return errors
}

/** The form of a course as a browser sends it. */
export function readFactsForm(form: FormData): FactsForm {
  const field = (name: string) => oneLine(String(form.get(name) ?? ''))
  const texts: FactsForm['texts'] = {}
  const retired: FactsForm['retired'] = {}
  for (const key of form.keys()) {
    const language = /^title:([a-z]{2,3})$/.exec(key)?.[1]
    if (language) texts[language] = readTexts(form, language)
    const id = /^retired:(.+)$/.exec(key)?.[1]
    if (id !== undefined && isId(id)) retired[id] = field(key)
  }
  return {
    texts,
    source: field('source'),
    level: field('level'),
    passMark: field('passMark'),
    position: field('position'),
    data: form.getAll('data').map(String).filter(isId).slice(0, 100),
    retired,
    retire: { id: field('retire-id'), reason: field('retire-reason') },
  }
}

/** The texts of a language as a browser sends them. */
export function readTexts(form: FormData, language: string): CourseTexts {
  const text = (name: CourseText) => oneLine(String(form.get(`${name}:${language}`) ?? ''))
  return { title: text('title'), summary: text('summary'), audience: text('audience') }
}
