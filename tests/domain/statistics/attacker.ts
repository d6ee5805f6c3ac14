import type { CountTable } from '#app/domain/statistics/count-table.ts'

/** What is printed: null = hidden. */
export type Printed = ReadonlyMap<string, number | null>

/** Hidden counts that follow from the sums alone: Gaussian elimination over fractions, nothing else known. */
export function solvedBySums(printed: Printed, sums: CountTable['sums']): Map<string, number> {
  const unknown = [...printed].flatMap(([id, count]) => (count === null ? [id] : []))
  const rows = sums.map(({ whole, parts }) => {
    const row = new Array<number>(unknown.length + 1).fill(0)
    for (const [id, factor] of [[whole, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const count = printed.get(id) ?? null
      const at = count === null ? unknown.indexOf(id) : unknown.length
      row[at] = (row[at] ?? 0) + (count === null ? factor : -factor * count)
    }
    return row
  })
  let next = 0
  for (let column = 0; column < unknown.length; column++) {
    const found = rows.slice(next).reduce((best, row, index) => {
      const size = Math.abs(row[column] ?? 0)
      return size > Math.abs(rows[best]?.[column] ?? 0) ? index + next : best
    }, next)
    const pivot = rows[found]
    if (!pivot || Math.abs(pivot[column] ?? 0) < 1e-9) continue
    rows[found] = rows[next] as number[]
    const factor = pivot[column] as number
    rows[next] = pivot.map((value) => value / factor)
    rows.forEach((row, index) => {
      const slope = row[column] as number
      if (index === next || Math.abs(slope) < 1e-12) return
      rows[index] = row.map((value, at) => value - slope * (rows[next]?.[at] ?? 0))
    })
    next += 1
  }
  const solved = new Map<string, number>()
  for (const row of rows) {
    const filled = unknown.filter((_, column) => Math.abs(row[column] ?? 0) > 1e-9)
    if (filled.length === 1) solved.set(filled[0] as string, row[unknown.length] as number)
  }
  return solved
}

export interface Span {
  low: number
  high: number
}

/** Notes down what every count is in each table that is tried, and how far that goes. */
export function noteSpans(): { note(id: string, count: number): void; spans: Map<string, Span> } {
  const spans = new Map<string, Span>()
  return {
    spans,
    note(id, count) {
      const span = spans.get(id)
      spans.set(id, { low: Math.min(span?.low ?? count, count), high: Math.max(span?.high ?? count, count) })
    },
  }
}
