import type { ToldCorrection } from '#db/corrections.server.ts'
import * as corrections from '#db/corrections.server.ts'
import * as courses from '#db/courses.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { changedKeys, correctionsOf } from './corrections-of.server.ts'
import { moduleTexts, targetIn } from './target.server.ts'
import { type CorrectionsView, correctionView, type MadeCorrection, movedAnswers } from './views.ts'

/** What was corrected in a course, and what may have to be. Whoever calls this has asked who may see it. */
export async function listCorrections(db: Db, courseId: string): Promise<CorrectionsView> {
  // One that was never published has no answers.
  if (!(await courses.byId(db, courseId))) return { open: [], made: [] }
  const changed = await changedKeys(db, courseId)
  const previews = changed.length > 0 ? await correctionsOf(db, courseId) : []
  const isOpen = ({ exerciseId }: { exerciseId: string }) =>
    changed.some((one) => one.exerciseId === exerciseId)
  const [made, modules] = [await corrections.ofCourse(db, courseId), await moduleTexts(db, courseId)]
  const titleOf = ({ moduleId, exerciseId }: ToldCorrection) => {
    const module = modules.find((one) => one.moduleId === moduleId)
    return (module && targetIn(module, exerciseId)?.source.exercise.title) ?? null
  }
  return {
    open: previews
      .filter(isOpen)
      .map(correctionView)
      .filter((one) => movedAnswers(one) > 0),
    made: made.map((one) => madeView(one, titleOf(one))),
  }
}

const madeView = (made: ToldCorrection, title: string | null): MadeCorrection => ({
  id: made.id,
  moduleId: made.moduleId,
  exerciseId: made.exerciseId,
  title,
  state: stateOf(made),
  at: made.at,
  by: made.authorName,
  reason: made.reason,
  answers: made.answers,
  people: made.people,
  finished: made.finished,
  unsure: made.unsure,
  undoneAt: made.undoneAt,
  undoneBy: made.undoneByName,
})

function stateOf({ doneAt, undoneAt, undoDoneAt }: ToldCorrection): MadeCorrection['state'] {
  if (undoneAt !== null) return undoDoneAt === null ? 'undoing' : 'undone'
  return doneAt === null ? 'running' : 'done'
}
