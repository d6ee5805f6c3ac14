import { fillPlaceholders, getTableColumns, type Placeholder, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Db, Query } from './gateway.server.ts'

/** What drizzle makes of a query once, and what a batch asks of it. Internal to drizzle, whose version is pinned. */
interface Built {
  getQuery(): { sql: string; params: unknown[]; method: string }
  mapResult(response: unknown, isFromBatch?: boolean): unknown
}

/** A query with its values filled in, to stand in a batch. */
type Bound<Q extends Query> = Pick<Q, '_'>

type Binders<Q> = {
  [K in keyof Q]: Q[K] extends Query ? (values: object) => Bound<Q[K]> : never
}

/**
 * Queries whose SQL is written once for each store, for those that every page or answer needs: drizzle takes five times
 * as long to write one as SQLite takes to answer it. Values stand as `sql.placeholder` and come with each use.
 */
export function prepared<Q extends Record<string, Query>>(write: (db: Db) => Q): (db: Db) => Binders<Q> {
  const known = new WeakMap<Db, Binders<Q>>()
  return (db) => {
    const binders = known.get(db) ?? bindersOf(write(db))
    known.set(db, binders)
    return binders
  }
}

function bindersOf<Q extends Record<string, Query>>(queries: Q): Binders<Q> {
  const binders = Object.entries(queries).map(([name, query]) => {
    const built = (query as unknown as { _prepare(): Built })._prepare()
    const bind = (values: object) => ({
      _prepare: (): Built => ({
        getQuery: () => {
          const { params, ...rest } = built.getQuery()
          return { ...rest, params: fillPlaceholders(params, { ...values }) }
        },
        mapResult: (...response) => built.mapResult(...response),
      }),
    })
    return [name, bind]
  })
  return Object.fromEntries(binders) as Binders<Q>
}

/** A placeholder for each column of a table, by the column's name in our code. */
export function columnsOf<T extends SQLiteTable>(table: T): { [K in keyof T['_']['columns']]: Placeholder } {
  const names = Object.keys(getTableColumns(table))
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as ReturnType<
    typeof columnsOf<T>
  >
}

/** For an upsert: these columns take what was to be inserted. */
export function excluded<T extends SQLiteTable, K extends keyof T['_']['columns'] & string>(
  table: T,
  names: K[],
) {
  const columns = getTableColumns(table)
  return Object.fromEntries(names.map((name) => [name, sql.raw(`excluded.${columns[name]?.name}`)])) as {
    [N in K]: ReturnType<typeof sql.raw>
  }
}
