import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { CourseFacts } from '#app/domain/course/course.ts'
import type { Edition } from './editions.server.ts'
import { type Db, guard, type Query } from './gateway.server.ts'
import { prepared } from './prepared.server.ts'
import { attempt, course, currentEdition, edition, exerciseId, help, media } from './schema.ts'

/** All courses on offer, in the order of the catalogue. */
export async function all(db: Db): Promise<CourseFacts[]> {
  const rows = await db.select().from(course).where(isNull(course.withdrawnAt)).orderBy(asc(course.position))
  return rows.map(({ facts }) => JSON.parse(facts) as CourseFacts)
}

/** A course on offer. */
export async function byId(db: Db, id: string): Promise<CourseFacts | null> {
  const [[row]] = await db.batch([queries(db).byId({ id })])
  return row ? (JSON.parse(row.facts) as CourseFacts) : null
}

const queries = prepared((db) => ({
  byId: db
    .select({ facts: course.facts })
    .from(course)
    .where(and(eq(course.id, sql.placeholder('id')), isNull(course.withdrawnAt))),
}))

/** What was published last, for all courses that ever were: the hash covers all that a course shows. */
export async function published(db: Db): Promise<{ id: string; hash: string; isWithdrawn: boolean }[]> {
  const rows = await db
    .select({ id: course.id, hash: course.hash, withdrawnAt: course.withdrawnAt })
    .from(course)
  return rows.map(({ id, hash, withdrawnAt }) => ({ id, hash, isWithdrawn: withdrawnAt !== null }))
}

export interface PublishedExercise {
  id: string
  moduleId: string
  kind: string
  /** Whether anybody has answered it or asked for help with it. */
  isAnswered: boolean
}

/** Every exercise that a course has ever had. */
export async function exercisesEver(db: Db, courseId: string): Promise<PublishedExercise[]> {
  const same = (table: typeof attempt | typeof help) =>
    sql`select 1 from ${table} where ${table.courseId} = ${exerciseId.courseId} and ${table.exerciseId} = ${exerciseId.exerciseId}`
  const rows = await db
    .select({
      id: exerciseId.exerciseId,
      moduleId: exerciseId.moduleId,
      kind: exerciseId.kind,
      isAnswered: sql<number>`exists (${same(attempt)}) or exists (${same(help)})`,
    })
    .from(exerciseId)
    .where(eq(exerciseId.courseId, courseId))
  return rows.map((row) => ({ ...row, isAnswered: Boolean(row.isAnswered) }))
}

/** A course as it is to be shown from now on. */
export interface Release {
  facts: CourseFacts
  hash: string
  position: number
  at: number
  /** The hash of what was published before; null for a new course. Somebody else may have published meanwhile. */
  before: string | null
  editions: Edition[]
  /** What the modules show from now on, where it changes. */
  current: { moduleId: string; language: string; hash: string }[]
  /** What is shown no longer. */
  gone: { moduleId: string; language: string }[]
  exercises: { id: string; moduleId: string; kind: string }[]
  media: { hash: string; type: string; bytes: Buffer }[]
  /** What else belongs into the same write: the sources, drafts that are drafts no longer. */
  also?: Query[]
}

/** Publishes a course, all or nothing. Refused as a conflict if it is no longer what `before` says. */
export async function publish(db: Db, release: Release): Promise<void> {
  const { facts, hash, position, at } = release
  const row = { facts: JSON.stringify(facts), hash, position, publishedAt: at, withdrawnAt: null }
  await db.batch([
    guard(
      db,
      sql`(select ${course.hash} from ${course} where ${course.id} = ${facts.id}) is ${release.before}`,
    ),
    db
      .insert(course)
      .values({ id: facts.id, ...row })
      .onConflictDoUpdate({ target: course.id, set: row }),
    ...editionQueries(db, release),
    ...release.media.map(({ hash, type, bytes }) =>
      db
        .insert(media)
        .values({ hash, type, base64: bytes.toString('base64'), bytes: bytes.length })
        .onConflictDoNothing(),
    ),
    ...release.exercises.map(({ id, moduleId, kind }) =>
      db
        .insert(exerciseId)
        .values({ courseId: facts.id, exerciseId: id, moduleId, kind, firstPublishedAt: at })
        .onConflictDoNothing(),
    ),
    ...(release.also ?? []),
  ])
}

function editionQueries(db: Db, { facts: { id: courseId }, at, editions, current, gone }: Release): Query[] {
  const shown = ({ moduleId, language }: { moduleId: string; language: string }) =>
    and(
      eq(currentEdition.courseId, courseId),
      eq(currentEdition.moduleId, moduleId),
      eq(currentEdition.language, language),
    )
  return [
    ...editions.map(({ facts, blocks, exercises }) =>
      db
        .insert(edition)
        .values({
          hash: facts.hash,
          courseId,
          moduleId: facts.moduleId,
          language: facts.language,
          facts: JSON.stringify(facts),
          blocks: JSON.stringify(blocks),
          exercises: JSON.stringify(exercises),
          publishedAt: at,
        })
        // The hash names all that went in: what is there already is the same.
        .onConflictDoNothing(),
    ),
    ...current.map(({ moduleId, language, hash }) =>
      db
        .insert(currentEdition)
        .values({ courseId, moduleId, language, editionHash: hash })
        .onConflictDoUpdate({
          target: [currentEdition.courseId, currentEdition.moduleId, currentEdition.language],
          set: { editionHash: hash },
        }),
    ),
    ...gone.map((module) => db.delete(currentEdition).where(shown(module))),
  ]
}

/** Takes a course off the catalogue. Editions, attempts and progress stay. */
export async function withdraw(db: Db, courseId: string, at: number): Promise<void> {
  await db
    .update(course)
    .set({ withdrawnAt: at })
    .where(and(eq(course.id, courseId), isNull(course.withdrawnAt)))
}
