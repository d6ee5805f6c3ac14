import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import start from '@sqlite.org/sqlite-wasm'
import { limits } from './limits.ts'

/** An address in the engine's heap. */
export type Pointer = number

/**
 * The C functions that we call ourselves. The package's wrappers around them convert arguments on every call and write
 * failures to the console.
 */
interface CFunctions {
  sqlite3_prepare_v3(
    db: Pointer,
    sql: Pointer,
    bytes: number,
    flags: number,
    statement: Pointer,
    tail: Pointer,
  ): number
  sqlite3_step(statement: Pointer): number
  sqlite3_reset(statement: Pointer): number
  sqlite3_finalize(statement: Pointer): number
  sqlite3_stmt_readonly(statement: Pointer): number
  sqlite3_stmt_isexplain(statement: Pointer): number
  sqlite3_bind_parameter_count(statement: Pointer): number
  sqlite3_bind_null(statement: Pointer, index: number): number
  sqlite3_bind_int(statement: Pointer, index: number, value: number): number
  sqlite3_bind_double(statement: Pointer, index: number, value: number): number
  sqlite3_bind_text(
    statement: Pointer,
    index: number,
    text: Pointer,
    bytes: number,
    destructor: number,
  ): number
  sqlite3_column_count(statement: Pointer): number
  sqlite3_column_name(statement: Pointer, column: number): Pointer
  sqlite3_column_type(statement: Pointer, column: number): number
  sqlite3_column_int64(statement: Pointer, column: number): bigint
  sqlite3_column_double(statement: Pointer, column: number): number
  sqlite3_column_text(statement: Pointer, column: number): Pointer
  sqlite3_column_blob(statement: Pointer, column: number): Pointer
  sqlite3_column_bytes(statement: Pointer, column: number): number
  sqlite3_errmsg(db: Pointer): Pointer
  sqlite3_error_offset(db: Pointer): number
  sqlite3_limit(db: Pointer, id: number, value: number): number
  sqlite3_set_authorizer(db: Pointer, callback: Pointer, context: Pointer): number
  sqlite3_progress_handler(db: Pointer, operations: number, callback: Pointer, context: Pointer): void
}

/** The started engine. */
export interface Sqlite extends Pick<Sqlite3Static, 'capi' | 'wasm'> {
  c: CFunctions
}

/** The engine's heap is full. */
export class OutOfMemory extends Error {}

/** Copies bytes into the heap; to be freed with `wasm.dealloc`. @throws OutOfMemory */
export function copyToHeap({ wasm }: Sqlite, bytes: Uint8Array): Pointer {
  const place = wasm.alloc.impl(bytes.byteLength)
  if (place === 0) throw new OutOfMemory()
  wasm.heap8u().set(bytes, place)
  return place
}

const PAGE = 65_536

/**
 * Starts SQLite with a memory of its own that cannot outgrow `limits.heapBytes`: beyond, allocation fails and the query
 * ends with "out of memory".
 */
export async function startSqlite(): Promise<Sqlite> {
  // Typed without its options by the package. The size at the start is the one it was built for.
  const startWith: (options: object) => Promise<Sqlite3Static> = start
  const wasmMemory = new WebAssembly.Memory({
    initial: (8 * 1024 * 1024) / PAGE,
    maximum: limits.heapBytes / PAGE,
  })
  const { capi, wasm } = await startWith({ wasmMemory })
  if (wasm.heap8u().buffer !== wasmMemory.buffer) throw new Error('SQLite took a memory of its own')
  return { capi, wasm, c: wasm.exports as CFunctions }
}
