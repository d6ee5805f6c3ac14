import type { ExerciseKindName } from '#app/domain/exercise/exercise.ts'

/** Kinds of exercise as the Studio names them. */
const known: Record<ExerciseKindName, string> = {
  choice: 'choix',
  numeric: 'nombre',
  text: 'réponse courte',
  match: 'paires',
  classify: 'catégories',
  order: 'ordre',
  written: 'réponse rédigée',
  sql: 'SQL',
  r: 'R',
}

export const kindNames: Readonly<Record<string, string>> = known
