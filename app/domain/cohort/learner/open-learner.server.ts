import { loadCourses } from '#app/domain/course/load-course.server.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as learnerRecord from '#db/learner-record.server.ts'
import * as notes from '#db/notes.server.ts'
import type { Actor } from '../../access/actor.ts'
import type { Cohort } from '../cohort.ts'
import { ledCohort } from '../led-cohort.server.ts'
import { type CohortLearner, cohortLearner } from './cohort-learner.server.ts'
import { learnerAnswers } from './learner-answers.server.ts'
import { learnerCourse } from './learner-courses.ts'
import { recordUntil } from './record-until.server.ts'
import { type Deed, timelineOf } from './timeline.ts'
import type { LearnerFacts, LearnerView } from './views.ts'

/** How many days of the timeline are shown. */
const DAYS = 60

interface Asked {
  actor: Actor
  cohortId: string
  personId: string
  /** The page's, for titles; answers stand in the language in which they were given. */
  language: string
  exercise: string | null
  before: string | null
  now: number
}

/**
 * One learner for the trainers of a cohort: who they are, where they stand in the cohort's courses, what they did and
 * answered, what was noted. Nothing of other courses, and nothing after they left. Costs what that person's own rows cost.
 * @throws DomainError `cohort_not_found`, `learner_not_found`
 */
export async function openLearner(db: Db, asked: Asked): Promise<{ cohort: Cohort } & LearnerView> {
  const { actor, cohortId, personId, language, now } = asked
  const cohort = await ledCohort(db, { actor, cohortId })
  const learner = await cohortLearner(db, { cohortId, personId, now })
  const bounds = { personId, courseIds: cohort.courseIds, until: learner.until }
  const [all, targets, record, deeds, invited, written] = await Promise.all([
    loadCourses(db, language),
    cohorts.targets(db, cohortId),
    recordUntil(db, learner),
    learnerRecord.deeds(db, bounds),
    learnerRecord.invitedAs(db, { cohortId, personId }),
    notes.ofPerson(db, { cohortId, personId }),
  ])
  const courses = cohort.courseIds.flatMap((id) => all.find(({ course }) => course.id === id) ?? [])
  const known = { record, deeds, targets, language, until: learner.until }
  return {
    cohort,
    person: factsOf(learner, invited),
    courses: courses.map((listed) => learnerCourse(listed, known)),
    timeline: timelineOf(deedsIn(deeds, learner.until), DAYS),
    answers: await learnerAnswers(db, {
      asked: bounds,
      deeds,
      courses,
      language,
      exercise: asked.exercise,
      before: asked.before,
    }),
    notes: written.map(({ id, author, authorId, text, at }) => ({
      id,
      author,
      isOwn: authorId === actor?.id,
      text,
      at,
    })),
  }
}

type Invited = Awaited<ReturnType<typeof learnerRecord.invitedAs>>

const factsOf = ({ member }: CohortLearner, invited: Invited): LearnerFacts => ({
  id: member.personId,
  name: member.name ?? invited?.name ?? null,
  email: member.email ?? invited?.email ?? null,
  country: member.country ?? invited?.country ?? null,
  organisation: member.organisation ?? invited?.organisation ?? null,
  language: member.language,
  isGuest: member.email === null,
  state: member.state,
  joinedAt: member.joinedAt,
  endedAt: member.state === 'active' ? null : member.endedAt,
})

function deedsIn({ attempts, helps, visits, sittings }: learnerRecord.Deeds, until: number): Deed[] {
  const all: Deed[] = [
    ...attempts.map(
      ({ courseId, moduleId, code, at }): Deed => ({
        type: 'answer',
        courseId,
        moduleId,
        isRight: code === 'right',
        at,
      }),
    ),
    ...helps.map(({ courseId, moduleId, kind, at }): Deed => ({ type: kind, courseId, moduleId, at })),
    ...visits.flatMap(({ courseId, moduleId, firstAt, lastAt }): Deed[] => [
      { type: 'opened', courseId, moduleId, at: firstAt },
      { type: 'opened', courseId, moduleId, at: lastAt },
    ]),
    ...sittings.flatMap(({ courseId, occasion, startedAt, finishedAt }): Deed[] => [
      { type: 'test-begun', courseId, occasion, at: startedAt },
      ...(finishedAt === null ? [] : [{ type: 'test-ended' as const, courseId, occasion, at: finishedAt }]),
    ]),
  ]
  return all.filter(({ at }) => at <= until)
}
