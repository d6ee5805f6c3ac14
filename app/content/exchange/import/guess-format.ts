import type { ImportFormat } from '#app/domain/studio/import-report.ts'
import { isTitles } from './read-csv.ts'

/** Which format a text is in, by what stands in it; null if it is none that we read. */
export function guessFormat(text: string): ImportFormat | null {
  const start = text.slice(0, 4000)
  if (/^\s*<(\?xml|quiz|!doctype|!--)/i.test(start)) return 'moodle'
  const lines = text.slice(0, 200_000).split(/\r\n?|\n/)
  if (
    lines.some((line) => /^\s*ANSWER\s*:/i.test(line)) &&
    lines.some((line) => /^\s*[A-Z][.)]\s/.test(line))
  )
    return 'aiken'
  const isTable = lines
    .slice(0, 12)
    .some((line) => [',', ';', '\t', '|'].some((separator) => isTitles(line.split(separator).map(unquoted))))
  if (isTable) return 'csv'
  if (/^\s*(::|\$CATEGORY:)/m.test(start) || /\{[^}]*\}/.test(text)) return 'gift'
  return null
}

const unquoted = (cell: string): string => cell.trim().replace(/^"(.*)"$/, '$1')
