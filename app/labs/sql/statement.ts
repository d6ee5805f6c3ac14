import { readRow } from './cells.ts'
import { limits } from './limits.ts'
import type { Cell, ResultSet } from './run.ts'
import { copyToHeap, type Pointer, type Sqlite } from './sqlite.ts'

/** How stepping ended: with rows, perhaps not all; with SQLite's result code; with a first row too big to give back. */
export type Read = { result: ResultSet; isCut: boolean } | { failure: number } | 'too-much'

const encoder = new TextEncoder()

/**
 * Prepares the first statement of a text, hands it over, and frees it whatever happens.
 * @param use gets the statement (0: there is none), SQLite's result code, and where the rest begins, in bytes
 */
export function withStatement<Answer>(
  sqlite: Sqlite,
  db: Pointer,
  sql: string,
  use: (statement: Pointer, code: number, restAt: number) => Answer,
): Answer {
  const { wasm, c } = sqlite
  // One piece of heap: two addresses for SQLite to fill in, then the text with its end.
  const bytes = encoder.encode(`${'\0'.repeat(8)}${sql}\0`)
  const places = copyToHeap(sqlite, bytes)
  const text = places + 8
  let statement = 0
  try {
    const code = c.sqlite3_prepare_v3(db, text, bytes.length - 8, 0, places, places + 4)
    statement = wasm.peekPtr(places)
    return use(statement, code, wasm.peekPtr(places + 4) - text)
  } finally {
    c.sqlite3_finalize(statement)
    wasm.dealloc(places)
  }
}

/** Steps through a statement as far as the limits allow. */
export function readAll(sqlite: Sqlite, statement: Pointer): Read {
  const { capi, c } = sqlite
  const width = c.sqlite3_column_count(statement)
  const columns = Array.from({ length: width }, (_, column) => columnName(sqlite, statement, column))
  const rows: Cell[][] = []
  let room: number = limits.resultBytes
  for (;;) {
    const code = c.sqlite3_step(statement)
    if (code === capi.SQLITE_DONE) return { result: { columns, rows }, isCut: false }
    if (code !== capi.SQLITE_ROW) return { failure: code }
    const read = rows.length < limits.rows ? readRow(sqlite, statement, width, room) : null
    if (!read) return rows.length > 0 ? { result: { columns, rows }, isCut: true } : 'too-much'
    room -= read.bytes
    rows.push(read.row)
  }
}

const columnName = ({ wasm, c }: Sqlite, statement: Pointer, column: number): string =>
  wasm.cstrToJs(c.sqlite3_column_name(statement, column)) ?? ''
