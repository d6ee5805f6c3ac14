import { answersIn, type ExerciseForm, type Item } from '../source/form.ts'
import { keyOf } from '../translation/locked-parts.ts'
import type { FilledForm } from './filled.ts'

/**
 * What the source says in each field of a translation's form, by the field's id. Rows are those of the same place; what
 * the source has not is left out.
 */
export function sourceFields(source: FilledForm, translation: FilledForm): Record<string, string> {
  const { prompt, solution, attributes, items, table, codes, hints } = source
  const rows = <Row extends { from: number | null }>(
    sort: string,
    shown: readonly Row[] | undefined,
    theirs: readonly Row[] | undefined,
  ) =>
    (shown ?? []).flatMap(({ from }, at) =>
      wordsIn(theirs?.[from ?? at]).map(([name, words]): Entry => [`${sort}-${at}-${name}`, words]),
    )
  const entries: Entry[] = [
    ['prompt', prompt],
    ['solution', solution],
    ...Object.entries(attributes),
    ...(table ? wordsIn(table).map(([name, words]): Entry => [`head-${name}`, words]) : []),
    ...rows('item', translation.items ?? [], items ?? []),
    ...rows('row', translation.table?.rows, table?.rows),
    ...rows('hint', translation.hints, hints),
    ...codeFields(codes, translation.codes),
  ]
  return Object.fromEntries(entries.filter(([, words]) => words.trim() !== ''))
}

type Entry = [id: string, words: string]

/** The fields of a row that are words; others are numbers, marks and lists. */
const wordsIn = (row: object | undefined): Entry[] =>
  Object.entries(row ?? {}).filter((entry): entry is Entry => typeof entry[1] === 'string')

/** Blocks of code by what they are for: a translation may leave some to its source. */
function codeFields(theirs: FilledForm['codes'], shown: FilledForm['codes']): Entry[] {
  const seen = new Map<string, number>()
  return shown.flatMap(({ name }, at) => {
    const count = seen.get(name) ?? 0
    seen.set(name, count + 1)
    const twin = theirs.filter((code) => code.name === name)[count]
    return wordsIn(twin).map(([field, words]): Entry => [`code-${at}-${field}`, words])
  })
}

/**
 * A translation's form with the keys of its source: what is right, and numbers with their tolerances. A number that says
 * the same is left as it is written; answers that the source has not in the same number are left alone.
 */
export function withSourceKeys(form: ExerciseForm, source: ExerciseForm): ExerciseForm {
  const { items } = form
  const theirs = source.items
  if (form.tag !== source.tag || answersIn[form.tag] !== 'list') return form
  if (items === null || theirs === null || items.length !== theirs.length) return form
  return { ...form, items: items.map((item, at) => withKey(item, theirs[at], form.tag === 'Numeric')) }
}

function withKey(item: Item, theirs: Item | undefined, isNumber: boolean): Item {
  if (!theirs || 'kept' in item || 'kept' in theirs) return item
  // A translation without marks leaves them to its source.
  const mark = item.mark === null || theirs.mark === null ? item.mark : theirs.mark
  const text = isNumber && keyOf(item.text) !== keyOf(theirs.text) ? theirs.text : item.text
  return mark === item.mark && text === item.text ? item : { ...item, mark, text }
}
