import {
  type ColumnChoice,
  type ColumnDoubt,
  type ColumnReading,
  type Counted,
  columnReadings,
} from '#app/domain/studio/data-columns.ts'
import { mayMeanMissing, readAs } from './read-as.ts'

/** Values told one by one; a code list of more is none that anybody fills in. */
const MOST_VALUES = 40

/** What all cells of a column say about it together. */
export interface ColumnLook {
  /** Looks at the next cell. */
  see(cell: string): void
  isEmpty(): boolean
  decide(): {
    reading: ColumnReading
    possible: ColumnReading[]
    missing: Counted[]
    withoutMissing: ColumnReading | null
    doubts: ColumnDoubt[]
  }
}

/** Gathers cells of one column, row by row, and guesses how they are meant. */
export function lookAtColumn(choice: ColumnChoice): ColumnLook {
  const all = new Set<ColumnReading>(columnReadings)
  const beyond = new Set<ColumnReading>(columnReadings)
  const missing = new Map<string, number>()
  const chosen = new Set(choice.missing)
  let filled = 0
  let hasPoint = false
  let hasComma = false
  let isDigits = true
  let hasZeroFirst = false

  return {
    see(cell) {
      const text = cell.trim()
      if (text === '' || chosen.has(text)) return
      filled++
      if (mayMeanMissing(text)) {
        if (missing.has(text) || missing.size < MOST_VALUES) missing.set(text, (missing.get(text) ?? 0) + 1)
        narrow(all, cell)
        return
      }
      narrow(all, cell)
      narrow(beyond, cell)
      hasPoint ||= text.includes('.')
      hasComma ||= text.includes(',')
      isDigits &&= /^\d+$/.test(text)
      hasZeroFirst ||= /^0\d/.test(text)
    },

    isEmpty: () => filled === 0,

    decide() {
      const counted = [...missing].map(([value, count]) => ({ value, count }))
      const [guess, doubts] = guessOf(all, { filled, hasComma, hasPoint })
      const [other] = guessOf(beyond, { filled: filled - sumOf(counted), hasComma, hasPoint })
      if (guess === 'text' && isDigits && hasZeroFirst && missing.size === 0) doubts.push('leading-zeros')
      return {
        reading: choice.reading ?? guess,
        possible: columnReadings.filter((reading) => all.has(reading)),
        missing: counted,
        withoutMissing: counted.length > 0 && other !== guess ? other : null,
        doubts: choice.reading ? [] : doubts,
      }
    },
  }
}

function narrow(readings: Set<ColumnReading>, cell: string): void {
  for (const reading of readings) if (readAs(cell, reading) === undefined) readings.delete(reading)
}

const sumOf = (counted: Counted[]): number => counted.reduce((sum, { count }) => sum + count, 0)

/** The reading that asks for no guess between two meanings; text where there is one. */
function guessOf(
  fits: ReadonlySet<ColumnReading>,
  { filled, hasComma, hasPoint }: { filled: number; hasComma: boolean; hasPoint: boolean },
): [ColumnReading, ColumnDoubt[]] {
  if (filled === 0) return ['text', []]
  if (fits.has('date')) return ['date', []]
  const [point, comma] = [fits.has('number'), fits.has('number-comma')]
  if (point && comma) {
    // Whole numbers are the same either way.
    if (hasComma) return ['text', ['comma-unclear']]
    return ['number', hasPoint ? ['point-unclear'] : []]
  }
  if (point) return ['number', []]
  if (comma) return ['number-comma', []]
  const [dayFirst, monthFirst] = [fits.has('day-month-year'), fits.has('month-day-year')]
  if (dayFirst && monthFirst) return ['text', ['day-unclear']]
  if (dayFirst) return ['day-month-year', []]
  return [monthFirst ? 'month-day-year' : 'text', []]
}

/** Counts the values of a column as they are written now, as long as they are few. */
export function countValues(): { add(value: string): void; values(): Counted[] | null } {
  const counts = new Map<string, number>()
  let isMany = false
  return {
    add(value) {
      if (isMany) return
      counts.set(value, (counts.get(value) ?? 0) + 1)
      if (counts.size <= MOST_VALUES) return
      isMany = true
      counts.clear()
    },
    values: () => (isMany ? null : [...counts].map(([value, count]) => ({ value, count })).sort(byValue)),
  }
}

const byValue = (a: Counted, b: Counted): number => {
  const difference = Number(a.value) - Number(b.value)
  if (difference !== 0 && !Number.isNaN(difference)) return difference
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0
}
