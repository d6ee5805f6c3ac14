import { answersIn, type ExerciseForm, type Item, type LabBlock } from '../source/form.ts'
import {
  type Place,
  shownText,
  type TextProblem as TypedProblem,
  textProblem,
  typedText,
} from '../source/typed-text.ts'
import {
  attributesOf,
  type FilledForm,
  type FilledItem,
  type FilledRow,
  filledOf,
  isMistake,
  ownAttributes,
} from './filled.ts'

/** What is wrong with a field, by its id. */
export type FieldProblems = Record<string, TypedProblem | 'empty'>

/** Longer than any title, unit or list of tables. */
const LONGEST_ATTRIBUTE = 500

/**
 * What a person filled in, as the exercise that it makes of the one before. What was not changed stays to the letter;
 * in a translation keys and numbers stay, whatever was sent.
 */
export function takeFilled(
  before: ExerciseForm,
  filled: FilledForm,
  isSource: boolean,
): { form: ExerciseForm; problems: FieldProblems } {
  const problems: FieldProblems = {}
  const text = (id: string, typed: string, source: string | null, place: Place): string => {
    if (source !== null && typed === shownText(source, place)) return source
    const problem = textProblem(typed, place, before.tag)
    if (problem) problems[id] = problem
    return typedText(typed, place)
  }
  const takes: Takes = { before, filled, isSource, text, problems }
  return {
    form: {
      ...before,
      attributes: takeAttributes(takes),
      prompt: text('prompt', filled.prompt, before.prompt, 'prompt'),
      items: takeItems(takes),
      table: takeTable(takes),
      codes: takeCodes(takes),
      hints: filled.hints.flatMap(({ from, text: typed }, index) => {
        const origin = before.hints[from ?? -1] ?? null
        if (typed.trim() === '' && origin !== '') return []
        return [text(`hint-${index}-text`, typed, origin, 'help')]
      }),
      solution:
        filled.solution.trim() === '' && before.solution !== ''
          ? null
          : text('solution', filled.solution, before.solution, 'help'),
    },
    problems,
  }
}

interface Takes {
  before: ExerciseForm
  filled: FilledForm
  isSource: boolean
  text: (id: string, typed: string, source: string | null, place: Place) => string
  problems: FieldProblems
}

function takeAttributes({ before, filled, isSource, problems }: Takes): ExerciseForm['attributes'] {
  const shown = filledOf(before).attributes
  const attributes = { ...before.attributes }
  for (const name of attributesOf[before.tag]) {
    if (!isSource && !ownAttributes.includes(name)) continue
    const given = filled.attributes[name]
    // A page without a field for it leaves it as it is.
    if (given === undefined || given === shown[name]) continue
    const typed = given.trim()
    if (typed.length > LONGEST_ATTRIBUTE) problems[name] = 'too-long'
    if (typed === '') delete attributes[name]
    else if (name === 'shuffle') attributes[name] = true
    // Nobody means thousands of points by a comma.
    else attributes[name] = name === 'points' ? typed.replace(',', '.') : typed
  }
  return attributes
}

function takeItems(takes: Takes): Item[] | null {
  const { before, filled, isSource } = takes
  const { items } = before
  if (items === null || filled.items === null) return items
  if (isSource) return filled.items.flatMap((row, index) => takeItem(takes, row, index))
  return items.map((item, index) => {
    const at = filled.items?.findIndex(({ from }) => from === index) ?? -1
    const row = filled.items?.[at]
    return row ? (takeItem(takes, row, at)[0] ?? item) : item
  })
}

function takeItem({ before, isSource, text, problems }: Takes, row: FilledItem, index: number): Item[] {
  const origin = before.items?.[row.from ?? -1]
  if (origin && 'kept' in origin) return [origin]
  const [id, typed] = [`item-${index}`, typedOf(row)]
  const isOfNumbers = before.tag === 'Numeric'
  const hasWords = typed.trim() !== '' || row.feedback.trim() !== ''
  if (!hasWords && (!origin || origin.text !== '')) return []
  if (typed.trim() === '' && origin?.text !== '') problems[`${id}-text`] = 'empty'
  const shown = origin && isOfNumbers ? typedOf(filledItem(before, row.from)) : null
  const isAsBefore = origin && isOfNumbers && (!isSource || typed === shown)
  const isList = answersIn[before.tag] === 'list'
  return [
    {
      mark: isList && isSource ? row.mark : (origin?.mark ?? null),
      text: isAsBefore ? origin.text : text(`${id}-text`, typed, origin?.text ?? null, 'answer'),
      feedback: isList
        ? takeFeedback(text, `${id}-feedback`, row.feedback, origin?.feedback ?? null)
        : (origin?.feedback ?? null),
    },
  ]
}

const filledItem = (form: ExerciseForm, from: number | null): FilledItem | undefined =>
  filledOf(form).items?.[from ?? -1]

const typedOf = (row: FilledItem | undefined): string =>
  row?.tolerance.trim() ? `${row.text.trim()} ± ${row.tolerance.trim()}` : (row?.text ?? '')

function takeFeedback(text: Takes['text'], id: string, typed: string, source: string | null): string | null {
  return typed.trim() === '' && source !== '' ? null : text(id, typed, source, 'feedback')
}

function takeTable(takes: Takes): ExerciseForm['table'] {
  const { before, filled, isSource, text } = takes
  const { table } = before
  if (table === null || filled.table === null || answersIn[before.tag] !== 'table') return table
  const { headers } = table
  const words = text('head-feedback', filled.table.feedback, headers.feedback ?? '', 'cell')
  const own = filled.table.rows
  const rows = isSource
    ? own.flatMap((row, index) => takeRow(takes, row, index))
    : table.rows.map((row, index) => {
        const at = own.findIndex(({ from }) => from === index)
        const typed = own[at]
        return typed ? (takeRow(takes, typed, at)[0] ?? row) : row
      })
  return {
    headers: {
      left: text('head-left', filled.table.left, headers.left, 'cell'),
      right: text('head-right', filled.table.right, headers.right, 'cell'),
      feedback: headers.feedback === null && words === '' ? null : words,
    },
    rows,
  }
}

function takeRow(
  { before, isSource, text }: Takes,
  { from, left, right, feedback }: FilledRow,
  index: number,
): NonNullable<ExerciseForm['table']>['rows'] {
  const origin = before.table?.rows[from ?? -1]
  if (isSource && [left, right, feedback].every((typed) => typed.trim() === '')) return []
  return [
    {
      left: text(`row-${index}-left`, left, origin?.left ?? null, 'cell'),
      right: text(`row-${index}-right`, right, origin?.right ?? null, 'cell'),
      feedback: text(`row-${index}-feedback`, feedback, origin?.feedback ?? null, 'cell feedback'),
    },
  ]
}

function takeCodes({ before, filled, isSource, text }: Takes): LabBlock[] {
  const take = (index: number): LabBlock[] => {
    const row = filled.codes[index]
    if (!row) return []
    const origin = before.codes[row.from ?? -1]
    const known = origin?.name === row.name ? origin : undefined
    const isOwn = isSource || row.name.endsWith(' starter')
    const code = isOwn ? (row.text === known?.text ? known.text : row.text.replace(/\s+$/, '')) : known?.text
    const feedback = isMistake(row.name)
      ? takeFeedback(text, `code-${index}-feedback`, row.feedback, known?.feedback ?? null)
      : (known?.feedback ?? null)
    if (code === undefined || (code === '' && feedback === null && known?.text !== '')) return []
    return [{ name: row.name, text: code, feedback }]
  }
  if (isSource) return filled.codes.flatMap((_row, index) => take(index))
  const fresh = filled.codes.flatMap((row, index) =>
    row.from === null && row.name.endsWith(' starter') ? take(index) : [],
  )
  return [
    ...before.codes.map((code, index) => {
      const at = filled.codes.findIndex(({ from }) => from === index)
      return at < 0 ? code : (take(at)[0] ?? code)
    }),
    ...fresh,
  ]
}
