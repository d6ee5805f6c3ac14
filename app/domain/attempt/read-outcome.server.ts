import { exerciseIn, type ShownModule } from '#app/domain/course/load-module.server.ts'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import { isSameExercise } from '#app/domain/exercise/same-exercise.ts'
import { moduleProgressView } from '#app/domain/progress/module-progress-view.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import type { ModuleRecord } from '#db/progress.server.ts'
import * as progress from '#db/progress.server.ts'
import { exerciseView } from './exercise-view.ts'

/** An exercise as it stands now for a person, and what that makes of the module. */
export async function readOutcome(
  db: Db,
  module: ShownModule,
  { personId, exerciseId, language }: { personId: string; exerciseId: string; language: string },
): Promise<ExerciseOutcome> {
  const { listed, edition } = module
  const record = await progress.ofModule(db, {
    personId,
    courseId: listed.course.id,
    moduleId: module.module.id,
  })
  return {
    view: await readExerciseView(db, module, { record, exerciseId, language }),
    progress: moduleProgressView(edition.facts, record.states, record.progress, listed.course.passMark),
  }
}

/** An exercise as it stands in what was read of a person's module. */
export async function readExerciseView(
  db: Db,
  module: ShownModule,
  { record, exerciseId, language }: { record: ModuleRecord | null; exerciseId: string; language: string },
): Promise<ExerciseView> {
  const last = record?.attempts.get(exerciseId)
  return exerciseView(exerciseIn(module, exerciseId), {
    state: record?.states.get(exerciseId),
    last,
    lastFits: last !== undefined && (await stillFits(db, module, exerciseId, last.editionHash)),
    draft: record?.drafts.get(exerciseId),
    language,
  })
}

/**
 * Whether an answer by position, given on an edition, still says the same on today's. Editions of one moment share
 * their structure in all languages; an older one is compared with today's of its own language.
 */
export async function stillFits(
  db: Db,
  { module }: ShownModule,
  exerciseId: string,
  editionHash: string,
): Promise<boolean> {
  if (module.current.some(({ hash }) => hash === editionHash)) return true
  const then = await editions.byHash(db, editionHash)
  const sameLanguage = module.current.find(({ language }) => language === then?.facts.language)
  const now = sameLanguage && (await editions.byHash(db, sameLanguage.hash))
  const exerciseOf = (edition: typeof then | undefined) =>
    edition?.exercises.find(({ id }) => id === exerciseId)
  return isSameExercise(exerciseOf(then), exerciseOf(now))
}
