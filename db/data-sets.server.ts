import { asc, eq } from 'drizzle-orm'
import type { DataSet } from '#app/labs/data/data-set.ts'
import type { Db, Query } from './gateway.server.ts'
import { currentDataSet, dataSet } from './schema.ts'
import { releaseQueries, type SourceFile, type SourceRelease } from './sources.server.ts'

/** How many data sets a process keeps; a definition has some tens of kilobytes. */
const KEPT = 16

/** Data sets never change under their hash. Each store has its own. */
const caches = new WeakMap<Db, Map<string, DataSet>>()

type Hashed = { hash: string; dataSet: DataSet }

/** Publishes data sets, each under the hash of its content, and says which state their pages show. */
export async function publish(db: Db, sets: readonly Hashed[], at: number): Promise<void> {
  if (sets.length > 0) await db.batch(publishQueries(db, sets, at))
}

/** Publishes a data set with the files that it was made from, as a release: its number must be the next. */
export async function publishRelease(
  db: Db,
  set: Hashed,
  { release, files, also }: { release: SourceRelease; files: SourceFile[]; also: Query[] },
): Promise<void> {
  await db.batch([...releaseQueries(db, release, files), ...publishQueries(db, [set], release.at), ...also])
}

function publishQueries(db: Db, sets: readonly Hashed[], at: number): Query[] {
  return [
    ...sets.map(({ hash, dataSet: { id, ...rest } }) =>
      db
        .insert(dataSet)
        .values({ hash, dataSetId: id, definition: JSON.stringify({ id, ...rest }), publishedAt: at })
        .onConflictDoNothing(),
    ),
    ...sets.map(({ hash, dataSet: { id } }) =>
      db
        .insert(currentDataSet)
        .values({ dataSetId: id, hash })
        .onConflictDoUpdate({ target: currentDataSet.dataSetId, set: { hash } }),
    ),
  ]
}

/** A data set by the hash that an edition names; null if it was never published here. */
export async function byHash(db: Db, hash: string): Promise<DataSet | null> {
  const cache = caches.get(db) ?? new Map<string, DataSet>()
  caches.set(db, cache)
  const kept = cache.get(hash)
  if (kept) return kept
  const row = await db
    .select({ definition: dataSet.definition })
    .from(dataSet)
    .where(eq(dataSet.hash, hash))
    .get()
  if (!row) return null
  const found = JSON.parse(row.definition) as DataSet
  cache.set(hash, found)
  if (cache.size > KEPT) cache.delete(cache.keys().next().value as string)
  return found
}

/** The hash of the state that a data set's page shows; null if there is no such data set. */
export async function currentHash(db: Db, dataSetId: string): Promise<string | null> {
  const row = await db
    .select({ hash: currentDataSet.hash })
    .from(currentDataSet)
    .where(eq(currentDataSet.dataSetId, dataSetId))
    .get()
  return row?.hash ?? null
}

/** Ids and hashes of all data sets as they are shown now. */
export const current = (db: Db): Promise<{ id: string; hash: string }[]> =>
  db
    .select({ id: currentDataSet.dataSetId, hash: currentDataSet.hash })
    .from(currentDataSet)
    .orderBy(asc(currentDataSet.dataSetId))
