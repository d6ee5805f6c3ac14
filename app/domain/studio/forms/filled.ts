import type { ExerciseTag } from '#app/content/dialect.ts'
import type { ExerciseForm } from '../source/form.ts'
import { rolesOf } from '../source/form-blocks.ts'
import { shownText } from '../source/typed-text.ts'

/**
 * The form of an exercise as it stands on a page: what a person reads and types, before it is taken for a source. `from`
 * says which part of the exercise a row came from; null: it is new.
 */
export interface FilledForm {
  /** By name; '' where there is none. A flag that is set is `on`. */
  attributes: Record<string, string>
  prompt: string
  /** Null where no form can show them. */
  items: FilledItem[] | null
  table: FilledTable | null
  codes: FilledCode[]
  hints: FilledText[]
  solution: string
}

export interface FilledItem {
  from: number | null
  /** As it stands in the source, where the form leaves it alone. */
  kept: string | null
  mark: boolean
  /** Of a number the value, or a range. */
  text: string
  /** Of a number only. */
  tolerance: string
  feedback: string
}

export interface FilledTable {
  left: string
  right: string
  feedback: string
  rows: FilledRow[]
}

export interface FilledRow {
  from: number | null
  left: string
  right: string
  feedback: string
}

export interface FilledCode {
  from: number | null
  name: string
  text: string
  feedback: string
}

export interface FilledText {
  from: number | null
  text: string
}

const common = ['title', 'objective', 'points', 'tries'] as const

/** The attributes that a form has fields for. */
export const attributesOf: Record<ExerciseTag, readonly string[]> = {
  Choice: [...common, 'shuffle'],
  Numeric: [...common, 'unit', 'data', 'draw'],
  Text: common,
  Match: common,
  Classify: common,
  Order: common,
  Written: common,
  Sql: [...common, 'data', 'tables', 'draw', 'columns', 'order', 'digits'],
  R: [...common, 'data', 'tables', 'draw', 'results'],
}

/** What a translation says in words of its own. */
export const ownAttributes: readonly string[] = ['title', 'unit']

/** Rows of one sort: more belong to no exercise, and a form has a limit to its fields. */
export const MOST_ROWS = 60

/** Blocks of code of which there may be several. */
export const isMistake = (name: string): boolean => name.endsWith(' mistake')

/** An exercise as its page shows it at first. */
export function filledOf(form: ExerciseForm): FilledForm {
  const { tag, table } = form
  return {
    attributes: Object.fromEntries(
      attributesOf[tag].map((name) => {
        const value = form.attributes[name]
        return [name, name === 'shuffle' ? (value === undefined ? '' : 'on') : shownAttribute(value)]
      }),
    ),
    prompt: shownText(form.prompt, 'prompt'),
    items: form.items && form.items.map((item, from) => shownItem(item, from, tag)),
    table: table && {
      left: shownText(table.headers.left, 'cell'),
      right: shownText(table.headers.right, 'cell'),
      feedback: shownText(table.headers.feedback ?? '', 'cell'),
      rows: table.rows.map(({ left, right, feedback }, from) => ({
        from,
        left: shownText(left, 'cell'),
        right: shownText(right, 'cell'),
        feedback: shownText(feedback, 'cell feedback'),
      })),
    },
    codes: codesOf(form),
    hints: form.hints.map((text, from) => ({ from, text: shownText(text, 'help') })),
    solution: shownText(form.solution ?? '', 'help'),
  }
}

const shownAttribute = (value: string | true | undefined): string =>
  typeof value === 'string' ? value : ''

type SourceItem = NonNullable<ExerciseForm['items']>[number]

function shownItem(item: SourceItem, from: number, tag: ExerciseTag): FilledItem {
  if ('kept' in item) return { from, kept: item.kept, mark: false, text: '', tolerance: '', feedback: '' }
  const text = shownText(item.text, 'answer')
  const { value, tolerance } = tag === 'Numeric' ? splitValue(text) : { value: text, tolerance: '' }
  const feedback = shownText(item.feedback ?? '', 'feedback')
  return { from, kept: null, mark: item.mark === true, text: value, tolerance, feedback }
}

/** `26.2 ± 0.05` in its two parts; a range stays whole. */
function splitValue(text: string): { value: string; tolerance: string } {
  const [, value, tolerance] = /^(.*?)\s*(?:±|\+\/?-)\s*(.*)$/.exec(text) ?? []
  return value !== undefined && tolerance ? { value, tolerance } : { value: text, tolerance: '' }
}

/** Each block that an exercise may have once has its field, and so has each mistake that it has. */
function codesOf({ tag, codes }: ExerciseForm): FilledCode[] {
  const own = codes.map(({ name, text, feedback }, from) => ({
    from,
    name,
    text,
    feedback: shownText(feedback ?? '', 'feedback'),
  }))
  return rolesOf[tag].flatMap((name): FilledCode[] => {
    const there = own.filter((code) => code.name === name)
    return there.length > 0 || isMistake(name) ? there : [{ from: null, name, text: '', feedback: '' }]
  })
}

/** Attributes that a form has no field for, as they would be written. */
export const otherAttributes = ({ tag, attributes }: ExerciseForm): string[] =>
  Object.entries(attributes)
    .filter(([name]) => name !== 'id' && !attributesOf[tag].includes(name))
    .map(([name, value]) => (value === true ? name : `${name}="${value}"`))
