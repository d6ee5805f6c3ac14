import type { Value, Variable } from './data-set.ts'

/** What a cell of a CSV file stands for, or undefined if it doesn't fit the type. An empty cell is a missing value. */
export function readCell(cell: string, type: Variable['type']): Value | undefined {
  if (cell === '') return null
  switch (type) {
    case 'text':
      return cell
    case 'date':
      return isDate(cell) ? cell : undefined
    case 'integer':
      return /^-?\d+$/.test(cell) && Number.isSafeInteger(Number(cell)) ? Number(cell) : undefined
    case 'number':
      return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) && Number.isFinite(Number(cell))
        ? Number(cell)
        : undefined
  }
}

/** A day that exists, as YYYY-MM-DD. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
