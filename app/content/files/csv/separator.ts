import type { ReadData } from '#app/domain/studio/data-columns.ts'
import { csvLines } from '#app/labs/data/csv-file.ts'

type Separator = ReadData['separator']

/** The rarer in values first: it wins a tie. */
const separators: readonly Separator[] = ['\t', ';', '|', ',']

/** Rows by which a separator is judged. */
const JUDGED = 100

/**
 * The separator by which the lines of a table come out equally wide, and widest; a comma for a table of one column. A
 * first line `sep=;`, as Excel understands it, decides, and is not part of the table.
 */
export function separatorOf(text: string): { separator: Separator; begins: number } {
  const told = /^\ufeff?"?sep=([\t;,|])"?(\r\n|\n|\r)/i.exec(text)
  if (told) return { separator: told[1] as Separator, begins: told[0].length }
  let best: { separator: Separator; score: number } = { separator: ',', score: 0 }
  for (const separator of separators) {
    const score = scoreOf(text, separator)
    if (score > best.score) best = { separator, score }
  }
  return { separator: best.separator, begins: 0 }
}

/** The share of rows that are as wide as the first, and a little for width; 0 if the separator makes one column. */
function scoreOf(text: string, separator: Separator): number {
  let width = 0
  let rows = 0
  let even = 0
  for (const { cells, broken } of csvLines(text, separator)) {
    if (broken) break
    if (cells.every((cell) => cell === '')) continue
    if (rows === 0) width = cells.length
    if (cells.length === width) even++
    if (++rows >= JUDGED) break
  }
  return width < 2 ? 0 : even / rows + width / 10_000
}
