import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { codedCases, codedOptions } from './answer-codes.ts'
import type { CataloguedExercise } from './catalogue.server.ts'
import type { ExportedRow } from './table.ts'

export const exerciseColumns = [
  'course',
  'module',
  'module_title',
  'exercise',
  'title',
  'use',
  'form',
  'kind',
  'points',
  'objective',
  'objective_text',
  'codes',
  'cases',
] as const

/** The code book of exercises. What is right stands in none of its columns. */
export async function* exercisePages(
  db: Db,
  exercises: readonly CataloguedExercise[],
): AsyncGenerator<ExportedRow[]> {
  for (const exercise of exercises) {
    const edition = exercise.editionHash === null ? null : await editions.byHash(db, exercise.editionHash)
    const shown = edition?.exercises.find(({ id }) => id === exercise.id)
    const row: Record<(typeof exerciseColumns)[number], ExportedRow[string]> = {
      course: exercise.courseId,
      module: exercise.moduleId,
      module_title: exercise.moduleTitle,
      exercise: exercise.id,
      title: exercise.title,
      use: exercise.use,
      form: exercise.form,
      kind: exercise.kind,
      points: exercise.points,
      objective: exercise.objective,
      objective_text: exercise.objectiveText,
      codes: shown ? codedOptions(shown) : null,
      cases: shown ? codedCases(shown) : null,
    }
    yield [row]
  }
}
