import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db, Query } from './gateway.server.ts'
import { media, person, setting } from './schema.ts'
import { release, source } from './studio-schema.ts'

/** Path inside the course's folder -> content hash, of all its files. */
export type Manifest = Record<string, string>

/** Something that was published of a course, with the files it was made from. */
export interface SourceRelease {
  courseId: string
  number: number
  origin: 'folder' | 'studio'
  authorId: string | null
  reason: string
  manifest: Manifest
  at: number
}

/** Bytes under their content hash; `type` is null for a text, else the media type of a picture. */
export interface SourceFile {
  hash: string
  type: string | null
  bytes: Buffer
}

type Row = Omit<SourceRelease, 'manifest'> & { manifest: string }

const releaseOf = (row: Row): SourceRelease => ({ ...row, manifest: JSON.parse(row.manifest) as Manifest })

/** The newest release of a course; null for one that was never published, or only by an earlier version. */
export async function latest(db: Db, courseId: string): Promise<SourceRelease | null> {
  const [row] = await history(db, courseId).limit(1)
  return row ? releaseOf(row) : null
}

/** The newest release that came from there, which need not be what is published now. */
export async function latestFrom(
  db: Db,
  courseId: string,
  origin: SourceRelease['origin'],
): Promise<SourceRelease | null> {
  const row = await db
    .select()
    .from(release)
    .where(and(eq(release.courseId, courseId), eq(release.origin, origin)))
    .orderBy(desc(release.number))
    .limit(1)
    .get()
  return row ? releaseOf(row) : null
}

/** Where the newest release of each course came from. */
export async function origins(db: Db): Promise<Map<string, SourceRelease['origin']>> {
  const newest = db
    .select({ courseId: release.courseId, number: sql<number>`max(${release.number})`.as('newest') })
    .from(release)
    .groupBy(release.courseId)
    .as('newest')
  const rows = await db
    .select({ courseId: release.courseId, origin: release.origin })
    .from(release)
    .innerJoin(newest, and(eq(release.courseId, newest.courseId), eq(release.number, newest.number)))
  return new Map(rows.map(({ courseId, origin }) => [courseId, origin]))
}

/** A release by its number. */
export async function byNumber(db: Db, courseId: string, number: number): Promise<SourceRelease | null> {
  const row = await db
    .select()
    .from(release)
    .where(and(eq(release.courseId, courseId), eq(release.number, number)))
    .get()
  return row ? releaseOf(row) : null
}

/** All releases of a course with the names of their authors, the newest first; without their files. */
export const list = (db: Db, courseId: string) =>
  db
    .select({
      number: release.number,
      origin: release.origin,
      authorName: person.name,
      reason: release.reason,
      at: release.at,
    })
    .from(release)
    .leftJoin(person, eq(person.id, release.authorId))
    .where(eq(release.courseId, courseId))
    .orderBy(desc(release.number))

/** Content hashes that a file had in the newest releases of a course, the newest first, each once. */
export async function hashesOf(db: Db, courseId: string, path: string, most: number): Promise<string[]> {
  const rows = await db
    .select({ hash: sql<string | null>`json_extract(${release.manifest}, ${`$."${path}"`})` })
    .from(release)
    .where(eq(release.courseId, courseId))
    .orderBy(desc(release.number))
    .limit(most)
  return [...new Set(rows.flatMap(({ hash }) => hash ?? []))]
}

const history = (db: Db, courseId: string) =>
  db.select().from(release).where(eq(release.courseId, courseId)).orderBy(desc(release.number))

/** The inserts of a release and of its files, to stand in the batch that publishes: its number must be the next. */
export const releaseQueries = (db: Db, next: SourceRelease, files: SourceFile[]): Query[] => [
  db.insert(release).values({ ...next, manifest: JSON.stringify(next.manifest) }),
  ...fileQueries(db, files),
]

/** Writes the sources of what was published before sources were kept; nothing if they are there. */
export async function backfill(db: Db, first: SourceRelease, files: SourceFile[]): Promise<void> {
  await db.batch([
    db
      .insert(release)
      .values({ ...first, manifest: JSON.stringify(first.manifest) })
      .onConflictDoNothing(),
    ...fileQueries(db, files),
  ])
}

/** The inserts of files: what is there under its hash already is the same. */
export const fileQueries = (db: Db, files: SourceFile[]): Query[] =>
  files.map(({ hash, type, bytes }) =>
    type === null
      ? db
          .insert(source)
          .values({ hash, text: bytes.toString('utf8') })
          .onConflictDoNothing()
      : db
          .insert(media)
          .values({ hash, type, base64: bytes.toString('base64'), bytes: bytes.length })
          .onConflictDoNothing(),
  )

/** How many bytes of sources a process keeps: what is being written now. */
const KEPT_BYTES = 16 * 1024 * 1024
const caches = new WeakMap<Db, { files: Map<string, Buffer>; bytes: number }>()

/** The files of a manifest, by path. What is missing in the store is left out. */
export async function filesOf(db: Db, manifest: Manifest): Promise<Map<string, Buffer>> {
  const cache = caches.get(db) ?? { files: new Map<string, Buffer>(), bytes: 0 }
  caches.set(db, cache)
  const found = new Map<string, Buffer>()
  const missing = new Set<string>()
  for (const hash of Object.values(manifest)) {
    const kept = cache.files.get(hash)
    if (kept) found.set(hash, kept)
    else missing.add(hash)
  }
  for (const [hash, bytes] of await read(db, [...missing])) {
    found.set(hash, bytes)
    cache.files.set(hash, bytes)
    cache.bytes += bytes.length
  }
  for (const [hash, bytes] of cache.files) {
    if (cache.bytes <= KEPT_BYTES) break
    cache.files.delete(hash)
    cache.bytes -= bytes.length
  }
  return new Map(
    Object.entries(manifest).flatMap(([path, hash]) => {
      const bytes = found.get(hash)
      return bytes ? [[path, bytes] as const] : []
    }),
  )
}

async function read(db: Db, hashes: string[]): Promise<[string, Buffer][]> {
  const found: [string, Buffer][] = []
  for (let start = 0; start < hashes.length; start += 200) {
    const slice = hashes.slice(start, start + 200)
    const [texts, pictures] = await db.batch([
      db.select().from(source).where(inArray(source.hash, slice)),
      db.select({ hash: media.hash, base64: media.base64 }).from(media).where(inArray(media.hash, slice)),
    ])
    for (const { hash, text } of texts) found.push([hash, Buffer.from(text)])
    for (const { hash, base64 } of pictures) found.push([hash, Buffer.from(base64, 'base64')])
  }
  return found
}

const GLOSSARY = 'glossary'

/** The glossary of the folder that was published last, as JSON; null before there was one. */
export async function glossary(db: Db): Promise<string | null> {
  const row = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, GLOSSARY)).get()
  return row?.value ?? null
}

export async function keepGlossary(db: Db, json: string): Promise<void> {
  if ((await glossary(db)) === json) return
  await db
    .insert(setting)
    .values({ key: GLOSSARY, value: json })
    .onConflictDoUpdate({ target: setting.key, set: { value: json } })
}
