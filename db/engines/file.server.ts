import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import {
  ConflictError,
  type Engine,
  isConflictMessage,
  type Result,
  type Row,
  type Statement,
  StoreError,
  type Value,
} from './engine.ts'

/** More texts than the platform has; a bound all the same, for lists of changing length make new texts. */
const PREPARED = 500

/** How long a writer waits for another process's write before it gives up. */
const BUSY_MS = 5_000

/** The engine of one file; it knows which statements change nothing. */
export interface FileEngine extends Engine {
  isRead(statements: Statement[]): boolean
}

/** A store in one file of this machine, or in memory (`:memory:`, or the bytes of a store). */
export function openFile(place: string | Buffer): FileEngine {
  const database = open(place)
  const prepared = new Map<string, Database.Statement<Value[], Row>>()

  function prepare(sql: string) {
    let statement = prepared.get(sql)
    if (statement) prepared.delete(sql)
    else {
      statement = database.prepare<Value[], Row>(sql)
      if (statement.reader) statement.raw(true)
      if (prepared.size >= PREPARED) prepared.delete(prepared.keys().next().value as string)
    }
    // Put back at the end: the first key is the one that was not used for longest.
    prepared.set(sql, statement)
    return statement
  }

  function execute({ sql, params, method }: Statement): Result {
    const statement = prepare(sql)
    if (!statement.reader) {
      statement.run(...params)
      return { rows: [] }
    }
    return { rows: method === 'get' ? statement.get(...params) : statement.all(...params) }
  }

  const together = database.transaction((statements: Statement[]) => statements.map(execute))

  const isRead = (statements: Statement[]) => statements.every(({ sql }) => prepare(sql).readonly)

  /** Reads share one view of the store; a write takes the lock at the start, where SQLite waits for it. */
  const transaction = (statements: Statement[]): Result[] =>
    isRead(statements) ? together.deferred(statements) : together.immediate(statements)

  return {
    name: 'file',
    isRead,
    async run(statement) {
      return orConflict(() => execute(statement))
    },
    async batch(statements) {
      return orConflict(() => transaction(statements))
    },
    async rebuild(script) {
      // Inside a transaction SQLite ignores this pragma.
      database.pragma('foreign_keys = OFF')
      try {
        orConflict(() =>
          database
            .transaction(() => {
              for (const sql of script) database.exec(sql)
              const broken = database.pragma('foreign_key_check') as unknown[]
              if (broken.length > 0)
                throw new StoreError(`${broken.length} rows would refer to rows that are gone.`)
            })
            .immediate(),
        )
      } finally {
        database.pragma('foreign_keys = ON')
      }
    },
    async backup(file) {
      // In one step: a write in between would make it begin again, and on a busy store it would never end.
      await database.backup(file, { progress: () => Number.MAX_SAFE_INTEGER })
    },
    async close() {
      database.close()
    },
  }
}

function open(place: string | Buffer): Database.Database {
  try {
    if (typeof place === 'string' && place !== ':memory:') makeFolder(dirname(resolve(place)))
    const database = new Database(place, { timeout: BUSY_MS })
    // WAL: readers and the writer don't wait for each other. FULL: a commit survives a power cut.
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('trusted_schema = OFF')
    // SQLite opens a file that it may only read, and says so at the first write; better now than in a request.
    database.exec('begin immediate; rollback')
    return database
  } catch (error) {
    throw new StoreError(inPlainWords(error, String(place)), { cause: error })
  }
}

/** mkdir's own `recursive` never comes back from a place where nothing can be made, such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have made it just now.
    if (!existsSync(folder)) throw error
  }
}

function inPlainWords(error: unknown, place: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(EACCES|EPERM|EROFS|SQLITE_READONLY)/.test(code))
    return `The store ${place} can't be written: check the permissions of its folder.`
  if (/^(SQLITE_CANTOPEN|ENOTDIR|EEXIST|ENOENT)/.test(code))
    return `The store ${place} can't be opened: is its folder a folder, and may this user write to it?`
  if (code.startsWith('SQLITE_NOTADB')) return `${place} is not a store: it is a file of another kind.`
  if (code.startsWith('SQLITE_CORRUPT')) return `The store ${place} is damaged. Restore the last backup.`
  if (code.startsWith('SQLITE_BUSY')) return `The store ${place} is locked by another process.`
  return `The store ${place} can't be opened: ${error instanceof Error ? error.message : String(error)}`
}

function orConflict<T>(write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (error instanceof Error && isConflictMessage(error.message))
      throw new ConflictError(error.message, { cause: error })
    throw error
  }
}
