import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import type { ExercisePlace } from './exercise/exercise-place.ts'
import { LiveExercise } from './exercise/live-exercise.tsx'
import { ReadyHtml } from './ready-html.tsx'

interface ModuleBodyProps {
  /** In the order of the page: an exercise's id, or null for text. */
  parts: readonly (string | null)[]
  views: Readonly<Record<string, ExerciseView>>
  places: ReadonlyMap<string, ExercisePlace>
  /** Language of the text, where it differs from the page's. */
  textLanguage: string | undefined
  courseId: string
  moduleId: string
  personId: string | null
  isGuest: boolean
  onOutcome: (outcome: ExerciseOutcome, personId: string) => void
}

const textId = (part: number) => `text-${part}`

/** Text and exercises in the order of the page, in the browser; `bodyHtml` writes the same elements on the server. */
export function ModuleBody({ parts, views, places, textLanguage, ...shared }: ModuleBodyProps) {
  return parts.map((exerciseId, part) => {
    const id = textId(part)
    if (exerciseId === null) return <ReadyHtml key={id} className="prose" id={id} lang={textLanguage} />
    const [initial, place] = [views[exerciseId], places.get(exerciseId)]
    return initial && place ? (
      <LiveExercise key={exerciseId} initial={initial} place={place} {...shared} />
    ) : null
  })
}

export type BodyPart = { text: string } | { exerciseId: string; html: string }

/** The same as ready html; grown and not joined, because a join copies a page's text once more. */
export function bodyHtml(parts: readonly BodyPart[], textLanguage: string | undefined): string {
  const lang = textLanguage ? ` lang="${textLanguage}"` : ''
  let html = ''
  parts.forEach((part, index) => {
    html +=
      'text' in part
        ? `<div class="prose" id="${textId(index)}"${lang}>${part.text}</div>`
        : `<article class="exercise" id="${part.exerciseId}">${part.html}</article>`
  })
  return html
}
