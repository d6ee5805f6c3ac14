import * as demo from '#db/demo.server.ts'
import { type Db, StoreError } from '#db/gateway.server.ts'
import { type CastMember, DAYS_GONE, cast as everybody } from './cast.ts'
import { demoCourses } from './demo-courses.server.ts'
import { demoId } from './demo-id.ts'
import { liveThrough, plannedLearner } from './live-through.server.ts'
import { addLearners, addTeam, beginMadeUpCohort } from './make-up-cohort.server.ts'

interface Filling {
  seed: number
  now: number
  /** Of everybody with an account: a demo has one password. */
  passwordHash: string
  /** Published before. */
  courseIds: string[]
  cast?: readonly CastMember[]
  /** Told after each learner, for who waits. */
  onProgress?: (done: number, of: number) => void
}

export interface FilledDemo {
  cohortId: string
  learners: number
  /** Answers to exercises, and sittings of tests. */
  answers: number
  sittings: number
}

const DAY = 86_400_000

/**
 * Fills an empty store with a made-up cohort, its four weeks up to yesterday, and who leads it. The same seed gives the
 * same people and answers; times are counted back from `now`.
 * @throws StoreError when somebody is in the store already
 */
export async function fillStore(
  db: Db,
  { seed, now, passwordHash, courseIds, cast = everybody, onProgress = () => {} }: Filling,
): Promise<FilledDemo> {
  if (!(await demo.isEmpty(db)))
    throw new StoreError('There are people in this store. A demo is made up in an empty one only.')
  const start = Math.floor(now / DAY) * DAY - DAYS_GONE * DAY
  const courses = await demoCourses(db, courseIds)
  const setting = { seed, start, passwordHash, courses }
  const trainerIds = await addTeam(db, setting)
  const cohortId = await beginMadeUpCohort(db, setting, trainerIds)
  const learners = cast.map((member) =>
    plannedLearner(member, { id: demoId(seed, member.name), seed, start, courses }),
  )
  await addLearners(db, setting, { cohortId, trainerIds, learners })
  const filled = { cohortId, learners: learners.length, answers: 0, sittings: 0 }
  for (const [index, learner] of learners.entries()) {
    const { answers, sittings } = await liveThrough(db, learner, { seed, courses })
    filled.answers += answers
    filled.sittings += sittings
    onProgress(index + 1, learners.length)
  }
  return filled
}
