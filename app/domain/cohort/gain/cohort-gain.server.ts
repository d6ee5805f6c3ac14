import type { Actor } from '#app/domain/access/actor.ts'
import type { Cohort } from '#app/domain/cohort/cohort.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import type { EditionFacts } from '#app/domain/course/course.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import { DomainError } from '#app/domain/errors.ts'
import { closeSitting } from '#app/domain/test/close-sitting.server.ts'
import type { ObjectiveResult } from '#app/domain/test/grade-sitting.ts'
import { findTest, type ListedTest } from '#app/domain/test/load-test.server.ts'
import { GRACE_MS } from '#app/domain/test/occasion.ts'
import * as editions from '#db/editions.server.ts'
import * as gains from '#db/gain.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as invitations from '#db/invitations.server.ts'
import * as memberships from '#db/memberships.server.ts'
import { type CourseGain, courseGainOf, type FinishedSitting, type WhichSitting } from './course-gain.ts'

export interface TestedCourse extends CourseGain {
  courseId: string
  courseTitle: string
  /** Language of objectives and titles of items, which may be another than the page's. */
  languageShown: string
}

export interface CohortGain {
  cohort: Cohort
  /** In the order in which they are taken; those without a test are left out. */
  courses: TestedCourse[]
  invited: number
}

interface Asked {
  actor: Actor
  cohortId: string
  language: string
  which: WhichSitting
  now: number
}

/**
 * What a cohort gained in each of its courses that has a test. Reads its people's sittings, whatever else the store holds.
 * @throws DomainError `cohort_not_found`
 */
export async function cohortGain(db: Db, asked: Asked): Promise<CohortGain> {
  const { language, which, now } = asked
  const cohort = await ledCohort(db, asked)
  const tests = await Promise.all(cohort.courseIds.map((courseId) => testOf(db, courseId, language)))
  const [sittings, invited] = await Promise.all([
    finishedSittings(db, cohort.id, now),
    countInvited(db, cohort.id),
  ])
  const courses = tests.flatMap((test) => {
    if (!test) return []
    const { course, facts } = test
    const own = sittings.filter(({ courseId }) => courseId === course.id)
    return {
      courseId: course.id,
      courseTitle: shownText(course.title, language, course.source),
      languageShown: facts.language,
      ...courseGainOf({ invited, sittings: own, which, current: facts }),
    }
  })
  return { cohort, courses, invited }
}

/** Null for a course without a test, and for one that is not on offer any more. */
async function testOf(db: Db, courseId: string, language: string): Promise<ListedTest | null> {
  try {
    return await findTest(db, { courseId, language })
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

/** Everybody who was asked to take part, whether or not they came; not who was taken out, or waits to be let in. */
async function countInvited(db: Db, cohortId: string): Promise<number> {
  const [members, invited] = await Promise.all([
    memberships.ofCohort(db, cohortId, gains.countedStates),
    invitations.ofCohort(db, cohortId),
  ])
  const open = invited.filter(({ personId, withdrawnAt }) => personId === null && withdrawnAt === null)
  return members.length + open.length
}

/** All that are over, handed in or out of time; of who has left, those until then. */
async function finishedSittings(
  db: Db,
  cohortId: string,
  now: number,
): Promise<(FinishedSitting & { courseId: string })[]> {
  let all = await gains.sittingsOf(db, cohortId)
  const late = all.filter(
    ({ finishedAt, endsAt }) => finishedAt === null && endsAt !== null && now > endsAt + GRACE_MS,
  )
  // Nobody else has looked since their time was up.
  for (const { id, personId } of late) await closeSitting(db, { sittingId: id, personId, now })
  if (late.length > 0) all = await gains.sittingsOf(db, cohortId)
  const over = all.filter(
    ({ finishedAt, leftAt }) => finishedAt !== null && (leftAt === null || finishedAt <= leftAt),
  )
  const [right, factsOf] = await Promise.all([
    gains.rightItemsOf(
      db,
      over.map(({ id }) => id),
    ),
    editionFacts(db, new Set(over.map(({ editionHash }) => editionHash))),
  ])
  return over.flatMap(({ id, points, outOf, results, editionHash, ...sitting }) => {
    const facts = factsOf.get(editionHash)
    if (!facts) return []
    return {
      personId: sitting.personId,
      courseId: sitting.courseId,
      occasion: sitting.occasion,
      number: sitting.number,
      form: sitting.form,
      points: points ?? 0,
      outOf: outOf ?? 0,
      objectives: JSON.parse(results ?? '[]') as ObjectiveResult[],
      right: right.get(id) ?? new Set(),
      facts,
    }
  })
}

async function editionFacts(db: Db, hashes: ReadonlySet<string>): Promise<Map<string, EditionFacts>> {
  const found = await Promise.all([...hashes].map((hash) => editions.byHash(db, hash)))
  return new Map(found.flatMap((edition) => (edition ? [[edition.facts.hash, edition.facts] as const] : [])))
}
