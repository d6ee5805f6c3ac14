import { type Column, isSameCell } from './column.ts'

/** Own row and expected row, by index. */
export type Pair = [own: number, expected: number]

/** Above so many possible pairs in one tangle of near-equal rows, the first fit is taken instead of the best. */
const TANGLE_LIMIT = 40_000

/**
 * Pairs as many rows as can be paired so that all `columns` are equal, each row once. Rows are bucketed by their
 * codes; inside a bucket any row fits any other, unless numbers are loose there.
 */
export function matchRows(columns: readonly Column[], own: number[], expected: number[]): Pair[] {
  const codes = rowCodes(columns, own, expected)
  const buckets = new Map<number, { own: number[]; expected: number[] }>()
  expected.forEach((row, at) => {
    const code = codes.expected[at] as number
    const bucket = buckets.get(code)
    if (bucket) bucket.expected.push(row)
    else buckets.set(code, { own: [], expected: [row] })
  })
  own.forEach((row, at) => {
    buckets.get(codes.own[at] as number)?.own.push(row)
  })
  const pairs: Pair[] = []
  for (const bucket of buckets.values())
    if (bucket.own.length > 0) for (const pair of matchBucket(columns, bucket)) pairs.push(pair)
  return pairs
}

/** One code for each row, in the order of `own` and `expected`: rows whose cells all have equal codes share it. */
export function rowCodes(columns: readonly Column[], own: readonly number[], expected: readonly number[]) {
  const codes = { own: new Int32Array(own.length), expected: new Int32Array(expected.length) }
  for (const { ownCodes, expectedCodes, codeCount } of columns) {
    const known = new Map<number, number>()
    const join = (before: number, code: number): number => {
      const both = before * codeCount + code
      const found = known.get(both)
      if (found !== undefined) return found
      known.set(both, known.size)
      return known.size - 1
    }
    expected.forEach((row, at) => {
      codes.expected[at] = join(codes.expected[at] as number, expectedCodes[row] as number)
    })
    own.forEach((row, at) => {
      codes.own[at] = join(codes.own[at] as number, ownCodes[row] as number)
    })
  }
  return codes
}

function matchBucket(columns: readonly Column[], { own, expected }: { own: number[]; expected: number[] }) {
  const [first] = own as [number]
  const loose = columns.filter((column) => column.loose.has(column.ownCodes[first] as number))
  const [only] = loose
  if (!only) return own.slice(0, expected.length).map((row, at): Pair => [row, expected[at] as number])
  if (loose.length === 1) return matchAlongLine(only, own, expected)
  if (own.length * expected.length > TANGLE_LIMIT) return matchFirstFit(loose, own, expected)
  return matchTangle(loose, own, expected)
}

/** One loose column: both bounds of a reach rise, so that the smallest fitting pair is never a mistake. */
function matchAlongLine(column: Column, own: number[], expected: number[]): Pair[] {
  const { reach } = column
  const left = rising(own, column.own as number[])
  const right = rising(expected, column.expected as number[])
  const pairs: Pair[] = []
  for (let [o, e] = [0, 0]; o < left.length && e < right.length; ) {
    const [ownRow, expectedRow] = [left[o] as number, right[e] as number]
    const value = column.own[ownRow] as number
    if (value < reach.low(column.expected[expectedRow] as number)) o++
    else if (value > reach.high(column.expected[expectedRow] as number)) e++
    else {
      pairs.push([ownRow, expectedRow])
      o++
      e++
    }
  }
  return pairs
}

/** Several loose columns: augmenting paths (Kuhn), which find the most pairs there are. */
function matchTangle(columns: Column[], own: number[], expected: number[]): Pair[] {
  const fitting = own.map((row) =>
    [...expected.keys()].filter((e) =>
      columns.every((column) => isSameCell(column, row, expected[e] as number)),
    ),
  )
  const partner = new Map<number, number>()
  const place = (o: number, tried: Set<number>): boolean =>
    (fitting[o] ?? []).some((e) => {
      if (tried.has(e)) return false
      tried.add(e)
      const other = partner.get(e)
      if (other !== undefined && !place(other, tried)) return false
      partner.set(e, o)
      return true
    })
  for (const o of own.keys()) place(o, new Set())
  return [...partner].map(([e, o]) => [own[o] as number, expected[e] as number])
}

/** Too many for the best pairing: in the order of one column, the first that fits. */
function matchFirstFit(columns: Column[], own: number[], expected: number[]): Pair[] {
  const [column] = columns as [Column]
  const left = rising(own, column.own as number[])
  const right = rising(expected, column.expected as number[])
  const taken = new Set<number>()
  const pairs: Pair[] = []
  let from = 0
  for (const ownRow of left) {
    const value = column.own[ownRow] as number
    const at = (index: number) => column.expected[right[index] as number] as number
    while (from < right.length && column.reach.high(at(from)) < value) from++
    for (let e = from; e < right.length && column.reach.low(at(e)) <= value; e++) {
      const row = right[e] as number
      if (taken.has(row) || !columns.every((each) => isSameCell(each, ownRow, row))) continue
      taken.add(row)
      pairs.push([ownRow, row])
      break
    }
  }
  return pairs
}

const rising = (rows: number[], values: number[]): number[] =>
  [...rows].sort((a, b) => (values[a] as number) - (values[b] as number))
