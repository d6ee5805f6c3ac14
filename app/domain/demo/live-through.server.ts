import type { Db } from '#db/gateway.server.ts'
import { answerExercise } from './answer-exercise.server.ts'
import { type CastMember, DAYS_GONE } from './cast.ts'
import type { DemoCourses } from './demo-courses.server.ts'
import { drawsOf } from './draws.ts'
import { abilityOf, difficultyOf, gainOf } from './rasch.ts'
import { sitTest } from './sit-test.server.ts'
import { timetable } from './timetable.ts'
import { partOf, type Step } from './way.ts'

/** Somebody of the cast, and when they do what. */
export interface LivedLearner extends CastMember {
  id: string
  /** In logits, before the first course. */
  ability: number
  steps: { step: Step; at: number }[]
}

/** Sets out what somebody will do, by the seed; `start` is the first day of the cohort. */
export function plannedLearner(
  member: CastMember,
  { id, seed, start, courses }: { id: string; seed: number; start: number; courses: DemoCourses },
): LivedLearner {
  const { share = 0, days = [0, DAYS_GONE - 1], part } = member
  const way = partOf(courses.way, { share, stuckAt: part === 'stuck' ? courses.hard : null })
  const times = timetable(drawsOf(seed, 'times', id), { start, days, steps: way.length })
  return {
    ...member,
    id,
    ability: abilityOf(seed, id),
    steps: way.map((step, index) => ({ step, at: times[index] as number })),
  }
}

/** Does all that somebody does, one step after the other; tells how many answers and sittings there are now. */
export async function liveThrough(
  db: Db,
  learner: LivedLearner,
  { seed, courses }: { seed: number; courses: DemoCourses },
): Promise<{ answers: number; sittings: number }> {
  const { id: personId, language } = learner
  const done = { answers: 0, sittings: 0 }
  for (const { step, at } of learner.steps) {
    const { courseId } = step
    if (step.type === 'test') {
      const gain = step.occasion === 'post' ? gainOf(seed, personId, courseId) : 0
      const moduleId = courses.testOf(courseId)
      await sitTest(db, {
        seed,
        walk: { personId, courseId, moduleId, language },
        known: await courses.knownIn(courseId, moduleId, language),
        occasion: step.occasion,
        ability: learner.ability + gain,
        at,
      })
      done.sittings += 1
      continue
    }
    const { moduleId, exerciseId } = step
    const known = (await courses.knownIn(courseId, moduleId, language)).find(
      ({ exercise }) => exercise.id === exerciseId,
    )
    if (!known) continue
    const isHard = exerciseId === courses.hard
    done.answers += await answerExercise(db, {
      seed,
      walk: { personId, courseId, moduleId, language },
      known,
      device: drawsOf(seed, 'device', personId, at).chance(0.3) ? 'phone' : 'computer',
      ability: learner.ability,
      difficulty: isHard ? HARD : difficultyOf(seed, courseId, exerciseId),
      isStuck: isHard && learner.part === 'stuck',
      at,
    })
  }
  return done
}

/** The difficulty, in logits, of the exercise at which some are stuck. */
const HARD = 2
