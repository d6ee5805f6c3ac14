import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Analysed, GivenAnswer } from '#app/domain/analysis/counted.ts'
import type { DatedEdition } from '#app/domain/analysis/gathered.ts'
import type { FormId } from '#app/domain/course/course.ts'
import type { Occasion } from '#app/domain/test/occasion.ts'
import { cohortCourse, mark, membership } from './cohort-schema.ts'
import { itemRegrade, regrade } from './correction-schema.ts'
import type { Db } from './gateway.server.ts'
import { heldBy, heldVerdict, heldWhole } from './held-verdict.server.ts'
import { type HeldItem, heldByItem, heldItem } from './item-regrades.server.ts'
import { attempt, edition } from './schema.ts'
import { testAnswer, testSitting } from './test-schema.ts'

// What item analysis reads. The order of a cross join is the order in which SQLite goes: the people asked for first, then
// each one's rows by their key, so that a page costs what its people did, whatever else the store holds.

const listed = (values: readonly string[], name: 'p' | 'e') =>
  sql`json_each(${JSON.stringify(values)}) as ${sql.raw(name)}`

/**
 * Who is, or was until they left, in these cohorts, as far as the cohorts take the course. Who was removed is not among
 * them.
 */
export async function peopleOf(
  db: Db,
  { cohortIds, courseId }: { cohortIds: string[]; courseId: string },
): Promise<Analysed[]> {
  const rows = await db
    .select({ personId: membership.personId, state: membership.state, endedAt: membership.endedAt })
    .from(listed(cohortIds, 'p'))
    .crossJoin(cohortCourse)
    .crossJoin(membership)
    .where(
      and(
        sql`${cohortCourse.cohortId} = p.value`,
        eq(cohortCourse.courseId, courseId),
        eq(membership.cohortId, cohortCourse.cohortId),
        sql`${membership.state} in ('active', 'left')`,
      ),
    )
  const people = new Map<string, number | null>()
  for (const { personId, state, endedAt } of rows) {
    const before = people.get(personId)
    if (before === null) continue
    people.set(personId, state === 'active' ? null : Math.max(before ?? 0, endedAt ?? 0))
  }
  return [...people].map(([personId, until]) => ({ personId, until }))
}

/** An answer to an exercise; a trainer's mark stands in place of a self-check, a corrected key's verdict in place of the first. */
export type AnalysedAnswer = GivenAnswer & { isMarked: boolean }

/**
 * All answers of these people to these exercises, oldest first for each; points in thousandths. What was answered comes
 * along only for `choiceIds`: a script or an essay may be long.
 * @param asked `asAnswered`: by position in the edition that was answered, also where the key was corrected in a later one
 */
export async function answers(
  db: Db,
  asked: {
    courseId: string
    exerciseIds: string[]
    choiceIds: string[]
    personIds: string[]
    asAnswered: boolean
  },
): Promise<AnalysedAnswer[]> {
  const { courseId, exerciseIds, choiceIds, personIds, asAnswered } = asked
  const given = asAnswered ? attempt : heldWhole
  const rows = await db
    .select({
      personId: attempt.personId,
      exerciseId: attempt.exerciseId,
      number: attempt.number,
      editionHash: given.editionHash,
      language: attempt.language,
      points: sql<number>`coalesce(${mark.points}, ${heldVerdict.points})`,
      outOf: sql<number>`coalesce(${mark.outOf}, ${heldVerdict.outOf})`,
      isMarked: sql<number>`${mark.attemptId} is not null`,
      answer: sql<
        string | null
      >`iif(${attempt.exerciseId} in (select value from json_each(${JSON.stringify(choiceIds)})), ${given.answer}, null)`,
      at: attempt.at,
    })
    .from(listed(personIds, 'p'))
    .crossJoin(listed(exerciseIds, 'e'))
    .crossJoin(attempt)
    .leftJoin(regrade, heldBy(attempt))
    .leftJoin(mark, eq(mark.attemptId, attempt.id))
    .where(
      and(
        sql`${attempt.personId} = p.value`,
        eq(attempt.courseId, courseId),
        sql`${attempt.exerciseId} = e.value`,
      ),
    )
    .orderBy(asc(attempt.personId), asc(attempt.exerciseId), asc(attempt.number))
  return rows.map((row) => ({ ...row, isMarked: row.isMarked === 1 }))
}

/** A sitting that is over. */
export interface AnalysedSitting {
  id: string
  personId: string
  number: number
  editionHash: string
  startedAt: number
  /** In thousandths. */
  points: number
  outOf: number
}

/** The sittings of one form of a test by these people that are over, oldest first for each. */
export async function sittings(
  db: Db,
  asked: { courseId: string; occasion: Occasion; form: FormId; personIds: string[] },
): Promise<AnalysedSitting[]> {
  const rows = await db
    .select({
      id: testSitting.id,
      personId: testSitting.personId,
      number: testSitting.number,
      editionHash: testSitting.editionHash,
      startedAt: testSitting.startedAt,
      points: testSitting.points,
      outOf: testSitting.outOf,
    })
    .from(listed(asked.personIds, 'p'))
    .crossJoin(testSitting)
    .where(
      and(
        sql`${testSitting.personId} = p.value`,
        eq(testSitting.courseId, asked.courseId),
        eq(testSitting.occasion, asked.occasion),
        eq(testSitting.form, asked.form),
        isNotNull(testSitting.finishedAt),
      ),
    )
    .orderBy(asc(testSitting.personId), asc(testSitting.number))
  return rows.map((row) => ({ ...row, points: row.points ?? 0, outOf: row.outOf ?? 0 }))
}

/**
 * What was answered in these sittings and could be graded; `graded` is JSON, see GradedAnswer. `held` is what holds in place
 * of that verdict since the key was corrected.
 */
export async function sittingAnswers(
  db: Db,
  sittingIds: string[],
): Promise<{ sittingId: string; exerciseId: string; graded: string; held: HeldItem | null }[]> {
  const rows = await db
    .select({
      sittingId: testAnswer.sittingId,
      exerciseId: testAnswer.exerciseId,
      graded: testAnswer.graded,
      held: heldItem,
    })
    .from(listed(sittingIds, 'p'))
    .crossJoin(testAnswer)
    .leftJoin(itemRegrade, heldByItem)
    .where(and(sql`${testAnswer.sittingId} = p.value`, isNotNull(testAnswer.graded)))
  return rows.flatMap(({ graded, ...row }) => (graded === null ? [] : [{ ...row, graded }]))
}

/** All editions that a module, or a test, ever had: the newest first. */
export async function editionsOf(
  db: Db,
  { courseId, moduleId }: { courseId: string; moduleId: string },
): Promise<DatedEdition[]> {
  return db
    .select({ hash: edition.hash, language: edition.language, publishedAt: edition.publishedAt })
    .from(edition)
    .where(and(eq(edition.courseId, courseId), eq(edition.moduleId, moduleId)))
    .orderBy(sql`${edition.publishedAt} desc`, asc(edition.language))
}
