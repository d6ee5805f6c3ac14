import type { ResultSet } from './run.ts'
import { aggregatesIn, opening } from './selects.ts'
import { is, meaningful, type Token } from './tokens.ts'

/**
 * The query with its divisions made real, so that running it shows whether integers were cut: `a / b` becomes
 * `a *1.0/ b`. Null when there is nothing to find out: no division, or only such as are meant to cut (`age / 5`), or a
 * result that chance changes anyway.
 */
export function withRealDivisions(tokens: readonly Token[]): string | null {
  const meant = meaningful(tokens)
  if (meant.some((token) => is(token, 'RANDOM', 'RANDOMBLOB'))) return null
  const doubtful = new Set(
    meant.filter((token, index) => is(token, '/') && !isMeantToCut(meant, index)).map(({ at }) => at),
  )
  if (doubtful.size === 0) return null
  return tokens.map(({ text, at }) => (doubtful.has(at) ? '*1.0/' : text)).join('')
}

/** By a whole number written down, and of a column: five-year groups are made like that. */
function isMeantToCut(tokens: readonly Token[], slash: number): boolean {
  const [before, after] = [tokens[slash - 1], tokens[slash + 1]]
  if (after?.kind !== 'number' || !/^\d+$/.test(after.text)) return false
  if (before?.kind === 'number') return false
  if (!is(before, ')')) return true
  const open = opening(tokens, slash - 1)
  return aggregatesIn(tokens.slice(Math.max(0, open - 1), slash)).length === 0
}

/** Whether two results of the same columns have other rows. */
export const isOtherResult = (one: ResultSet, other: ResultSet): boolean =>
  one.rows.length !== other.rows.length ||
  one.rows.some((row, index) => row.some((cell, column) => cell !== other.rows[index]?.[column]))
