import { RosterRefusal } from '#app/domain/cohort/roster/roster.ts'
import { parseText } from '#app/domain/cohort/roster/separator.ts'
import { type ImportNote, ImportRefusal, importNote } from '#app/domain/studio/import-report.ts'
import { type CsvRow, csvBody } from './csv-body.ts'
import { type CsvColumn, csvColumnOf } from './csv-titles.ts'
import { bareQuestion, type ImportedQuestion, plain } from './imported-question.ts'
import { importLimits } from './limits.ts'
import type { ReadFile } from './read-questions.ts'

/** Where titles may stand: below a heading or two. */
const farthestTitles = 10

type Columns = { title: string; column: CsvColumn | null; number: number | null }[]

/** Reads a table with a question a row. @throws ImportRefusal without a column of questions */
export function readCsv(file: string): Omit<ReadFile, 'format'> {
  const { lines, openQuoteRow } = parsed(file)
  const at = lines.slice(0, farthestTitles).findIndex(({ cells }) => isTitles(cells))
  const head = lines[at]
  if (!head) throw new ImportRefusal({ refused: 'no-question-column', values: {} })
  const columns: Columns = head.cells.map((title) => ({
    title,
    ...(csvColumnOf(title) ?? { column: null, number: null }),
  }))
  const rows = lines.slice(at + 1)
  if (rows.length > importLimits.questions)
    throw new ImportRefusal({ refused: 'too-many', values: { most: importLimits.questions } })
  const ignored = columns
    .filter(({ title, column }) => column === null && title.trim() !== '')
    .map(({ title }) => title)
  const notes: ImportNote[] = [
    ...(openQuoteRow === null ? [] : [importNote('quote-not-closed', { line: openQuoteRow })]),
    ...(ignored.length > 0 ? [importNote('columns-ignored', { titles: ignored.join(', ') })] : []),
  ]
  return { questions: rows.map(({ row, cells }) => questionOf(row, cells, columns)), notes }
}

function parsed(file: string) {
  try {
    return parseText(file)
  } catch (error) {
    if (!(error instanceof RosterRefusal)) throw error
    throw new ImportRefusal({ refused: 'too-many', values: { most: importLimits.questions } })
  }
}

/** A column of questions, and one more that is known: a sentence that says "question" is no title. */
export const isTitles = (cells: readonly string[]): boolean => {
  const columns = cells.map((cell) => csvColumnOf(cell)?.column)
  return columns.includes('question') && columns.filter((column) => column !== undefined).length > 1
}

function questionOf(line: number, cells: readonly string[], columns: Columns): ImportedQuestion {
  const one = (column: CsvColumn) =>
    columns
      .flatMap((known, at) =>
        known.column === column && known.number === null ? [(cells[at] ?? '').trim()] : [],
      )
      .filter((cell) => cell !== '')
  const numbered = (column: CsvColumn) => {
    const found: string[] = []
    let next = 0
    columns.forEach((known, at) => {
      // An option without a number is the next one.
      if (known.column !== column || (column === 'feedback' && known.number === null)) return
      const place = known.number === null ? next : known.number - 1
      next = place + 1
      found[place] = (cells[at] ?? '').trim()
    })
    return Array.from(found, (cell) => cell ?? '')
  }
  const row: CsvRow = {
    type: one('type')[0] ?? '',
    right: one('right').join('|'),
    tolerance: one('tolerance')[0] ?? '',
    unit: one('unit')[0] ?? '',
    options: numbered('option'),
    feedback: numbered('feedback'),
  }
  const given = one('points')[0]
  const points = given === undefined ? 1 : Number(given.replace(',', '.'))
  const name = one('name')[0] ?? ''
  const prompt = one('question').join('\n\n')
  return {
    ...bareQuestion(line, name, plain(prompt)),
    idWords: name || prompt,
    category: (one('category')[0] ?? '').split('/').flatMap((part) => part.trim() || []),
    points: Number.isFinite(points) ? points : 1,
    explanations: [...one('feedback'), ...one('solution')].map(plain),
    hints: one('hint').map(plain),
    notes: Number.isFinite(points) ? [] : [importNote('points-changed', { from: given ?? '', to: '1' })],
    body: csvBody(row),
  }
}
