import type { Rows, Value } from '../data/data-set.ts'
import { sqliteLimits } from './limits.ts'
import { copyToHeap, type Pointer, type Sqlite } from './sqlite.ts'
import { withStatement } from './statement.ts'
import { is, meaningful, type Token, tokensOf } from './tokens.ts'

/** Opens an image, read-only, in a connection of its own. Closing it frees the copy. */
export function openImage(sqlite: Sqlite, image: Uint8Array): Pointer {
  const { capi } = sqlite
  // Before the connection: a heap that is full throws here, and nothing is left open.
  const copy = copyToHeap(sqlite, image)
  const db = openEmpty(sqlite)
  // From here on the copy belongs to the connection, even if this fails.
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY
  const result = capi.sqlite3_deserialize(db, 'main', copy, image.byteLength, image.byteLength, flags)
  if (result === 0) return db
  capi.sqlite3_close_v2(db)
  throw new Error(`the image could not be opened (${result})`)
}

/**
 * Makes an image from rows of our own. The script makes tables, indexes and views; views and indexes come last, after
 * the rows. An empty text becomes NULL.
 * @throws Error with SQLite's words when the script is wrong, a view among it, or rows don't fit their table
 */
export function buildImage(sqlite: Sqlite, tables: readonly Rows[], script: string): Uint8Array {
  const { capi } = sqlite
  const db = openEmpty(sqlite)
  try {
    const statements = statementsOf(script)
    const later = statements.filter(isMadeLast)
    run(sqlite, db, 'BEGIN')
    for (const statement of statements) if (!isMadeLast(statement)) run(sqlite, db, textOf(statement))
    for (const rows of tables) insert(sqlite, db, rows)
    for (const statement of later) run(sqlite, db, textOf(statement))
    run(sqlite, db, 'COMMIT')
    for (const statement of later) {
      // Making a view does not look at its query; reading from it does.
      const name = viewName(statement)
      if (name) run(sqlite, db, `SELECT 1 FROM (SELECT * FROM ${name.text}) WHERE 0`)
    }
    return capi.sqlite3_js_db_export(db)
  } finally {
    capi.sqlite3_close_v2(db)
  }
}

function openEmpty(sqlite: Sqlite): Pointer {
  const { capi, wasm, c } = sqlite
  const place = copyToHeap(sqlite, new Uint8Array(4))
  try {
    const flags = capi.SQLITE_OPEN_READWRITE | capi.SQLITE_OPEN_CREATE | capi.SQLITE_OPEN_MEMORY
    const result = capi.sqlite3_open_v2(':memory:', place, flags, 0)
    const db = wasm.peekPtr(place)
    if (result !== 0) {
      capi.sqlite3_close_v2(db)
      throw new Error(`SQLite could not open a database (${result})`)
    }
    c.sqlite3_limit(db, capi.SQLITE_LIMIT_ATTACHED, sqliteLimits.ATTACHED)
    return db
  } finally {
    wasm.dealloc(place)
  }
}

function statementsOf(script: string): Token[][] {
  const statements: Token[][] = [[]]
  for (const token of tokensOf(script)) {
    if (is(token, ';')) statements.push([])
    else statements.at(-1)?.push(token)
  }
  return statements.filter((tokens) => meaningful(tokens).length > 0)
}

const textOf = (statement: readonly Token[]): string => statement.map(({ text }) => text).join('')

const isMadeLast = (statement: readonly Token[]): boolean => {
  const [first, second, third] = meaningful(statement)
  return is(first, 'CREATE') && (is(second, 'VIEW', 'INDEX') || is(third, 'INDEX'))
}

const viewName = (statement: readonly Token[]): Token | undefined => {
  const tokens = meaningful(statement)
  return is(tokens[1], 'VIEW') ? tokens[2] : undefined
}

function run(sqlite: Sqlite, db: Pointer, sql: string): void {
  withStatement(sqlite, db, sql, (statement, code) => {
    const isDone = code === 0 && sqlite.c.sqlite3_step(statement) === sqlite.capi.SQLITE_DONE
    if (!isDone) throw failure(sqlite, db, sql)
  })
}

const failure = ({ wasm, c }: Sqlite, db: Pointer, sql: string): Error =>
  new Error(`${wasm.cstrToJs(c.sqlite3_errmsg(db))}, in: ${sql.trim().slice(0, 200)}`)

const encoder = new TextEncoder()
/** Tells SQLite to copy the text at once. */
const TRANSIENT = -1

function insert(sqlite: Sqlite, db: Pointer, { table, columns, rows }: Rows): void {
  const { capi, wasm, c } = sqlite
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const places = columns.map(() => '?').join(', ')
  const sql = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${places})`
  let room = 256
  let text = wasm.alloc(room)

  const bind = (statement: Pointer, index: number, value: Value | undefined) => {
    if (value === null || value === undefined || value === '') return c.sqlite3_bind_null(statement, index)
    if (typeof value === 'number') {
      return (value | 0) === value
        ? c.sqlite3_bind_int(statement, index, value)
        : c.sqlite3_bind_double(statement, index, value)
    }
    if (value.length * 3 > room) {
      wasm.dealloc(text)
      room = value.length * 3
      text = wasm.alloc(room)
    }
    const { written } = encoder.encodeInto(value, wasm.heap8u().subarray(text, text + room))
    return c.sqlite3_bind_text(statement, index, text, written, TRANSIENT)
  }

  try {
    withStatement(sqlite, db, sql, (statement, code) => {
      if (code !== 0) throw failure(sqlite, db, sql)
      for (const row of rows) {
        for (let index = 0; index < columns.length; index += 1) bind(statement, index + 1, row[index])
        if (c.sqlite3_step(statement) !== capi.SQLITE_DONE) throw failure(sqlite, db, sql)
        c.sqlite3_reset(statement)
      }
    })
  } finally {
    wasm.dealloc(text)
  }
}
