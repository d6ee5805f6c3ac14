import { type Equation, possibleTables } from './possible-tables.ts'

export interface Count {
  id: string
  count: number
  /**
   * - `printed`: in the table, unless it gets hidden
   * - `implied`: never printed, but others can be subtracted to give it; protected like a printed one
   * - `free`: never printed, and may be known; it only says that it is not below 0
   */
  kind: 'printed' | 'implied' | 'free'
}

/** The whole is the sum of its parts. Everybody who reads the table knows that. */
export interface Sum {
  whole: string
  parts: readonly string[]
}

export interface CountTable {
  counts: readonly Count[]
  sums: readonly Sum[]
}

/** What a reader can work out of a hidden count; `high` is Infinity where nothing holds it. */
export interface Range {
  low: number
  high: number
}

/** What a reader can work out of every hidden or implied count, fractions allowed: at least as wide as the truth. */
export function rangesOf(table: CountTable, hidden: ReadonlySet<string>): Map<string, Range> {
  const ranges = new Map<string, Range>()
  for (const { ids, equations } of partsOf(table, hidden)) {
    const tables = possibleTables(ids.length, equations)
    ids.forEach((id, unknown) => {
      ranges.set(id, { low: tables.lowest(unknown).value, high: tables.highest(unknown).value })
    })
  }
  return ranges
}

/** Counts by id, and the sums that hold each. Throws a RangeError for a table that can't be. */
export function indexOf({ counts, sums }: CountTable) {
  const countOf = new Map(counts.map((count) => [count.id, count]))
  if (countOf.size < counts.length) throw new RangeError('two counts have the same id')
  const sumsOf = new Map<string, Sum[]>(counts.map(({ id }) => [id, []]))
  for (const { id, count } of counts)
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`no count: ${id} = ${count}`)
  for (const sum of sums) {
    const parts = sum.parts.reduce((total, id) => total + (countOf.get(id)?.count ?? Number.NaN), 0)
    if (countOf.get(sum.whole)?.count !== parts)
      throw new RangeError(`${sum.whole} is not the sum of its parts`)
    for (const id of [sum.whole, ...sum.parts]) sumsOf.get(id)?.push(sum)
  }
  return { countOf, sumsOf }
}

interface Unknowns {
  ids: string[]
  equations: Equation[]
}

/** The unknown counts in sets that share no sum, each with its equations. */
export function partsOf({ counts, sums }: CountTable, hidden: ReadonlySet<string>): Unknowns[] {
  const known = new Map<string, number>()
  for (const { id, count, kind } of counts) if (kind === 'printed' && !hidden.has(id)) known.set(id, count)
  const part = new Map<string, Unknowns>()
  for (const { id } of counts) if (!known.has(id)) part.set(id, { ids: [id], equations: [] })
  const unknownIn = (sum: Sum) => [sum.whole, ...sum.parts].filter((id) => !known.has(id))
  for (const sum of sums) {
    const [first, ...others] = unknownIn(sum)
    for (const other of others) join(part.get(first as string), part.get(other), part)
  }
  for (const { whole, parts } of sums) {
    const owner = part.get(unknownIn({ whole, parts })[0] ?? '')
    if (!owner) continue
    const terms = [[whole, -1] as const, ...parts.map((id) => [id, 1] as const)]
    const total = terms.reduce((rest, [id, factor]) => rest - factor * (known.get(id) ?? 0), 0)
    owner.equations.push({
      terms: terms.flatMap(([id, factor]) =>
        known.has(id) ? [] : [[owner.ids.indexOf(id), factor] as const],
      ),
      total,
    })
  }
  return [...new Set(part.values())]
}

function join(first: Unknowns | undefined, other: Unknowns | undefined, part: Map<string, Unknowns>): void {
  if (!first || !other || first === other) return
  for (const id of other.ids) part.set(id, first)
  first.ids.push(...other.ids)
}
