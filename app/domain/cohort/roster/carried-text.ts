import type { ListLine } from './roster.ts'

/** Sheets may be a million rows long, with somebody in the last. */
const FARTHEST = 20_000

/**
 * A list as one text again, cells apart by tabs, for a form to carry to the next screen, where it is read anew. Lines keep
 * their numbers, so that what is said of line 14 is said of line 14 of the file.
 */
export function carriedText(titles: readonly string[] | null, lines: readonly ListLine[]): string {
  const text: string[] = []
  const put = (row: number, cells: readonly string[]) => {
    while (text.length < Math.min(row, FARTHEST) - 1) text.push('')
    text.push(cells.map(inOneLine).join('\t'))
  }
  if (titles) put((lines[0]?.row ?? 2) - 1, titles)
  for (const { row, cells } of lines) put(row, cells)
  return text.join('\n')
}

/** Quoted where a cell begins with a quote: it would open one. */
function inOneLine(cell: string): string {
  const line = cell.replace(/[\t\r\n]+/g, ' ')
  return line.trimStart().startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line
}
