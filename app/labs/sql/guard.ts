import { sqliteLimits } from './limits.ts'
import type { Pointer, Sqlite } from './sqlite.ts'

/** What the authorizer refused: a kind of statement, a table or a function. */
interface Refused {
  what: 'statement' | 'table' | 'function'
  name: string | null
}

/** Holds learners' queries within bounds. One for an engine: its two callbacks are installed once. */
export interface Guard {
  /** Bounds this connection; from now on every statement is asked about, and broken off at the deadline. */
  hold(db: Pointer, deadline: number): void
  /** Lifts authorizer and deadline, for a query of our own on the same connection. */
  letGo(db: Pointer): void
  /** What was refused first since `hold`. */
  refused(): Refused | null
}

/** SQLite's own tables and those made of functions; all else is in the image. */
const refusedTable = /^(sqlite_|pragma_|dbstat$|bytecode$|tables_used$|fts|rtree)/i
/** What looks into the engine, writes to its log, or belongs to modules without a table here. */
const refusedFunction = /^(sqlite_|load_extension$|readfile$|writefile$|edit$|fts|rtree)/i

/** @param operationsBetweenLooks how often the clock is looked at, in operations of SQLite's machine */
export function makeGuard({ capi, wasm, c }: Sqlite, operationsBetweenLooks: number): Guard {
  let deadline = Number.POSITIVE_INFINITY
  let refused: Refused | null = null

  const text = (pointer: Pointer) => (pointer === 0 ? null : wasm.cstrToJs(pointer))
  const refuse = (what: Refused['what'], name: string | null) => {
    refused ??= { what, name }
    return capi.SQLITE_DENY
  }

  const mayDo = (_context: Pointer, action: number, first: Pointer, second: Pointer): number => {
    switch (action) {
      case capi.SQLITE_SELECT:
      case capi.SQLITE_RECURSIVE:
        return capi.SQLITE_OK
      case capi.SQLITE_READ: {
        const table = text(first)
        return table !== null && refusedTable.test(table) ? refuse('table', table) : capi.SQLITE_OK
      }
      case capi.SQLITE_FUNCTION: {
        const name = text(second)
        return name === null || refusedFunction.test(name) ? refuse('function', name) : capi.SQLITE_OK
      }
      default:
        return refuse('statement', null)
    }
  }
  const isTimeUp = () => (performance.now() > deadline ? 1 : 0)

  const authorizer = wasm.installFunction('i(pipppp)', mayDo)
  const progress = wasm.installFunction('i(p)', isTimeUp)

  return {
    hold(db, until) {
      deadline = until
      refused = null
      for (const [name, value] of Object.entries(sqliteLimits)) {
        c.sqlite3_limit(db, capi[`SQLITE_LIMIT_${name as keyof typeof sqliteLimits}`], value)
      }
      capi.sqlite3_db_config(db, capi.SQLITE_DBCONFIG_DEFENSIVE, 1, 0)
      capi.sqlite3_db_config(db, capi.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, 0)
      // As nearly everywhere: "text" is taken for a text, and the learner is told (advice.ts).
      capi.sqlite3_db_config(db, capi.SQLITE_DBCONFIG_DQS_DML, 1, 0)
      c.sqlite3_set_authorizer(db, authorizer, 0)
      c.sqlite3_progress_handler(db, operationsBetweenLooks, progress, 0)
    },
    letGo(db) {
      c.sqlite3_set_authorizer(db, 0, 0)
      c.sqlite3_progress_handler(db, 0, 0, 0)
    },
    refused: () => refused,
  }
}
