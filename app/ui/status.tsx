import type { ExerciseStatus } from '#app/domain/exercise/public-exercise.ts'
import { m } from '#app/messages/generated/messages.js'

const words: Record<ExerciseStatus, () => string> = {
  open: m.status_open,
  opened: m.status_opened,
  tried: m.status_tried,
  solved: m.status_solved,
  shown: m.status_shown,
}

/** Where one stands with an exercise: a shape (drawn by the style sheet) and a word, never a colour alone. */
export function Status({ status }: { status: ExerciseStatus }) {
  return <span className={`status status-${status}`}>{words[status]()}</span>
}
