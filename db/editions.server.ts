import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Block, EditionFacts } from '#app/domain/course/course.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { Db } from './gateway.server.ts'
import { prepared } from './prepared.server.ts'
import { currentEdition, edition } from './schema.ts'

/** A published, immutable state of a module in one language. */
export interface Edition {
  facts: EditionFacts
  /** The public half. */
  blocks: Block[]
  /** The server's half: keys, feedback, solutions. */
  exercises: Exercise[]
}

/** How many bodies a process keeps, each with the html that is kept for its exercises: some tens of megabytes. */
const bodiesKept = 48

/** Editions never change, so what was read once may be kept. Each store has its own. */
const caches = new WeakMap<Db, { bodies: Map<string, Edition>; facts: Map<string, EditionFacts> }>()

function cacheOf(db: Db) {
  let cache = caches.get(db)
  if (!cache) {
    cache = { bodies: new Map(), facts: new Map() }
    caches.set(db, cache)
  }
  return cache
}

/** An edition by its hash; the same object as long as it is kept. */
export async function byHash(db: Db, hash: string): Promise<Edition | null> {
  const { bodies } = cacheOf(db)
  const kept = bodies.get(hash)
  const found = kept ?? (await read(db, hash))
  if (!found) return null
  // A Map keeps the order of insertion: the first is the one not asked for longest.
  bodies.delete(hash)
  bodies.set(hash, found)
  const [oldest] = bodies.keys()
  if (bodies.size > bodiesKept && oldest !== undefined) bodies.delete(oldest)
  return found
}

async function read(db: Db, hash: string): Promise<Edition | null> {
  const row = await db.select().from(edition).where(eq(edition.hash, hash)).get()
  if (!row) return null
  return {
    facts: JSON.parse(row.facts) as EditionFacts,
    blocks: JSON.parse(row.blocks) as Block[],
    exercises: JSON.parse(row.exercises) as Exercise[],
  }
}

const current = {
  moduleId: currentEdition.moduleId,
  language: currentEdition.language,
  hash: currentEdition.editionHash,
}

/** Which editions the modules of a course show now. */
export async function currentOfCourse(db: Db, courseId: string) {
  const [rows] = await db.batch([queries(db).ofCourse({ courseId })])
  return rows
}

const queries = prepared((db) => ({
  ofCourse: db
    .select(current)
    .from(currentEdition)
    .where(eq(currentEdition.courseId, sql.placeholder('courseId'))),
}))

/** Which editions a module shows now, one a language. */
export async function currentOfModule(db: Db, courseId: string, moduleId: string) {
  const ofModule = and(eq(currentEdition.courseId, courseId), eq(currentEdition.moduleId, moduleId))
  return db.select(current).from(currentEdition).where(ofModule)
}

/** Facts of all current editions. Only hashes are read each time: the facts under a hash never change. */
export async function currentFacts(db: Db): Promise<EditionFacts[]> {
  const rows = await db.select({ hash: currentEdition.editionHash }).from(currentEdition)
  return factsOf(db, rows)
}

export async function currentFactsOfCourse(db: Db, courseId: string): Promise<EditionFacts[]> {
  return factsOf(db, await currentOfCourse(db, courseId))
}

/** Which of these editions are in the store. */
export async function known(db: Db, hashes: string[]): Promise<Set<string>> {
  const rows = await inSlices(hashes, (slice) =>
    db.select({ hash: edition.hash }).from(edition).where(inArray(edition.hash, slice)),
  )
  return new Set(rows.map(({ hash }) => hash))
}

async function factsOf(db: Db, rows: { hash: string }[]): Promise<EditionFacts[]> {
  const { facts } = cacheOf(db)
  const missing = rows.map(({ hash }) => hash).filter((hash) => !facts.has(hash))
  const found = await inSlices(missing, (slice) =>
    db.select({ hash: edition.hash, facts: edition.facts }).from(edition).where(inArray(edition.hash, slice)),
  )
  for (const row of found) facts.set(row.hash, JSON.parse(row.facts) as EditionFacts)
  return rows.flatMap(({ hash }) => facts.get(hash) ?? [])
}

/** SQLite takes a bounded number of parameters in one statement. */
async function inSlices<T>(values: string[], query: (slice: string[]) => Promise<T[]>): Promise<T[]> {
  const rows: T[] = []
  for (let start = 0; start < values.length; start += 500)
    rows.push(...(await query(values.slice(start, start + 500))))
  return rows
}
