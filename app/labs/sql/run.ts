/** What a query gives back. Types only: shared by server, browser and thread. */

/** Integers beyond 2^53 and blobs come as text. */
export type Cell = number | string | null

export interface ResultSet {
  columns: string[]
  rows: Cell[][]
}

/** Worth a word though the query ran: each names a common slip, found in the text or the statement. */
export type Advice = 'integer-division' | 'equals-null' | 'bare-column' | 'double-quoted-text'

export interface RunDone {
  kind: 'rows'
  result: ResultSet
  /** True when there were more rows than a run may return (see limits.ts): `result` holds the first ones. */
  isCut: boolean
  /** Milliseconds the engine took. */
  ms: number
  advice: Advice[]
}

export type SqlErrorCode =
  | 'empty'
  | 'syntax'
  | 'incomplete'
  | 'no-such-column'
  | 'no-such-table'
  | 'no-such-function'
  | 'ambiguous-column'
  | 'misused-aggregate'
  | 'wrong-argument-count'
  | 'not-a-query'
  | 'not-allowed'
  | 'second-statement'
  | 'too-long'
  | 'too-complex'
  | 'unreadable-text'
  | 'time'
  | 'memory'
  | 'too-much'
  | 'busy'
  | 'already-running'
  | 'off'
  | 'other'

export interface RunFailed {
  kind: 'failed'
  code: SqlErrorCode
  /** Where in the text, counted in UTF-16 units; null when nobody knows. */
  offset: number | null
  /** The name or word the error is about: the unknown column, the token near which the syntax broke. */
  name: string | null
  /** The nearest names that exist, best first; at most three. */
  nearest: string[]
  /** SQLite's own English words, for who wants to look them up; null when the refusal is ours. */
  message: string | null
  ms: number
}

export type SqlRun = RunDone | RunFailed
