import { renderToString } from 'react-dom/server'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import { inLanguage } from '#app/messages/locale.server.ts'
import { ExerciseForm } from './exercise-form.tsx'
import type { ExercisePlace } from './exercise-place.ts'

interface Rendered {
  html: string
  /** The view as JSON that may stand in a script element. */
  json: string
}

/** Most learners meet an exercise in the same few states; a state's html is made once. */
const MOST_KEPT = 1500
const kept = new Map<string, Rendered>()

/** Stands for the name of the answer to come, which differs each time. */
const ATTEMPT = '00000000-attempt'

/** An exercise as html and as data, from which the browser goes on. */
export function exerciseHtml(view: ExerciseView, place: ExercisePlace, attemptId: string): Rendered {
  const json = JSON.stringify(view)
  const key = `${JSON.stringify(place)}${json}`
  const rendered = kept.get(key) ?? render(view, place, json)
  kept.delete(key)
  kept.set(key, rendered)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string)
  return { html: rendered.html.replace(ATTEMPT, attemptId), json: rendered.json }
}

const render = (view: ExerciseView, place: ExercisePlace, json: string): Rendered => ({
  html: inLanguage(place.language, () =>
    renderToString(<ExerciseForm view={view} place={place} attemptId={ATTEMPT} live={null} />),
  ),
  json: json.replaceAll('<', '\\u003c'),
})
