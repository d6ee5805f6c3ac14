import type { Rows } from '../data/data-set.ts'
import { adviceOn } from './advice.ts'
import { isOtherResult, withRealDivisions } from './divisions.ts'
import { explainError, type Known, unitsAt } from './explain.ts'
import { type Guard, makeGuard } from './guard.ts'
import { buildImage, openImage } from './image.ts'
import { limits } from './limits.ts'
import { firstOf, refusal, refuseEarly } from './refuse-early.ts'
import type { Advice, ResultSet, RunFailed, SqlRun } from './run.ts'
import { OutOfMemory, type Pointer, type Sqlite } from './sqlite.ts'
import { readAll, withStatement } from './statement.ts'
import { tokensOf, withPlainBlanks } from './tokens.ts'

/** The engine that server and browser share. */
export interface Engine {
  /**
   * Runs one query that nobody has looked at on an image, read-only and within limits.ts.
   * @param milliseconds after which it is broken off
   */
  run(query: string, image: Uint8Array, milliseconds: number): SqlRun
  /** Makes an image from rows of our own and a script of CREATE statements; throws with SQLite's words. */
  build(tables: readonly Rows[], script: string): Uint8Array
  /** What the engine's heap takes; it never shrinks. */
  heapBytes(): number
}

interface Connection {
  sqlite: Sqlite
  guard: Guard
  db: Pointer
}

export function makeEngine(sqlite: Sqlite): Engine {
  const guard = makeGuard(sqlite, limits.operationsBetweenLooks)
  return {
    run(query, image, milliseconds) {
      const startedAt = performance.now()
      const ms = () => Math.round((performance.now() - startedAt) * 10) / 10
      const refused = refuseEarly(query)
      if (refused) return refused
      let db: Pointer = 0
      try {
        db = openImage(sqlite, image)
        guard.hold(db, startedAt + milliseconds)
        const connection = { sqlite, guard, db }
        const run = runOnce(connection, query)
        if ('code' in run) return { ...run, ms: ms() }
        const done = { kind: 'rows' as const, ...run, ms: ms() }
        return { ...done, advice: adviceFor(connection, query, done.result, done.ms) }
      } catch (error) {
        if (error instanceof OutOfMemory) return refusal('memory', { ms: ms() })
        throw error
      } finally {
        sqlite.capi.sqlite3_close_v2(db)
      }
    },
    build: (tables, script) => buildImage(sqlite, tables, script),
    heapBytes: () => sqlite.wasm.heap8u().byteLength,
  }
}

function runOnce(connection: Connection, query: string): { result: ResultSet; isCut: boolean } | RunFailed {
  const { sqlite, db } = connection
  const { c } = sqlite
  const tokens = tokensOf(query)
  const sql = withPlainBlanks(tokens)
  return withStatement(sqlite, db, sql, (statement, code, restAt) => {
    if (code !== 0) return failed(connection, query, code)
    const restUnits = unitsAt(sql, restAt)
    const next = firstOf(tokens.filter(({ at }) => at >= restUnits))
    if (next) return refusal('second-statement', { offset: next.at, name: next.text })
    if (statement === 0) return refusal('empty')
    // Neither gets here past the authorizer; if one did, it would still end here.
    if (c.sqlite3_stmt_readonly(statement) === 0 || c.sqlite3_stmt_isexplain(statement) !== 0) {
      return refusal('not-a-query')
    }
    if (c.sqlite3_bind_parameter_count(statement) > 0) {
      const variable = tokens.find(({ kind }) => kind === 'variable')
      return refusal('not-allowed', { offset: variable?.at ?? null, name: variable?.text ?? null })
    }
    const read = readAll(sqlite, statement)
    if (read === 'too-much') return refusal('too-much')
    return 'failure' in read ? failed(connection, query, read.failure) : read
  })
}

function failed(connection: Connection, query: string, code: number): RunFailed {
  const { sqlite, guard, db } = connection
  const message = sqlite.wasm.cstrToJs(sqlite.c.sqlite3_errmsg(db)) ?? ''
  const byteOffset = sqlite.c.sqlite3_error_offset(db)
  const refused = guard.refused()
  const known = () => namesKnown(connection)
  const explained = explainError({ query, result: code & 0xff, message, byteOffset, known })
  const own = { kind: 'failed' as const, ...explained, ms: 0 }
  if (!refused) return own
  return {
    ...own,
    code: refused.what === 'statement' ? 'not-a-query' : 'not-allowed',
    name: refused.name ?? own.name,
  }
}

/** Tables and columns of the image. Read by ourselves, after the learner's query, so without the guard. */
function namesKnown({ sqlite, guard, db }: Connection): Known {
  guard.letGo(db)
  const sql = `SELECT entry.name, variable.name FROM sqlite_schema AS entry
    JOIN pragma_table_xinfo(entry.name) AS variable WHERE entry.type IN ('table', 'view')`
  const read = withStatement(sqlite, db, sql, (statement) => readAll(sqlite, statement))
  const known: Known = {}
  if (read === 'too-much' || 'failure' in read) return known
  for (const [table, column] of read.result.rows) {
    known[String(table)] = [...(known[String(table)] ?? []), String(column)]
  }
  return known
}

function adviceFor(connection: Connection, query: string, result: ResultSet, ms: number): Advice[] {
  const { sqlite, guard, db } = connection
  const found: Advice[] = []
  const real = ms < limits.adviceMs ? withRealDivisions(tokensOf(query)) : null
  if (real !== null) {
    guard.hold(db, performance.now() + limits.adviceMs)
    const again = runOnce(connection, real)
    if ('result' in again && isOtherResult(result, again.result)) found.push('integer-division')
  }
  return [...found, ...adviceOn(query, () => namesKnown({ sqlite, guard, db }))]
}
