import { type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle, type SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy'
import { ConflictError, type Engine, type Result, type Statement, StoreError } from './engines/engine.ts'
import { openFile } from './engines/file.server.ts'
import { openRqlite, restoreRqlite } from './engines/rqlite.server.ts'
import { replaceFile } from './engines/sqlite-file.server.ts'
import { openFileWithWriter } from './engines/writer.server.ts'
import * as schema from './schema.ts'

export { StoreError } from './engines/engine.ts'

/** A statement that may stand in a batch. */
export type Query = BatchItem<'sqlite'>

/**
 * The store as `db/` sees it: drizzle over the schema, asynchronous on every engine. There is no `transaction`: a Raft
 * cluster has none that spans several requests, so a write is one batch, guarded by a unique key or by `guard`.
 */
export type Db = Omit<SqliteRemoteDatabase<typeof schema>, 'batch' | 'transaction'> & {
  /** All or nothing. Answers stand in the order of the queries. */
  batch<const Q extends readonly Query[]>(
    queries: Q,
  ): Promise<{ -readonly [K in keyof Q]: Q[K]['_']['result'] }>
}

export interface Store {
  db: Db
  engine: Engine['name']
  close(): Promise<void>
}

/** Sees every statement on its way to the engine. */
export type Watch = (statement: Statement) => void

const engines = new WeakMap<Store, Engine>()

interface Opening {
  /** Whether writes to a file have a thread of their own: in a server, those who only read must not wait for the disk. */
  hasWriter?: boolean
}

/** Opens `file:data/jalon.db` or `rqlite://a:4001,b:4001,c:4001`; throws a StoreError in plain words if it can't. */
export async function openStore(url: string, { hasWriter = false }: Opening = {}): Promise<Store> {
  return storeOver(await openEngine(url, hasWriter))
}

async function openEngine(url: string, hasWriter: boolean): Promise<Engine> {
  if (url === ':memory:') return openFile(url)
  if (url.startsWith('file:') && url.length > 5)
    return hasWriter ? openFileWithWriter(url.slice(5)) : openFile(url.slice(5))
  if (/^rqlites?:/.test(url)) return openRqlite(url)
  throw notAStore()
}

// The URL itself may hold a password, and stays out of the message.
const notAStore = () =>
  new StoreError('DATABASE_URL must look like "file:data/jalon.db" or "rqlite://host:4001,host:4001".')

/** Replaces the whole content of a store by an SQLite file; tells where the old content is kept, if there was any. */
export async function replaceStore(url: string, file: string): Promise<string | null> {
  if (/^rqlites?:/.test(url)) return restoreRqlite(url, file)
  if (url.startsWith('file:')) return replaceFile(url.slice(5), file)
  throw notAStore()
}

/** The gateway itself: drizzle on one side, an engine on the other. */
export function storeOver(engine: Engine, watch: Watch = () => {}): Store {
  // drizzle's types say that rows are always a list; its code wants the bare row, or undefined, for `get`.
  type Answer = { rows: never[] }
  const one = async (text: string, params: Statement['params'], method: Statement['method']) => {
    const statement = { sql: text, params, method }
    watch(statement)
    return (await engine.run(statement)) as Result as Answer
  }
  const many = async (statements: Statement[]) => {
    statements.forEach(watch)
    return (statements.length > 0 ? await engine.batch(statements) : []) as Result[] as Answer[]
  }
  const db = withoutValuesInErrors(drizzle(one, many, { schema })) as unknown as Db
  const store: Store = { db, engine: engine.name, close: () => engine.close() }
  engines.set(store, engine)
  return store
}

/**
 * When a query fails drizzle throws an error with all its values in the message: answers, names and addresses would
 * stand in the log. Here the engine's own error comes through, which names tables and columns only.
 */
function withoutValuesInErrors<T extends object>(db: T): T {
  const { session } = db as unknown as { session: { prepareQuery(...asked: unknown[]): object } }
  const prepareQuery = session.prepareQuery.bind(session)
  const queryWithCache = (_text: string, _values: unknown[], query: () => Promise<unknown>) => query()
  session.prepareQuery = (...asked) => Object.assign(prepareQuery(...asked), { queryWithCache })
  return db
}

/** For the few who must go below drizzle: migrations, backup, check. */
export function engineOf(store: Store): Engine {
  const engine = engines.get(store)
  if (!engine) throw new StoreError('This store was not opened by the gateway.')
  return engine
}

/** A query for the head of a batch: unless the condition holds, the batch is refused as a conflict. */
export function guard(db: Db, condition: SQL) {
  return db.insert(schema.guard).select(sql`select 0 where (${condition}) is not true`)
}

/** How often a refused batch is decided anew. Each refusal means that somebody else got on, so few are ever needed. */
const ROUNDS = 10

/** Runs `attempt` (read, decide, write one batch) again when its batch was refused because somebody was first. */
export async function retryOnConflict<T>(attempt: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isConflict(error) || round === ROUNDS) throw error
      // Two that meet again and again must fall out of step.
      if (round > 2) await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * round))
    }
  }
}

/** Whether a unique key or a guard refused a write. */
export function isConflict(error: unknown): boolean {
  return error instanceof ConflictError
}
