import { and, asc, eq } from 'drizzle-orm'
import * as audit from './audit.server.ts'
import type { Db } from './gateway.server.ts'
import { person } from './schema.ts'
import { courseMember } from './studio-schema.ts'

export interface CourseMember {
  personId: string
  part: 'author' | 'reviewer'
  name: string | null
  email: string | null
}

/** Who writes and who reviews a course, the longest there first. */
export const ofCourse = (db: Db, courseId: string): Promise<CourseMember[]> =>
  db
    .select({ personId: person.id, part: courseMember.part, name: person.name, email: person.email })
    .from(courseMember)
    .innerJoin(person, eq(person.id, courseMember.personId))
    .where(eq(courseMember.courseId, courseId))
    .orderBy(asc(courseMember.addedAt), asc(person.id))

/** The courses in which somebody has a part. */
export const coursesOf = (db: Db, personId: string) =>
  db
    .select({ courseId: courseMember.courseId, part: courseMember.part })
    .from(courseMember)
    .where(eq(courseMember.personId, personId))

interface Change {
  courseId: string
  personId: string
  actorId: string
  at: number
}

/** Gives somebody a part in a course, or another one. */
export async function put(db: Db, change: Change & { part: CourseMember['part'] }): Promise<void> {
  const { courseId, personId, part, actorId, at } = change
  await db.batch([
    db
      .insert(courseMember)
      .values({ courseId, personId, part, addedAt: at })
      .onConflictDoUpdate({ target: [courseMember.courseId, courseMember.personId], set: { part } }),
    audit.entry(db, { actorId, action: `course.${part}`, subjectId: personId, detail: { courseId }, at }),
  ])
}

export async function remove(db: Db, { courseId, personId, actorId, at }: Change): Promise<void> {
  await db.batch([
    db
      .delete(courseMember)
      .where(and(eq(courseMember.courseId, courseId), eq(courseMember.personId, personId))),
    audit.entry(db, { actorId, action: 'course.leave', subjectId: personId, detail: { courseId }, at }),
  ])
}
