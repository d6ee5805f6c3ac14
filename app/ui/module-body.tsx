import { useContext, useState } from 'react'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import { ServerHtml } from '#app/web/server-html.tsx'
import type { ExercisePlace } from './exercise/exercise-place.ts'
import { LiveExercise } from './exercise/live-exercise.tsx'
import { htmlOnPage, ReadyData, ReadyHtml } from './ready-html.tsx'

/** Names what the server sets aside for its rendering. */
export const BODY = 'module-body'
const VIEWS = 'module-views'

interface ModuleBodyProps {
  /** Language of the text, where it differs from the page's. */
  lang: string | undefined
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
 * Text and exercises in the order of the page. The server writes them as one ready piece of html (`bodyHtml`); the
 * browser goes on from that html, takes the state of the exercises from the data beside it, and brings them to life.
 */
export function ModuleBody(props: ModuleBodyProps) {
  const ready = useContext(ServerHtml)?.get(BODY)
  if (ready === undefined) return <LiveBody {...props} />
  return <div className="module-body" lang={props.lang} dangerouslySetInnerHTML={{ __html: ready }} />
}

export type BodyPart = { text: string } | { exerciseId: string; html: string; json: string }

/** What the server writes: the same elements as `LiveBody` below. */
export function bodyHtml(parts: BodyPart[]): string {
  const views: string[] = []
  const html = parts.map((part, index) => {
    if ('text' in part) return `<div class="prose" id="${textId(index)}">${part.text}</div>`
    views.push(`"${part.exerciseId}":${part.json}`)
    return `<article class="exercise" id="${part.exerciseId}">${part.html}</article>`
  })
  return `${html.join('')}<script type="application/json" id="${VIEWS}">{${views.join(',')}}</script>`
}

const textId = (part: number) => `text-${part}`

function LiveBody({ lang, parts, places, ...shared }: ModuleBodyProps) {
  const [views] = useState(viewsOnPage)
  return (
    <div className="module-body" lang={lang}>
      {parts.map((exerciseId, part) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of an edition never change places.
        if (exerciseId === null) return <ReadyHtml key={part} className="prose" id={textId(part)} />
        const [initial, place] = [views[exerciseId], places.get(exerciseId)]
        return initial && place ? (
          <LiveExercise key={exerciseId} initial={initial} place={place} {...shared} />
        ) : null
      })}
      <ReadyData id={VIEWS} />
    </div>
  )
}

const viewsOnPage = (): Record<string, ExerciseView> => JSON.parse(htmlOnPage(VIEWS) || '{}')
