import type { ColumnReading } from '#app/domain/studio/data-columns.ts'
import { readCell } from '#app/labs/data/read-cell.ts'

/** Cells that often stand for a missing value, in lower case. */
const missingWords: ReadonlySet<string> = new Set(
  'na|n/a|n.a.|n.d.|nd|nan|null|none|missing|not stated|#n/a|.|..|...|-|--|–|—|?|x'.split('|'),
)

export const mayMeanMissing = (cell: string): boolean =>
  cell.length <= 12 && !/^\d/.test(cell) && missingWords.has(cell.trim().toLowerCase())

/** A cell as our files write it, or undefined if it can't be read that way. It is neither blank nor missing. */
export function readAs(cell: string, reading: ColumnReading): string | undefined {
  switch (reading) {
    case 'text':
      return cell
    case 'number':
      return asNumber(cell, ',', '.')
    case 'number-comma':
      return asNumber(cell, '.', ',')
    case 'date':
      return readCell(cell.trim(), 'date') === undefined ? undefined : cell.trim()
    case 'day-month-year':
      return asDate(cell, 1, 2)
    case 'month-day-year':
      return asDate(cell, 2, 1)
  }
}

/** Digits with a point for decimals. A number that begins with needless zeros is none: it is a code. */
function asNumber(cell: string, group: ',' | '.', decimal: ',' | '.'): string | undefined {
  // Most cells of most files; 200,000 rows of them are read between two requests.
  if (cell.length < 15 && /^(0|-?[1-9]\d*)$/.test(cell)) return cell
  const plain = withoutGroups(cell.trim().replace(/^\u2212/, '-'), group)
  if (decimal === ',' && plain.includes('.')) return undefined
  const written = decimal === ',' ? plain.replace(',', '.') : plain
  if (/^-?0\d/.test(written)) return undefined
  const whole = written.replace(/^(-?)\./, '$10.')
  const isNumber = /^-?\d+$/.test(whole)
    ? readCell(whole, 'integer') !== undefined
    : readCell(whole, 'number') !== undefined
  return isNumber ? whole : undefined
}

/** Groups of three digits, apart by spaces of any width, an apostrophe, or the sign that isn't for decimals. */
function withoutGroups(text: string, group: ',' | '.'): string {
  if (!/^-?[1-9]\d{0,2}[^\d]\d{3}/.test(text)) return text
  for (const { whole, apart } of groups[group]) if (whole.test(text)) return text.replace(apart, '')
  return text
}

const groupedBy = (apart: string, decimals: string) => ({
  whole: new RegExp(`^-?[1-9]\\d{0,2}(${apart}\\d{3})+${decimals}$`),
  apart: new RegExp(apart, 'g'),
})

const [space, apostrophe] = ['[ \\u00a0\\u2009\\u202f]', "['’]"]

/** By the sign that may stand between groups, the other being for decimals. */
const groups = {
  ',': [space, apostrophe, ','].map((apart) => groupedBy(apart, '(\\.\\d+)?')),
  '.': [space, apostrophe, '\\.'].map((apart) => groupedBy(apart, '(,\\d+)?')),
}

function asDate(cell: string, day: 1 | 2, month: 1 | 2): string | undefined {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell.trim())
  if (!parts) return undefined
  const two = (text: string | undefined) => (text ?? '').padStart(2, '0')
  const date = `${parts[3]}-${two(parts[month])}-${two(parts[day])}`
  return readCell(date, 'date') === undefined ? undefined : date
}
