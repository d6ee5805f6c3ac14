import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ModuleView } from '#app/domain/progress/views.ts'
import type { Language } from '#app/messages/languages.ts'
import { exerciseHtml } from '#app/ui/exercise/exercise-html.server.tsx'
import { placesIn } from '#app/ui/exercise/exercise-place.ts'
import { BODY, type BodyPart, bodyHtml } from '#app/ui/module-body.tsx'
import { moduleHeadHtml } from '#app/ui/module-head-html.server.tsx'
import { HEAD } from '#app/ui/module-page.tsx'

const ANSWERED = 'answered'

/** What an answer without scripts came to, when it is no page of its own: the loader shows it in its place. */
export const setAnswered = (html: Map<string, string>, view: ExerciseView) =>
  html.set(ANSWERED, JSON.stringify(view))

/**
 * Sets the head, the text and the exercises aside for the server's rendering: they stand in the page once, as html,
 * and not a second time in the data from which the browser goes on. The answer is that data.
 */
export function setModuleHtml(html: Map<string, string>, view: ModuleView, language: Language) {
  const answered = JSON.parse(html.get(ANSWERED) ?? 'null') as ExerciseView | null
  const places = placesIn(view, language)
  const parts = view.blocks.flatMap((block): BodyPart[] => {
    if (block.type === 'html') return [{ text: block.html }]
    const shown = answered?.exercise.id === block.id ? answered : view.views[block.id]
    const place = places.get(block.id)
    return shown && place ? [{ exerciseId: block.id, ...exerciseHtml(shown, place) }] : []
  })
  html.set(HEAD, moduleHeadHtml(view, language))
  html.set(BODY, bodyHtml(parts))
  const { courseId, courseTitle, moduleId, languageShown, editionHash } = view
  const { outline, progress, previous, next, resume } = view
  return {
    title: view.title,
    summary: view.summary,
    module: {
      courseId,
      courseTitle,
      moduleId,
      languageShown,
      editionHash,
      outline,
      progress,
      previous,
      next,
      resume,
    },
    parts: parts.map((part) => ('text' in part ? null : part.exerciseId)),
  }
}
