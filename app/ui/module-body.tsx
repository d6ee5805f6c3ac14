import { memo, useContext, useState } from 'react'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import { ServerHtml } from '#app/web/server-html.tsx'
import type { ExercisePlace } from './exercise/exercise-place.ts'
import { LiveExercise } from './exercise/live-exercise.tsx'

/** Keys of what the server sets aside for its rendering; see app/routes/learn/module-html.server.ts. */
export const proseKey = (part: number) => `prose ${part}`
export const exerciseKey = (exerciseId: string) => `exercise ${exerciseId}`
export const VIEWS = 'module-views'

interface ModuleBodyProps {
  /** In the order of the page: an exercise's id, or null for text. */
  parts: readonly (string | null)[]
  places: ReadonlyMap<string, ExercisePlace>
  courseId: string
  moduleId: string
  personId: string | null
  isGuest: boolean
  onOutcome: (outcome: ExerciseOutcome, personId: string) => void
}

/**
 * Text and exercises in the order of the page. The server writes them as ready html; the browser keeps that html,
 * takes the state of the exercises from the data beside it, and brings the exercises to life.
 */
export function ModuleBody({ parts, places, ...shared }: ModuleBodyProps) {
  const serverHtml = useContext(ServerHtml)
  const [views] = useState(() => (serverHtml ? {} : viewsOnPage()))
  return (
    <>
      {parts.map((exerciseId, part) => {
        if (exerciseId === null) {
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of an edition never change places.
          return <ReadyHtml key={part} id={`text-${part}`} html={serverHtml?.get(proseKey(part))} />
        }
        if (serverHtml) {
          const html = serverHtml.get(exerciseKey(exerciseId)) ?? ''
          return (
            <article
              key={exerciseId}
              className="exercise"
              id={exerciseId}
              dangerouslySetInnerHTML={{ __html: html }}
            />
          )
        }
        const [initial, place] = [views[exerciseId], places.get(exerciseId)]
        return initial && place ? (
          <LiveExercise key={exerciseId} initial={initial} place={place} {...shared} />
        ) : null
      })}
      <script
        type="application/json"
        id={VIEWS}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: serverHtml?.get(VIEWS) ?? '' }}
      />
    </>
  )
}

/**
 * Text that never changes. The browser takes it from the page: React then leaves it as it is, and can put it back
 * should it ever have to draw the page anew.
 */
const ReadyHtml = memo(
  function ReadyHtml({ id, html }: { id: string; html: string | undefined }) {
    const [text] = useState(() => html ?? document.getElementById(id)?.innerHTML ?? '')
    return <div className="prose" id={id} dangerouslySetInnerHTML={{ __html: text }} />
  },
  () => true,
)

function viewsOnPage(): Record<string, ExerciseView> {
  return JSON.parse(document.getElementById(VIEWS)?.textContent || '{}')
}
