import * as corrections from '#db/corrections.server.ts'
import { type Db, retryOnConflict } from '#db/gateway.server.ts'
import * as itemRegrades from '#db/item-regrades.server.ts'
import { gradesAnew } from './grade-anew.server.ts'
import { planSittings } from './plan-sittings.server.ts'
import { moduleTexts, targetIn } from './target.server.ts'

interface Late {
  personId: string
  courseId: string
  /** The test's. */
  moduleId: string
  now: number
}

/** Gives the sittings of somebody what corrections that stand say of them, if they ended after those were made. */
export async function correctLate(db: Db, { personId, courseId, moduleId, now }: Late): Promise<void> {
  const standing = (await corrections.standing(db, courseId)).filter((one) => one.moduleId === moduleId)
  if (standing.length === 0) return
  const modules = await moduleTexts(db, courseId)
  const module = modules.find((one) => one.moduleId === moduleId)
  for (const correction of standing) {
    const target = module && targetIn(module, correction.exerciseId)
    if (!target) continue
    const gradeAnew = gradesAnew(db, target)
    await retryOnConflict(async () => {
      const { unsure: _kept, results, ...plan } = await planSittings(db, target, gradeAnew, [personId])
      if (plan.regrades.length === 0) return
      const moved = results.map(({ isMoved: _, ...result }) => result)
      await db.batch(itemRegrades.statementsToRegrade(db, { ...plan, results: moved, correction, now }))
    })
  }
}
