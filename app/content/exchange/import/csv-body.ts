import { foldText } from '#app/domain/exercise/fold-text.ts'
import { type ImportNote, importNote } from '#app/domain/studio/import-report.ts'
import { type CsvType, csvTypeOf, truthOf } from './csv-titles.ts'
import { type ImportedBody, plain, type Rich } from './imported-question.ts'

/** What a row says of its answers. Options and feedback stand at their numbers; empty where there is none. */
export interface CsvRow {
  type: string
  right: string
  tolerance: string
  unit: string
  options: string[]
  feedback: string[]
}

const refused = (why: ImportNote): ImportedBody => ({ kind: 'refused', why })

/** The answers of a row; without a type, its cells say what it is. */
export function csvBody(row: CsvRow): ImportedBody {
  const type = row.type === '' ? guessed(row) : csvTypeOf(row.type)
  if (type === null) return refused(importNote('type-unknown', { typed: row.type }))
  switch (type) {
    case 'choice':
    case 'several':
      return choice(row, type === 'several')
    case 'true-false':
      return trueFalse(row)
    case 'numeric':
      return numeric(row)
    case 'text':
      return text(row)
    case 'match':
      return match(row)
    case 'order':
      return { kind: 'order', items: row.options.filter((option) => option !== '').map(plain) }
    case 'written':
      return { kind: 'written', criteria: criteriaOf(row) }
    case 'prose':
      return { kind: 'prose' }
  }
}

const numberForm = /^\s*[-+−]?\d+([.,]\d+)?\s*(\.\.\s*[-+−]?\d+([.,]\d+)?)?\s*$/

function guessed({ options, right, tolerance }: CsvRow): CsvType {
  const given = options.filter((option) => option !== '')
  if (given.length > 0) return given.every((option) => pairForm.test(option)) ? 'match' : 'choice'
  if (tolerance !== '' || listOf(right).every((one) => numberForm.test(one)))
    return right === '' ? 'written' : 'numeric'
  if (truthOf(right) !== null) return 'true-false'
  return right === '' ? 'written' : 'text'
}

const listOf = (cell: string): string[] =>
  cell
    .split(/[|\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

const pairForm = /^(.+?)\s*(?:->|→|=>)\s*(.+)$/s

const feedbackAt = (row: CsvRow, at: number): Rich | null =>
  row.feedback[at] ? plain(row.feedback[at]) : null

/** Right options by number (2), letter (B) or their own words. */
function choice(row: CsvRow, isSeveral: boolean): ImportedBody {
  const right = rightOptions(row)
  if (typeof right === 'string') return refused(importNote('right-unknown', { typed: right }))
  const single = !isSeveral && right.size < 2
  const share = single ? 100 : 100 / Math.max(right.size, 1)
  const options = row.options.map((option, at) => ({
    text: plain(option),
    percent: right.has(at) ? share : single ? 0 : -share,
    feedback: feedbackAt(row, at),
  }))
  return {
    kind: 'choice',
    single,
    shuffle: false,
    options: options.filter(({ text }) => text.text !== ''),
    whenRight: null,
    whenWrong: null,
  }
}

/** The places of the right options; what names none of them is given back. */
function rightOptions({ right, options }: CsvRow): Set<number> | string {
  const byWords = options.findIndex((option) => option !== '' && foldText(option) === foldText(right))
  if (byWords >= 0) return new Set([byWords])
  const places = new Set<number>()
  for (const one of right.split(/[|;,\n]/).map((piece) => piece.trim())) {
    if (one === '') continue
    const place = options.findIndex((option) => option !== '' && foldText(option) === foldText(one))
    const named = /^\d{1,2}$/.test(one)
      ? Number(one) - 1
      : /^[a-z]$/i.test(one)
        ? one.toUpperCase().charCodeAt(0) - 65
        : -1
    const at = place >= 0 ? place : named
    if (!options[at]) return one
    places.add(at)
  }
  return places
}

function trueFalse(row: CsvRow): ImportedBody {
  const right = truthOf(row.right)
  if (right === null) return refused(importNote('right-unknown', { typed: row.right }))
  return { kind: 'true-false', right, whenTrue: feedbackAt(row, 0), whenFalse: feedbackAt(row, 1) }
}

/** Right values in their own column; options are values that are foreseen and wrong. */
function numeric(row: CsvRow): ImportedBody {
  const tolerance = row.tolerance === '' ? null : row.tolerance
  const right = listOf(row.right).map((text) => ({ text, tolerance, percent: 100, feedback: null }))
  const wrong = row.options.flatMap((text, at) =>
    text === '' ? [] : [{ text, tolerance, percent: 0, feedback: feedbackAt(row, at) }],
  )
  return { kind: 'numeric', unit: row.unit || null, values: [...right, ...wrong] }
}

function text(row: CsvRow): ImportedBody {
  const right = listOf(row.right).map((answer) => ({ text: starred(answer), percent: 100, feedback: null }))
  const wrong = row.options.flatMap((answer, at) =>
    answer === '' ? [] : [{ text: starred(answer), percent: 0, feedback: feedbackAt(row, at) }],
  )
  return { kind: 'text', caseMatters: false, answers: [...right, ...wrong] }
}

/** In a table a star is only a star. */
const starred = (answer: string): string => answer.replaceAll('*', '\\*')

/** Each option is a pair: `stock -> people on a date`. */
function match({ options }: CsvRow): ImportedBody {
  const pairs: { left: Rich; right: Rich }[] = []
  for (const option of options.filter((one) => one !== '')) {
    const pair = pairForm.exec(option)
    if (!pair) return refused(importNote('answer-unreadable', { answer: option }))
    pairs.push({ left: plain(pair[1] ?? ''), right: plain(pair[2] ?? '') })
  }
  return { kind: 'pairs', pairs, distractors: [] }
}

const criteriaOf = ({ options, right }: CsvRow): Rich | null => {
  const criteria = [...options.filter((option) => option !== ''), ...listOf(right)]
  return criteria.length > 0 ? plain(criteria.join('\n\n')) : null
}
