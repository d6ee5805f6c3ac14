import { and, desc, eq, inArray, lt, lte, or, type SQL } from 'drizzle-orm'
import { invitation, mark, visit } from './cohort-schema.ts'
import { regrade } from './correction-schema.ts'
import type { Db } from './gateway.server.ts'
import { heldBy, heldVerdict, heldWhole } from './held-verdict.server.ts'
import { attempt, help } from './schema.ts'
import { testSitting } from './test-schema.ts'

/** One person's doings, and how much of them is asked for: all reads go through that person's own rows. */
export interface Asked {
  personId: string
  courseIds: string[]
  /** Milliseconds; what came later is left out. */
  until: number
}

/** What the invitation said of somebody who took it up; a guest says nothing of themselves. */
export async function invitedAs(db: Db, { cohortId, personId }: { cohortId: string; personId: string }) {
  const found = await db
    .select({
      name: invitation.name,
      email: invitation.email,
      country: invitation.country,
      organisation: invitation.organisation,
    })
    .from(invitation)
    .where(and(eq(invitation.personId, personId), eq(invitation.cohortId, cohortId)))
    .orderBy(desc(invitation.acceptedAt))
    .get()
  return found ?? null
}

export type Deeds = Awaited<ReturnType<typeof deeds>>

/** What somebody did in some courses, without what they wrote, as of one moment. */
export async function deeds(db: Db, { personId, courseIds, until }: Asked) {
  const [attempts, helps, visits, sittings] = await db.batch([
    db
      .select({
        courseId: attempt.courseId,
        moduleId: attempt.moduleId,
        exerciseId: attempt.exerciseId,
        code: heldVerdict.code,
        at: attempt.at,
      })
      .from(attempt)
      .leftJoin(regrade, heldBy(attempt))
      .where(
        and(eq(attempt.personId, personId), lte(attempt.at, until), inArray(attempt.courseId, courseIds)),
      ),
    db
      .select({ courseId: help.courseId, moduleId: help.moduleId, kind: help.kind, at: help.at })
      .from(help)
      .where(and(eq(help.personId, personId), lte(help.at, until), inArray(help.courseId, courseIds))),
    db
      .select()
      .from(visit)
      .where(
        and(eq(visit.personId, personId), lte(visit.firstAt, until), inArray(visit.courseId, courseIds)),
      ),
    db
      .select({
        courseId: testSitting.courseId,
        occasion: testSitting.occasion,
        number: testSitting.number,
        startedAt: testSitting.startedAt,
        finishedAt: testSitting.finishedAt,
        points: testSitting.points,
        outOf: testSitting.outOf,
      })
      .from(testSitting)
      .where(
        and(
          eq(testSitting.personId, personId),
          lte(testSitting.startedAt, until),
          inArray(testSitting.courseId, courseIds),
        ),
      ),
  ])
  return { attempts, helps, visits, sittings }
}

/** Where a page of answers ends, and the next one begins. */
export interface Place {
  at: number
  id: string
}

interface AnswersAsked extends Asked {
  /** Only the answers to this one. */
  exercise: { courseId: string; exerciseId: string } | null
  /** Only older ones than this. */
  before: Place | null
  limit: number
}

export type GivenAnswer = Awaited<ReturnType<typeof answers>>[number]

/** Answers of somebody with what a trainer said of them, the newest first. */
export async function answers(db: Db, { personId, courseIds, until, exercise, before, limit }: AnswersAsked) {
  const isAsked: (SQL | undefined)[] = exercise
    ? [eq(attempt.courseId, exercise.courseId), eq(attempt.exerciseId, exercise.exerciseId)]
    : []
  const isOlder =
    before && or(lt(attempt.at, before.at), and(eq(attempt.at, before.at), lt(attempt.id, before.id)))
  return db
    .select({
      id: attempt.id,
      courseId: attempt.courseId,
      moduleId: attempt.moduleId,
      exerciseId: attempt.exerciseId,
      number: attempt.number,
      language: attempt.language,
      ...heldWhole,
      at: attempt.at,
      mark: { points: mark.points, outOf: mark.outOf, comment: mark.comment, at: mark.at },
    })
    .from(attempt)
    .leftJoin(regrade, heldBy(attempt))
    .leftJoin(mark, eq(mark.attemptId, attempt.id))
    .where(
      and(
        eq(attempt.personId, personId),
        lte(attempt.at, until),
        inArray(attempt.courseId, courseIds),
        ...isAsked,
        isOlder ?? undefined,
      ),
    )
    .orderBy(desc(attempt.at), desc(attempt.id))
    .limit(limit)
}
