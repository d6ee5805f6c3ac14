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

/** Text and exercises in the order of the page, in the browser; module-page-html.server.tsx writes the same elements. */
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

/** The same as ready html: what stands around a text, and around an exercise. */
export const frameOfText = (part: number, textLanguage: string | undefined): [start: string, end: string] => [
  `<div class="prose" id="${textId(part)}"${textLanguage ? ` lang="${textLanguage}"` : ''}>`,
  '</div>',
]
export const frameOfExercise = (exerciseId: string): [start: string, end: string] => [
  `<article class="exercise" id="${exerciseId}">`,
  '</article>',
]
