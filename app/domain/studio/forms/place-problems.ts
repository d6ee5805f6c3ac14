import type { FoundExercise } from '../source/find-exercises.ts'
import { answersIn, type ExerciseForm } from '../source/form.ts'
import { linesOf } from '../source/form-lines.ts'
import { type TakenApart, takeApart } from '../source/take-apart.ts'
import type { TextProblem } from '../text-problem.ts'
import { attributesOf, filledOf, ownAttributes } from './filled.ts'

/** A problem of an exercise with the field of its form in which it is mended. */
export interface PlacedProblem extends TextProblem {
  /** The field's id, or that of a group of fields; null where the form has none for it. */
  field: string | null
}

interface AtHand {
  text: string
  found: FoundExercise
  /** In a translation what is right and what is counted is no field. */
  isSource: boolean
}

/** Puts what the check says of an exercise to the fields of its form: by what is wrong, else by where it stands. */
export function placeProblems(problems: TextProblem[], { text, found, isSource }: AtHand): PlacedProblem[] {
  const apart = takeApart(text.slice(found.start, found.end))
  if (!apart) return problems.map((problem) => ({ ...problem, field: null }))
  const lines = linesOf(text)
  const stretches = stretchesOf(apart)
  return problems.map((problem) => {
    const line = lines[problem.line - 1]
    const offset = line ? Math.min(line.start + problem.column - 1, line.end) - found.start : -1
    const field = fieldOf(problem.code, fieldAt(stretches, offset), apart.form)
    return { ...problem, field: field !== null && isShown(field, apart.form, isSource) ? field : null }
  })
}

interface Stretch {
  start: number
  end: number
  /** Null for what a form leaves alone. */
  field: string | null
}

/** Where in the source each field has its words; within a row the narrower stretch comes first. */
function stretchesOf({ form, open, prompt, list, table, codes, hints, solution }: TakenApart): Stretch[] {
  const shownCodes = filledOf(form).codes
  const stretch = (range: { start: number; end: number } | null, field: string | null): Stretch[] =>
    range ? [{ start: range.start, end: range.end, field }] : []
  return [
    ...open.attributes.flatMap((own) =>
      stretch(own, attributesOf[form.tag].includes(own.name) ? own.name : null),
    ),
    ...(list?.items ?? []).flatMap((item, at) => [
      ...('kept' in item.value ? [] : stretch(item.feedback, `item-${at}-feedback`)),
      ...stretch(item, 'kept' in item.value ? null : `item-${at}-text`),
    ]),
    ...(table ? [table.head, ...table.rows] : []).flatMap(({ line, cells }, row) =>
      // What is said of a cell stands at the bar before it, and of a row at its first bar.
      cells.flatMap(({ end }, column) => {
        const start = column === 0 ? line.start : (cells[column - 1]?.end ?? 0) + 1
        const side = ['left', 'right', 'feedback'][column]
        return stretch(
          { start, end: Math.max(start, end) },
          row === 0 ? `head-${side}` : `row-${row - 1}-${side}`,
        )
      }),
    ),
    ...codes.flatMap(({ code, quote }, at) => {
      const shown = shownCodes.findIndex(({ from }) => from === at)
      return [...stretch(quote, `code-${shown}-feedback`), ...stretch(code, `code-${shown}-text`)]
    }),
    ...hints.flatMap((hint, at) => stretch(hint, `hint-${at}-text`)),
    ...stretch(solution, 'solution'),
    ...stretch(prompt, 'prompt'),
  ]
}

const fieldAt = (stretches: Stretch[], offset: number): string | null =>
  stretches.find(({ start, end }) => start <= offset && offset <= end)?.field ?? null

/** What is missing stands nowhere: its field follows from what is wrong. */
const fieldsByCode: Record<string, string> = {
  'objective-missing': 'objective',
  'objective-unknown': 'objective',
  'prompt-missing': 'prompt',
  'solution-advised': 'solution',
  'solution-missing': 'solution',
  'answers-missing': 'answers',
  'answers-few': 'answers',
  'answer-complex': 'answers',
  'categories-few': 'answers',
  'table-columns': 'answers',
  'lab-hints-few': 'help',
  'data-unknown': 'data',
  'key-without-data': 'data',
  'data-no-draws': 'draw',
  'data-table-unknown': 'tables',
  'results-form': 'results',
  'order-column': 'order',
}

/** Parts of a row of which something is wrong at another of its parts. */
const partByCode: Record<string, string> = {
  'feedback-missing': 'feedback',
  'lab-mistake-feedback': 'feedback',
  'mark-missing': 'mark',
}

function fieldOf(code: string, at: string | null, form: ExerciseForm): string | null {
  if (code === 'no-right-answer') {
    const first = form.items?.findIndex((item) => !('kept' in item)) ?? -1
    return first < 0 ? 'answers' : `item-${first}-mark`
  }
  if (code === 'lab-code-missing') {
    const shown = filledOf(form).codes.findIndex(({ name }) => name.endsWith(' solution'))
    return shown < 0 ? 'code' : `code-${shown}-text`
  }
  const part = partByCode[code]
  if (part) return at && at.replace(/^((?:item|code)-\d+)-\w+$/, `$1-${part}`)
  return fieldsByCode[code] ?? at
}

function isShown(field: string, form: ExerciseForm, isSource: boolean): boolean {
  if (field === 'answers') return (answersIn[form.tag] === 'table' ? form.table : form.items) !== null
  if (field === 'head-feedback') return false
  const isAttribute = attributesOf[form.tag].includes(field)
  return isSource || (!field.endsWith('-mark') && (!isAttribute || ownAttributes.includes(field)))
}
