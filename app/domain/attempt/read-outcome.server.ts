import { exerciseIn, type ShownModule } from '#app/domain/course/load-module.server.ts'
import { isByPosition } from '#app/domain/exercise/by-position.ts'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import { isSameExercise } from '#app/domain/exercise/same-exercise.ts'
import { moduleProgressView } from '#app/domain/progress/module-progress-view.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import type { Draft } from '#db/drafts.server.ts'
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
    view: await readExerciseView(db, module, { record, personId, exerciseId, language }),
    progress: moduleProgressView(edition.facts, record.states, record.progress, listed.course.passMark),
  }
}

interface ViewAsked {
  /** Null for a visitor, like the person. */
  record: ModuleRecord | null
  personId: string | null
  exerciseId: string
  language: string
}

/** An exercise as it stands in what was read of a person's module. */
export async function readExerciseView(
  db: Db,
  module: ShownModule,
  { record, personId, exerciseId, language }: ViewAsked,
): Promise<ExerciseView> {
  const shown = exerciseIn(module, exerciseId)
  const place = personId === null ? null : { personId, courseId: module.listed.course.id, exerciseId }
  const last = record?.attempts.get(exerciseId)
  const draft = record?.drafts.get(exerciseId)
  const mark = record?.marks.get(exerciseId)
  const fits = (hash: string) => stillFits(db, module, exerciseId, hash)
  return exerciseView(shown, {
    state: record?.states.get(exerciseId),
    last,
    lastFits: last !== undefined && (await fits(last.editionHash)),
    mark: mark ? { kept: mark, fits: await fits(mark.editionHash) } : null,
    extraTries: record?.extraTries[exerciseId] ?? 0,
    draft: draft && (await draftFits(db, module, draft)) ? draft : undefined,
    language,
    place,
    past: record?.runs.get(exerciseId) ?? [],
  })
}

/** Whether a half filled form still says what it said on the edition that it was filled in on. */
export async function draftFits(
  db: Db,
  module: ShownModule,
  { exerciseId, editionHash }: Pick<Draft, 'exerciseId' | 'editionHash'>,
): Promise<boolean> {
  const { exercise } = exerciseIn(module, exerciseId)
  return (
    !isByPosition(exercise.kind) ||
    editionHash === null ||
    (await stillFits(db, module, exerciseId, editionHash))
  )
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
