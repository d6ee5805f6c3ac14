import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Mark } from '#app/domain/marking/mark.ts'
import * as audit from './audit.server.ts'
import { cohortCourse, mark, membership, visit } from './cohort-schema.ts'
import { type Db, retryOnConflict } from './gateway.server.ts'
import { eventsOf, historyOf, type Rebuild, replaceDerived, unchanged } from './history.server.ts'
import { attempt, enrolment, exerciseId, exerciseState, person } from './schema.ts'

/** A written answer of a member, with the mark that it has. */
export interface WrittenAnswer {
  attemptId: string
  personId: string
  name: string | null
  email: string | null
  courseId: string
  moduleId: string
  exerciseId: string
  editionHash: string
  language: string
  /** JSON, as attempts keep it. */
  answer: string
  outOf: number
  at: number
  /** Whether a trainer has marked an answer of this person at this exercise: this one, or an earlier one. */
  hasMark: boolean
  mark: (Mark & { markerName: string | null }) | null
}

const markRow = {
  met: mark.met,
  points: mark.points,
  outOf: mark.outOf,
  comment: mark.comment,
  markedBy: mark.markedBy,
  at: mark.at,
}

type Row = Omit<WrittenAnswer, 'mark' | 'hasMark'> & {
  hasMark: number
  mark: (Omit<Mark, 'met'> & { met: string }) | null
  markerName: string | null
}

const answerOf = ({ mark, markerName, hasMark, ...row }: Row): WrittenAnswer => ({
  ...row,
  hasMark: hasMark === 1,
  mark: mark && { ...mark, met: JSON.parse(mark.met) as number[], markerName },
})

/** Written answers of those who take part in cohorts now, at exercises of their courses. */
function answersOf(db: Db) {
  const hasMark = sql<number>`coalesce(${exerciseState.markedAttemptId}, '') <> ''`
  // By person, course and exercise, each by its key: what it costs grows with the cohort, not with the store.
  return db
    .select({
      attemptId: attempt.id,
      personId: attempt.personId,
      name: person.name,
      email: person.email,
      courseId: attempt.courseId,
      moduleId: attempt.moduleId,
      exerciseId: attempt.exerciseId,
      editionHash: attempt.editionHash,
      language: attempt.language,
      answer: attempt.answer,
      outOf: attempt.outOf,
      at: attempt.at,
      hasMark,
      mark: markRow,
      markerName: sql<
        string | null
      >`(select marker.name from ${person} marker where marker.id = ${mark.markedBy})`,
    })
    .from(cohortCourse)
    .innerJoin(
      exerciseId,
      and(eq(exerciseId.courseId, cohortCourse.courseId), eq(exerciseId.kind, 'written')),
    )
    .innerJoin(
      membership,
      and(eq(membership.cohortId, cohortCourse.cohortId), eq(membership.state, 'active')),
    )
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(
      exerciseState,
      and(
        eq(exerciseState.personId, membership.personId),
        eq(exerciseState.courseId, exerciseId.courseId),
        eq(exerciseState.moduleId, exerciseId.moduleId),
        eq(exerciseState.exerciseId, exerciseId.exerciseId),
      ),
    )
    .$dynamic()
}

/** The members' newest answers that wait for a mark, the oldest first; or those that have one, the newest mark first. */
export async function newest(
  db: Db,
  { cohortId, isMarked }: { cohortId: string; isMarked: boolean },
): Promise<WrittenAnswer[]> {
  const rows = await answersOf(db)
    .innerJoin(attempt, eq(attempt.id, exerciseState.lastAttemptId))
    .leftJoin(mark, eq(mark.attemptId, attempt.id))
    .where(
      and(eq(cohortCourse.cohortId, cohortId), isMarked ? isNotNull(mark.attemptId) : isNull(mark.attemptId)),
    )
    .orderBy(...(isMarked ? [desc(mark.at)] : [asc(attempt.at)]), asc(attempt.id))
  return (rows as Row[]).map(answerOf)
}

/** Those of these answers that are written ones of the cohort's members; not only their newest. */
export async function byIds(db: Db, cohortId: string, ids: string[]): Promise<WrittenAnswer[]> {
  const rows = await answersOf(db)
    .innerJoin(
      attempt,
      and(
        eq(attempt.personId, exerciseState.personId),
        eq(attempt.courseId, exerciseState.courseId),
        eq(attempt.exerciseId, exerciseState.exerciseId),
      ),
    )
    .leftJoin(mark, eq(mark.attemptId, attempt.id))
    .where(and(eq(cohortCourse.cohortId, cohortId), inArray(attempt.id, ids)))
    .orderBy(asc(attempt.at), asc(attempt.id))
  return (rows as Row[]).map(answerOf)
}

/** A mark that its learner may not have seen. */
export interface NewMark {
  courseId: string
  moduleId: string
  exerciseId: string
}

/** Of these marked attempts of a person, those marked since they last answered in the course or had the module's page. */
export async function since(
  db: Db,
  { personId, attemptIds }: { personId: string; attemptIds: string[] },
): Promise<NewMark[]> {
  const lastSeen = sql`max(coalesce(${visit.lastAt}, 0), coalesce(${enrolment.lastAt}, 0))`
  return db
    .select({ courseId: attempt.courseId, moduleId: attempt.moduleId, exerciseId: attempt.exerciseId })
    .from(attempt)
    .innerJoin(mark, eq(mark.attemptId, attempt.id))
    .leftJoin(enrolment, and(eq(enrolment.personId, personId), eq(enrolment.courseId, attempt.courseId)))
    .leftJoin(
      visit,
      and(
        eq(visit.personId, personId),
        eq(visit.courseId, attempt.courseId),
        eq(visit.moduleId, attempt.moduleId),
      ),
    )
    .where(
      and(
        sql`${attempt.id} in (select value from json_each(${JSON.stringify(attemptIds)}))`,
        eq(attempt.personId, personId),
        sql`${mark.at} > ${lastSeen}`,
      ),
    )
    .orderBy(asc(mark.at))
}

interface Given {
  attemptId: string
  cohortId: string
  actorId: string
}

/**
 * Gives an answer its mark, or another one, and what follows from it for its learner's progress: all or nothing, with a
 * line in the audit. The attempt itself stays as it is. `decide` may run several times, each time on what then stands in
 * the store; it may throw to refuse, or answer null when there is nothing to write. Tells whether anything was written.
 */
export function give(
  db: Db,
  { attemptId, cohortId, actorId }: Given,
  decide: (standing: Mark | null, last: number) => Mark | null,
  rebuild: Rebuild,
): Promise<boolean> {
  return retryOnConflict(async () => {
    const place = await db
      .select({ personId: attempt.personId, courseId: attempt.courseId, moduleId: attempt.moduleId })
      .from(attempt)
      .where(eq(attempt.id, attemptId))
      .get()
    if (!place) return false
    const { personId, ...module } = place
    const [history, before] = [await historyOf(db, [personId], module), await standing(db, attemptId)]
    const others = history.marks.filter((one) => one.attemptId !== attemptId)
    const events = [...history.attempts, ...history.helps, ...history.marks]
    const next = decide(before, Math.max(...events.map(({ at }) => at)))
    if (next === null) return false
    const { points, outOf, at } = next
    const marks = [...others, { attemptId, points, outOf, at }]
    const row = { ...next, cohortId, met: JSON.stringify(next.met) }
    await db.batch([
      unchanged(db, history),
      db
        .insert(mark)
        .values({ attemptId, ...row })
        .onConflictDoUpdate({ target: mark.attemptId, set: row }),
      ...replaceDerived(db, [personId], personId, rebuild(eventsOf({ ...history, marks })), module),
      audit.entry(db, {
        actorId,
        action: before ? 'mark.change' : 'mark.give',
        subjectId: personId,
        detail: {
          attemptId,
          cohortId,
          points: points / 1000,
          outOf: outOf / 1000,
          before: before && before.points / 1000,
        },
        at,
      }),
    ])
    return true
  })
}

async function standing(db: Db, attemptId: string): Promise<Mark | null> {
  const found = await db.select(markRow).from(mark).where(eq(mark.attemptId, attemptId)).get()
  return found ? { ...found, met: JSON.parse(found.met) as number[] } : null
}
