import { and, eq, sql } from 'drizzle-orm'
import { type Db, guard } from './gateway.server.ts'
import { fileQueries, type SourceFile } from './sources.server.ts'
import { sourceDraft } from './studio-schema.ts'

/** A file of a course as one person has it in the making. */
export interface SourceDraft {
  path: string
  /** What was published when it was begun; null for a new file. */
  baseHash: string | null
  /** What stands there now; null for a file taken away. */
  hash: string | null
  /** The text that stands there; null for a picture, which is in the store under its hash. */
  text: string | null
  /** 1, 2, 3 …: the saves so far. */
  revision: number
  savedAt: number
}

const ofPerson = (courseId: string, personId: string) =>
  and(eq(sourceDraft.courseId, courseId), eq(sourceDraft.personId, personId))

/** What a person has in the making in a course, by path. */
export const list = (db: Db, courseId: string, personId: string): Promise<SourceDraft[]> =>
  db
    .select({
      path: sourceDraft.path,
      baseHash: sourceDraft.baseHash,
      hash: sourceDraft.hash,
      text: sourceDraft.text,
      revision: sourceDraft.revision,
      savedAt: sourceDraft.savedAt,
    })
    .from(sourceDraft)
    .where(ofPerson(courseId, personId))
    .orderBy(sourceDraft.path)

/** Courses in which a person has something in the making, with the time of the last save. */
export const coursesOf = (db: Db, personId: string): Promise<{ courseId: string; savedAt: number }[]> =>
  db
    .select({ courseId: sourceDraft.courseId, savedAt: sql<number>`max(${sourceDraft.savedAt})` })
    .from(sourceDraft)
    .where(eq(sourceDraft.personId, personId))
    .groupBy(sourceDraft.courseId)

export interface DraftChange extends Pick<SourceDraft, 'path' | 'baseHash' | 'hash' | 'text'> {
  /** The revision that this one follows; 0 if there was no draft. */
  after: number
}

/** Saves files, all or none. Refused as a conflict when one of them is no longer at the revision it follows. */
export async function save(
  db: Db,
  { courseId, personId, at }: { courseId: string; personId: string; at: number },
  changes: DraftChange[],
  pictures: SourceFile[],
): Promise<void> {
  const revisionOf = (path: string) =>
    sql`coalesce((select ${sourceDraft.revision} from ${sourceDraft} where ${and(ofPerson(courseId, personId), eq(sourceDraft.path, path))}), 0)`
  await db.batch([
    ...changes.map(({ path, after }) => guard(db, sql`${revisionOf(path)} = ${after}`)),
    ...fileQueries(db, pictures),
    ...changes.map(({ path, baseHash, hash, text, after }) => {
      const row = { baseHash, hash, text, revision: after + 1, savedAt: at }
      return db
        .insert(sourceDraft)
        .values({ courseId, personId, path, ...row })
        .onConflictDoUpdate({
          target: [sourceDraft.courseId, sourceDraft.personId, sourceDraft.path],
          set: row,
        })
    }),
  ])
}

/** The deletions of drafts, to stand in the batch that makes them needless; each only at the revision seen. */
export const discardQueries = (
  db: Db,
  courseId: string,
  personId: string,
  drafts: Pick<SourceDraft, 'path' | 'revision'>[],
) =>
  drafts.map(({ path, revision }) =>
    db
      .delete(sourceDraft)
      .where(
        and(ofPerson(courseId, personId), eq(sourceDraft.path, path), eq(sourceDraft.revision, revision)),
      ),
  )

/** Gives drafts up. */
export async function discard(
  db: Db,
  courseId: string,
  personId: string,
  drafts: Pick<SourceDraft, 'path' | 'revision'>[],
): Promise<void> {
  await db.batch(discardQueries(db, courseId, personId, drafts))
}
