import type { Difference } from '../difference.ts'
import { isWithin, type Reach } from './reach.ts'

/** One column's own numbers beside the expected ones they stand for. */
export interface Series {
  column: string
  own: number[]
  expected: number[]
  reach: Reach
  /** Decimals asked for; null = none stated. */
  digits: number | null
}

/** Factors that say something by themselves: a wrong unit. */
const unitFactors = [2, 3, 4, 5, 6].flatMap((power) => [10 ** power, 10 ** -power])
/** Rows counted twice, a slipped point: chance may do the same to one or two numbers. */
const smallFactors = [2, 0.5, 10, 0.1]
const ENOUGH = 3

/** What is wrong with all numbers of a column in the same way; null when nothing of the kind is. */
export function patternOf(series: Series): Difference | null {
  const { own, expected } = series
  if (own.length === 0 || own.every((value, at) => isWithin(series.reach, value, expected[at] as number)))
    return null
  for (const pattern of [zeros, truncated, percent, sign, factor, rounded, shift]) {
    const found = pattern(series)
    if (found) return found
  }
  return null
}

/** Whether every own number, once changed, is the expected one. */
const becomesRight = ({ own, expected, reach }: Series, change: (value: number) => number): boolean =>
  own.every((value, at) => isWithin(reach, change(value), expected[at] as number))

function zeros({ column, own, expected }: Series): Difference | null {
  const isAllZero = own.every((value) => value === 0) && expected.every((value) => value !== 0)
  return isAllZero && !expected.every(Number.isInteger) ? { code: 'zeros', column } : null
}

function truncated({ column, own, expected }: Series): Difference | null {
  return own.every((value, at) => value === Math.trunc(expected[at] as number))
    ? { code: 'truncated', column }
    : null
}

function percent(series: Series): Difference | null {
  const { column, own, expected } = series
  if (
    isShare(own) &&
    !isShare(expected) &&
    (isRoundedShare(series) || becomesRight(series, (value) => 100 * value))
  )
    return { code: 'share-for-percent', column }
  if (isShare(expected) && !isShare(own) && becomesRight(series, (value) => value / 100))
    return { code: 'percent-for-share', column }
  return null
}

const isShare = (values: number[]) => values.every((value) => value >= 0 && value <= 1)

/** A share is often rounded, to two decimals or more, before it is asked for in per cent: that much is granted. */
function isRoundedShare({ own, expected }: Series): boolean {
  const slack = 50 * 10 ** -Math.max(2, decimalsOf(own)) * (1 + 1e-9)
  return own.every((value, at) => Math.abs(100 * value - (expected[at] as number)) <= slack)
}

function sign(series: Series): Difference | null {
  return becomesRight(series, (value) => -value) ? { code: 'sign', column: series.column } : null
}

/** The factor is named only if it says what went wrong; any other would just be the way to the expected values. */
function factor(series: Series): Difference | null {
  const { column, own, expected } = series
  const factors = own.length < ENOUGH ? unitFactors : [...unitFactors, ...smallFactors]
  const telling = factors.find((times) => becomesRight(series, (value) => value / times))
  if (telling !== undefined) return { code: 'factor', column, factor: telling }
  const largest = own.reduce((best, value, at) => (Math.abs(value) > Math.abs(own[best] ?? 0) ? at : best), 0)
  const ratio = (own[largest] as number) / (expected[largest] as number)
  const isFactor = Number.isFinite(ratio) && ratio !== 0 && new Set(expected).size >= ENOUGH
  return isFactor && becomesRight(series, (value) => value / ratio)
    ? { code: 'factor', column, factor: null }
    : null
}

function rounded({ column, own, expected, digits }: Series): Difference | null {
  const kept = decimalsOf(own)
  if (kept >= (digits ?? 9)) return null
  const half = 0.5 * 10 ** -kept * (1 + 1e-9)
  const isRounded = own.every((value, at) => Math.abs(value - (expected[at] as number)) <= half)
  return isRounded ? { code: 'rounded', column, digits } : null
}

function shift(series: Series): Difference | null {
  const { column, own, expected } = series
  const by = (own[0] as number) - (expected[0] as number)
  if (!becomesRight(series, (value) => value - by) || new Set(expected).size < ENOUGH) return null
  return { code: 'shift', column, by: Math.abs(by) === 1 ? by : null }
}

/** How many decimals the numbers have, as written; many for what is written with an exponent. */
function decimalsOf(values: number[]): number {
  const decimals = (value: number) => {
    const text = String(value)
    return text.includes('e') ? 17 : (text.split('.')[1] ?? '').length
  }
  return Math.max(...values.map(decimals))
}
