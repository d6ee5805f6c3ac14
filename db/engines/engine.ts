/** What the gateway asks of a store's engine. One file for each engine; nothing else knows which one runs. */
export interface Engine {
  readonly name: 'file' | 'rqlite'
  /** One statement. A write is durable when the promise resolves. */
  run(statement: Statement): Promise<Result>
  /** All or nothing, in order, seen by others at once. */
  batch(statements: Statement[]): Promise<Result[]>
  /**
   * One transaction in which references are not enforced while it runs, but must all hold at its end:
   * what a migration needs to rebuild a table without losing the rows that refer to it.
   */
  rebuild(script: string[]): Promise<void>
  /** A consistent copy of the whole store, as an SQLite file. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}

export interface Statement {
  sql: string
  params: Value[]
  /** `run` wants no rows, `get` the first one, `all` and `values` every one. */
  method: 'run' | 'all' | 'values' | 'get'
}

export type Value = string | number | bigint | boolean | null

export type Row = Value[]

/** Rows are lists of columns; for `get` it is the one row, or undefined, as drizzle's proxy wants it. */
export interface Result {
  rows: Row[] | Row | undefined
}

/** Something the operator must see to, in plain words; `cause` is for the log. */
export class StoreError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'StoreError'
  }
}

/** A unique key or a guard refused the batch: somebody else was first. Read again and decide again. */
export class ConflictError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'ConflictError'
  }
}

/** The constraint behind `guard` in schema.ts, by the name under which SQLite reports it. */
const conflicts = /^(?:UNIQUE constraint failed|CHECK constraint failed: guard_holds)/

/** SQLite words a refusal alike on every engine, so its text tells a conflict from a fault. */
export function isConflictMessage(message: string): boolean {
  return conflicts.test(message)
}
