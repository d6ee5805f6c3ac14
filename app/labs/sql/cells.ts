import type { Cell } from './run.ts'
import { OutOfMemory, type Pointer, type Sqlite } from './sqlite.ts'

const NUMBER_BYTES = 8
// Bytes that are no UTF-8 become U+FFFD.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The values of the row a statement stands on.
 * @param room how many bytes they may take
 * @returns null when they would take more: nothing of the row is read then beyond that
 */
export function readRow(
  sqlite: Sqlite,
  statement: Pointer,
  columns: number,
  room: number,
): { row: Cell[]; bytes: number } | null {
  const row: Cell[] = []
  let bytes = 0
  for (let column = 0; column < columns; column += 1) {
    bytes += sizeOf(sqlite, statement, column)
    if (bytes > room) return null
    row.push(readCell(sqlite, statement, column))
  }
  return { row, bytes }
}

function sizeOf({ capi, c }: Sqlite, statement: Pointer, column: number): number {
  const type = c.sqlite3_column_type(statement, column)
  if (type === capi.SQLITE_TEXT) return NUMBER_BYTES + c.sqlite3_column_bytes(statement, column)
  if (type === capi.SQLITE_BLOB) return NUMBER_BYTES + 2 * c.sqlite3_column_bytes(statement, column)
  return NUMBER_BYTES
}

function readCell({ capi, wasm, c }: Sqlite, statement: Pointer, column: number): Cell {
  const bytesOf = (pointer: Pointer) => {
    const length = c.sqlite3_column_bytes(statement, column)
    if (pointer === 0 && length > 0) throw new OutOfMemory()
    return wasm.heap8u().subarray(pointer, pointer + length)
  }
  switch (c.sqlite3_column_type(statement, column)) {
    case capi.SQLITE_NULL:
      return null
    case capi.SQLITE_INTEGER:
      return integer(c.sqlite3_column_int64(statement, column))
    case capi.SQLITE_FLOAT:
      return real(c.sqlite3_column_double(statement, column))
    case capi.SQLITE_TEXT:
      return decoder.decode(bytesOf(c.sqlite3_column_text(statement, column)))
    default:
      return blob(bytesOf(c.sqlite3_column_blob(statement, column)))
  }
}

function integer(value: bigint): Cell {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value.toString()
}

/** SQLite has no NaN; its infinities are written as it writes them. */
function real(value: number): Cell {
  if (Number.isFinite(value)) return value
  if (Number.isNaN(value)) return null
  return value > 0 ? 'Inf' : '-Inf'
}

/** As SQL writes it. */
const blob = (bytes: Uint8Array): string =>
  `x'${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}'`
