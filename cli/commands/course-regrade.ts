import type { Command } from 'commander'
import { applyCorrection } from '#app/domain/correction/apply-correction.server.ts'
import { correctionsOf } from '#app/domain/correction/corrections-of.server.ts'
import type { CorrectionPreview } from '#app/domain/correction/preview-correction.server.ts'
import { resumeCorrections } from '#app/domain/correction/resume-corrections.server.ts'
import { undoCorrection } from '#app/domain/correction/undo-correction.server.ts'
import { withCurrentStore } from '#cli/with-store.ts'
import type { Db } from '#db/gateway.server.ts'

/** Answers that get a verdict by another key than the one they were graded by. */
const movedAnswers = ({ answers: { gain, lose, same } }: CorrectionPreview): number => gain + lose + same

interface Options {
  reason?: string
  exercise?: string
  undo?: string
}

/** Adds `courses regrade`: what the Studio does when a key was wrong, for who publishes from a folder. */
export function registerRegrade(courses: Command): void {
  courses
    .command('regrade <course>')
    .description(
      'tell what the keys that changed do to answers that are there; with --reason, grade them again',
    )
    .option('--reason <text>', 'why the key was wrong: learners and colleagues read it')
    .option('--exercise <id>', 'only this one')
    .option('--undo <correction>', 'take a correction back, by the id that was printed when it was made')
    .action((courseId: string, options: Options) =>
      withCurrentStore(async ({ db }) => {
        for (const line of await regrade(db, courseId, options, Date.now())) console.log(line)
      }),
    )
}

/** Does what the options ask for, and tells it. */
export async function regrade(
  db: Db,
  courseId: string,
  { reason, exercise, undo }: Options,
  now: number,
): Promise<string[]> {
  if (undo !== undefined) {
    await undoCorrection(db, { courseId, correctionId: undo, actorId: null, now })
    return [`The correction ${undo} is taken back: its answers have their earlier verdicts again.`]
  }
  const resumed = await resumeCorrections(db, { courseId, now })
  const lines = resumed > 0 ? [`${resumed} correction(s) that had been cut off are done now.`] : []
  const previews = (await correctionsOf(db, courseId)).filter(
    ({ exerciseId }) => exercise === undefined || exerciseId === exercise,
  )
  if (previews.length === 0) return [...lines, `${courseId}: all answers are graded by the keys of today.`]
  for (const preview of previews) {
    lines.push(told(preview))
    if (reason === undefined || movedAnswers(preview) === 0) continue
    const { moduleId, exerciseId } = preview
    const made = await applyCorrection(db, { courseId, moduleId, exerciseId, authorId: null, reason, now })
    if (made)
      lines.push(`  Graded again. To take it back: jalon courses regrade ${courseId} --undo ${made.id}`)
  }
  if (reason === undefined)
    lines.push('Nothing is changed yet: give --reason "…" to grade these answers again.')
  return lines
}

function told({
  moduleId,
  exerciseId,
  answers,
  people,
  finishing,
  sittings,
  isTest,
}: CorrectionPreview): string {
  const parts = [
    `${moduleId}/${exerciseId}: ${answers.gain} answer(s) gain, ${answers.lose} read as worse, ${answers.same} stay`,
    answers.unsure > 0 ? `${answers.unsure} can't be compared and keep their verdict` : '',
    `${people.gain} learner(s) gain; nobody loses points`,
    finishing.length > 0 ? `${finishing.length} finish the module` : '',
    isTest ? `${sittings} result(s) of the test change` : '',
  ]
  return `${parts.filter((part) => part !== '').join('; ')}.`
}
