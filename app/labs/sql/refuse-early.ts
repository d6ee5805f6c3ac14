import { limits } from './limits.ts'
import type { RunFailed, SqlErrorCode } from './run.ts'
import { is, meaningful, type Token, tokensOf } from './tokens.ts'

/** A refusal of ours, without words of SQLite's. */
export const refusal = (
  code: SqlErrorCode,
  { offset = null, name = null, ms = 0 }: Partial<Pick<RunFailed, 'offset' | 'name' | 'ms'>> = {},
): RunFailed => ({ kind: 'failed', code, offset, name, nearest: [], message: null, ms })

/** Statements that are none of a learner's business here. */
const otherStatements =
  'ALTER ANALYZE ATTACH BEGIN COMMIT CREATE DELETE DETACH DROP END EXPLAIN INSERT PRAGMA REINDEX RELEASE REPLACE ROLLBACK SAVEPOINT UPDATE VACUUM'.split(
    ' ',
  )

/** What can be said of a query without asking SQLite; null lets it through. Pure. */
export function refuseEarly(query: string): RunFailed | null {
  // Every unit of UTF-16 takes one to three bytes: the count is needed only in between.
  const isLong =
    query.length > limits.queryBytes || new TextEncoder().encode(query).length > limits.queryBytes
  if (isLong) return refusal('too-long', { offset: null })
  const unreadable = /\0|\p{Surrogate}/u.exec(query)
  if (unreadable) return refusal('unreadable-text', { offset: unreadable.index })
  const first = firstOf(tokensOf(query))
  if (!first) return refusal('empty')
  if (is(first, ...otherStatements)) {
    return refusal('not-a-query', { offset: first.at, name: first.text.toUpperCase() })
  }
  return null
}

/** The first token that says something: SQLite passes over semicolons before it. */
export const firstOf = (tokens: readonly Token[]): Token | undefined =>
  meaningful(tokens).find((token) => !is(token, ';'))
