import { CSV_MARK, csvLine } from '#app/domain/people/csv.ts'
import { cellsOf, type ExportedTable } from './table.ts'

/**
 * `comma`: fields apart by `,`, decimals by `.` (RFC 4180; R's read.csv). `semicolon`: `;` and a decimal comma, as
 * spreadsheets write and read it in French and Spanish (R's read.csv2).
 */
const csvStyles = { comma: [',', '.'], semicolon: [';', ','] } as const
export type CsvStyle = keyof typeof csvStyles

export const isCsvStyle = (value: unknown): value is CsvStyle => value === 'comma' || value === 'semicolon'

/** What spreadsheets of a language expect. */
export const styleOf = (language: string): CsvStyle => (language === 'en' ? 'comma' : 'semicolon')

/** A table as CSV, in UTF-8 with its mark. */
export async function* csvParts(
  { columns, pages }: ExportedTable,
  style: CsvStyle,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const [separator, decimal] = csvStyles[style]
  yield encoder.encode(CSV_MARK + csvLine(columns, separator))
  for await (const rows of pages)
    yield encoder.encode(rows.map((row) => csvLine(cellsOf(columns, row), separator, decimal)).join(''))
}
