import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ModuleView } from '#app/domain/progress/views.ts'
import type { Language } from '#app/messages/languages.ts'
import { newAttemptId } from '#app/ui/exercise/attempt-id.ts'
import { exerciseHtml } from '#app/ui/exercise/exercise-html.server.tsx'
import { placesIn } from '#app/ui/exercise/exercise-place.ts'
import { exerciseKey, proseKey, VIEWS } from '#app/ui/module-body.tsx'
import type { ModuleFacts } from '#app/ui/module-frame.tsx'

const ANSWERED = 'answered'

/** What an answer without scripts came to, when it is no page of its own: the loader shows it in its place. */
export const setAnswered = (html: Map<string, string>, view: ExerciseView) =>
  html.set(ANSWERED, JSON.stringify(view))

/**
 * Sets text and exercises aside for the server's rendering: they stand in the page once, as html, and not a second
 * time in the data from which the browser goes on.
 */
export function setModuleHtml(
  html: Map<string, string>,
  view: ModuleView,
  language: Language,
): { module: ModuleFacts; parts: (string | null)[] } {
  const { blocks, views, ...module } = view
  const answered = JSON.parse(html.get(ANSWERED) ?? 'null') as ExerciseView | null
  const places = placesIn(module, language)
  const data: string[] = []
  const parts = blocks.map((block, part) => {
    if (block.type === 'html') {
      html.set(proseKey(part), block.html)
      return null
    }
    const shown = answered?.exercise.id === block.id ? answered : views[block.id]
    const place = places.get(block.id)
    if (!shown || !place) return null
    const rendered = exerciseHtml(shown, place, newAttemptId())
    html.set(exerciseKey(block.id), rendered.html)
    data.push(`"${block.id}":${rendered.json}`)
    return block.id
  })
  html.set(VIEWS, `{${data.join(',')}}`)
  return { module, parts }
}
