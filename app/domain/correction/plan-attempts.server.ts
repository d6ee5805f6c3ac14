import type { Db } from '#db/gateway.server.ts'
import { eventsOf, type History, historyOf, partOf } from '#db/history.server.ts'
import type { CorrectedLearner, NewRegrade } from '#db/regrades.server.ts'
import * as regrades from '#db/regrades.server.ts'
import { type ExerciseState, isBetter } from '../progress/learning.ts'
import { type Derived, rebuild } from '../progress/rebuild.ts'
import type { Anew, StoredAnswer } from './grade-anew.server.ts'
import type { Target } from './target.server.ts'

/** What a corrected key makes of the answers of some people, before any of it is written. */
export interface Plan {
  history: History
  regrades: NewRegrade[]
  /** Those of whom at least one answer gets a verdict by the new key. */
  learners: CorrectedLearner[]
  /** Answers that keep their verdict because nobody can say what they would be now. */
  unsure: number
}

/** Reads what these people answered to an exercise and plans what its key makes of it. */
export async function planAttempts(
  db: Db,
  target: Target,
  gradeAnew: (stored: StoredAnswer) => Promise<Anew>,
  personIds: string[],
): Promise<Plan> {
  const { courseId, moduleId, exerciseId } = target
  // First the history, by which the write sees whether anything came between.
  const history = await historyOf(db, personIds, { courseId, moduleId })
  const answers = await regrades.answersOf(db, target, personIds)
  const made: NewRegrade[] = []
  let unsure = 0
  for (const { id, held, ...own } of answers) {
    const { points, outOf } = held ?? own
    const gradedBy = held?.editionHash ?? own.editionHash
    const anew = await gradeAnew({ ...own, gradedBy, points, outOf })
    if (anew === 'unsure') unsure += 1
    else if (anew !== 'kept') made.push({ attemptId: id, ...anew })
  }
  const ownerOf = new Map(answers.map(({ id, personId }) => [id, personId]))
  const learners = personIds.flatMap((personId) => {
    const own = made.filter(({ attemptId }) => ownerOf.get(attemptId) === personId)
    return own.length > 0 ? [correctedLearner(partOf(history, personId), personId, exerciseId, own)] : []
  })
  return { history, regrades: made, learners, unsure }
}

function correctedLearner(
  own: History,
  personId: string,
  exerciseId: string,
  made: NewRegrade[],
): CorrectedLearner {
  const before = rebuild(eventsOf(own))
  const said = made.map((one) => ({ ...one, correctionId: '' }))
  const derived = rebuild(eventsOf({ ...own, regrades: [...own.regrades, ...said] }))
  const hasGained = isMore(stateIn(derived, exerciseId), stateIn(before, exerciseId))
  const hasLost = made.some(({ effect }) => effect === 'lose')
  return {
    personId,
    effect: hasGained ? 'gain' : hasLost ? 'lose' : 'same',
    hasFinished: isFinished(derived) && !isFinished(before),
    derived,
  }
}

const stateIn = ({ states }: Derived, exerciseId: string): ExerciseState | undefined =>
  states.find((one) => one.exerciseId === exerciseId)?.state

function isMore(after: ExerciseState | undefined, before: ExerciseState | undefined): boolean {
  if (!after || !before) return false
  const earned = ({ bestPoints, outOf }: ExerciseState) => ({ points: bestPoints, outOf })
  const hasSolved = after.status === 'solved' && before.status !== 'solved'
  return hasSolved || isBetter(earned(after), earned(before))
}

const isFinished = ({ modules }: Derived): boolean =>
  modules.some(({ progress }) => progress.finishedAt !== null)
