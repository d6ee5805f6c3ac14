import type { AuthoredExercise } from '#app/content/exercises/exercise.ts'
import type { ExerciseForm } from '#app/domain/studio/source/form.ts'

/** What both readers must agree on: how many of everything there are, and which are right. */
export function shapeOfForm(form: ExerciseForm) {
  const items = form.items ?? []
  return {
    id: form.attributes.id,
    marks: items.map((item) => ('kept' in item ? 'kept' : item.mark)),
    feedback: items.map((item) => !('kept' in item) && item.feedback !== null),
    rows: form.table?.rows.map(({ feedback }) => feedback !== '') ?? [],
    codes: form.codes.map(({ name, text, feedback }) => [name.split(' ')[1], text.trim(), feedback !== null]),
    hints: form.hints.length,
    solution: form.solution !== null,
  }
}

interface LooseAnswers {
  options?: LooseItem[]
  values?: LooseItem[]
  answers?: LooseItem[]
  items?: LooseItem[]
  rubric?: LooseItem[]
  rows?: { feedback: number | null }[]
  starter?: { text: string } | null
  solution?: { text: string } | null
  key?: { text: string } | null
  mistakes?: { query: string; feedback: number | null }[]
}
interface LooseItem {
  mark: boolean | null
  feedback: number | null
}

export function shapeOf(exercise: AuthoredExercise | undefined) {
  if (!exercise) return null
  const own = exercise.answers as LooseAnswers
  const items = own.options ?? own.values ?? own.answers ?? own.items ?? own.rubric ?? []
  const code = (role: string, block: { text: string } | null | undefined) =>
    block ? [[role, block.text, false]] : []
  return {
    id: exercise.id,
    marks: items.map(({ mark }) => mark),
    feedback: items.map(({ feedback }) => feedback !== null),
    rows: own.rows?.map(({ feedback }) => feedback !== null) ?? [],
    codes: [
      ...code('starter', own.starter),
      ...code('solution', own.solution),
      ...code('key', own.key),
      ...(own.mistakes ?? []).map(({ query, feedback }) => ['mistake', query, feedback !== null]),
    ],
    hints: exercise.hints.length,
    solution: exercise.solution !== null,
  }
}
