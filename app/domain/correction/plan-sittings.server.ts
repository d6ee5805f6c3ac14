import type { Db } from '#db/gateway.server.ts'
import { type History, historyOf } from '#db/history.server.ts'
import * as itemRegrades from '#db/item-regrades.server.ts'
import type { CorrectedLearner } from '#db/regrades.server.ts'
import { isBetter, thousandths } from '../progress/learning.ts'
import { type GradedAnswer, resultOf } from '../test/grade-sitting.ts'
import { contentOf } from '../test/load-test.server.ts'
import type { Anew, StoredAnswer } from './grade-anew.server.ts'
import type { Target } from './target.server.ts'

/** What a corrected key makes of the sittings of some people, before any of it is written. */
export interface SittingPlan {
  history: History
  regrades: itemRegrades.NewItemRegrade[]
  /** Of every sitting that has such an answer; `moved` says whether its points change. */
  results: (itemRegrades.NewResult & { isMoved: boolean })[]
  learners: Omit<CorrectedLearner, 'derived'>[]
  unsure: number
}

/** Reads how these people answered an item of a test and plans what its key makes of it. */
export async function planSittings(
  db: Db,
  target: Target,
  gradeAnew: (stored: StoredAnswer) => Promise<Anew>,
  personIds: string[],
): Promise<SittingPlan> {
  const { courseId, moduleId, exerciseId } = target
  const history = await historyOf(db, personIds, { courseId, moduleId })
  const { sittings, verdicts } = await itemRegrades.sittingsOf(db, courseId, personIds)
  const plan: SittingPlan = { history, regrades: [], results: [], learners: [], unsure: 0 }
  for (const sitting of sittings) {
    const answer = sitting.answers.find((one) => one.exerciseId === exerciseId)
    if (!answer) continue
    const own = verdicts.filter((one) => one.sittingId === sitting.id)
    const held = own.find((one) => one.exerciseId === exerciseId && one.holds === 1)
    const graded = JSON.parse(answer.graded) as GradedAnswer
    const anew = await gradeAnew({
      personId: sitting.personId,
      editionHash: sitting.editionHash,
      language: answer.language,
      answer: JSON.stringify(graded.answer),
      gradedBy: held?.editionHash ?? sitting.editionHash,
      points: held?.points ?? thousandths(graded.verdict.points),
      outOf: held?.outOf ?? thousandths(graded.verdict.outOf),
    })
    if (anew === 'unsure') plan.unsure += 1
    if (typeof anew === 'string') continue
    plan.regrades.push({ sittingId: sitting.id, ...anew })
    const result = await resultWith(db, sitting, [...own, { exerciseId, ...anew }])
    plan.results.push({ ...result, isMoved: result.points !== sitting.points })
  }
  plan.learners = personIds.flatMap((personId) => learnerOf(personId, sittings, plan))
  return plan
}

function learnerOf(
  personId: string,
  sittings: itemRegrades.OverSitting[],
  { regrades, results }: SittingPlan,
): SittingPlan['learners'] {
  const ids = new Set(sittings.flatMap((sitting) => (sitting.personId === personId ? sitting.id : [])))
  const own = regrades.filter(({ sittingId }) => ids.has(sittingId))
  if (own.length === 0) return []
  const hasGained = results.some(({ sittingId, isMoved }) => isMoved && ids.has(sittingId))
  const hasLost = own.some(({ effect }) => effect === 'lose')
  return [{ personId, effect: hasGained ? 'gain' : hasLost ? 'lose' : 'same', hasFinished: false }]
}

type Said = Pick<itemRegrades.ItemVerdict, 'exerciseId' | 'points' | 'outOf'>

/** What comes of a sitting when each answer counts by the best that any key has said of it. */
export async function resultWith(
  db: Db,
  sitting: itemRegrades.OverSitting,
  verdicts: readonly Said[],
): Promise<itemRegrades.NewResult> {
  const { items } = await contentOf(db, sitting)
  const worth = new Map(items.map(({ exercise }) => [exercise.id, thousandths(exercise.points)]))
  const earned = new Map(
    sitting.answers.map(({ exerciseId, graded }) => {
      const { points, outOf } = (JSON.parse(graded) as GradedAnswer).verdict
      const own = { points: thousandths(points), outOf: thousandths(outOf) }
      const best = verdicts
        .filter((one) => one.exerciseId === exerciseId)
        .reduce((best, next) => (isBetter(next, best) ? next : best), own)
      if (best === own) return [exerciseId, own.points]
      return [exerciseId, Math.round((best.points / best.outOf) * (worth.get(exerciseId) ?? own.outOf))]
    }),
  )
  const { points, objectives } = resultOf(items, earned)
  return { sittingId: sitting.id, points, results: JSON.stringify(objectives) }
}
