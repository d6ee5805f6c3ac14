import type { Cell } from '../run.ts'
import { isWithin, type Reach } from './reach.ts'

/**
 * One column of the learner's result beside the expected one. Cells have codes: different codes are different cells,
 * equal codes are equal cells, save for codes in `loose`, where numbers lie so close together that not each of one
 * side fits each of the other. Text and NULL are equal only to themselves; `'1'` is not `1`.
 */
export interface Column {
  /** As the learner named it. */
  name: string
  own: Cell[]
  expected: Cell[]
  ownCodes: Int32Array
  expectedCodes: Int32Array
  /** Codes are below this. */
  codeCount: number
  loose: ReadonlySet<number>
  reach: Reach
}

export function columnOf(name: string, own: Cell[], expected: Cell[], reach: Reach): Column {
  const codes = new Map<Cell, number>([[null, 0]])
  const loose = codeNumbers(codes, distinct(ascending(own)), distinct(ascending(expected)), reach)
  const codeOf = (cell: Cell): number => {
    const known = codes.get(cell)
    if (known !== undefined) return known
    codes.set(cell, codes.size)
    return codes.size - 1
  }
  const ownCodes = Int32Array.from(own, codeOf)
  const expectedCodes = Int32Array.from(expected, codeOf)
  return { name, own, expected, ownCodes, expectedCodes, codeCount: codes.size, loose, reach }
}

export function isSameCell(column: Column, own: number, expected: number): boolean {
  const code = column.ownCodes[own] as number
  if (code !== column.expectedCodes[expected]) return false
  return (
    !column.loose.has(code) ||
    isWithin(column.reach, column.own[own] as number, column.expected[expected] as number)
  )
}

/** The numbers of some cells, rising. */
export const ascending = (cells: readonly Cell[]): Float64Array =>
  Float64Array.from(cells.filter((cell) => typeof cell === 'number')).sort()

const distinct = (sorted: Float64Array): Float64Array =>
  sorted.filter((value, at) => value !== sorted[at - 1])

/**
 * Gives numbers the codes of their classes, in one sweep from the smallest to the largest of both sides: a class ends
 * where no own number below reaches an expected one above, nor the other way round. Returns the loose classes.
 */
function codeNumbers(codes: Map<Cell, number>, own: Float64Array, expected: Float64Array, reach: Reach) {
  const loose = new Set<number>()
  let [o, e] = [0, 0]
  let [classOwn, classExpected] = [0, 0]
  let code = 0

  const endClass = () => {
    const hasBoth = classOwn < o && classExpected < e
    const fitsAll =
      (own[classOwn] as number) >= reach.low(expected[e - 1] as number) &&
      (own[o - 1] as number) <= reach.high(expected[classExpected] as number)
    if (hasBoth && !fitsAll) loose.add(code)
  }

  while (o < own.length || e < expected.length) {
    const nextOwn = own[o] ?? Number.NaN
    const nextExpected = expected[e] ?? Number.NaN
    // A comparison with NaN, for a side that has not begun or is at its end, is false: nothing to reach there.
    const isLinked =
      nextOwn <= reach.high(expected[e - 1] ?? Number.NaN) ||
      (own[o - 1] ?? Number.NaN) >= reach.low(nextExpected)
    if (!isLinked) {
      if (o + e > 0) endClass()
      ;[classOwn, classExpected] = [o, e]
      code = codes.size
    }
    const takesOwn = !(nextOwn > nextExpected) && o < own.length
    codes.set(takesOwn ? nextOwn : nextExpected, code)
    if (takesOwn) o++
    else e++
  }
  if (o + e > 0) endClass()
  return loose
}
