import { LRUCache } from 'lru-cache'
import { renderToString } from 'react-dom/server'
import type { ExerciseView, PublicExercise } from '#app/domain/exercise/public-exercise.ts'
import { inLanguage } from '#app/messages/locale.server.ts'
import * as labParts from '../lab/lab-parts.tsx'
import { LabPartsAtHand } from '../lab/lab-slot.tsx'
import { inScript } from '../ready-html.tsx'
import { ExerciseForm } from './exercise-form.tsx'
import type { ExercisePlace } from './exercise-place.ts'

/** Bytes, ready to be sent: encoding them for each request takes longer than all else that is done for an exercise. */
interface Rendered {
  html: Uint8Array
  /** The view as JSON that may stand in a script element. */
  json: Uint8Array
}

/** Most learners meet an exercise in the same few states, so a state's html is made once. */
const MOST_STATES = 100

/** By exercise, and then by state; it goes when the exercise's edition does. */
const kept = new WeakMap<PublicExercise, LRUCache<string, Rendered>>()

/** An exercise as html and as data, from which the browser goes on. */
export function exerciseHtml(view: ExerciseView, place: ExercisePlace): Rendered {
  // A result is met once, and may be large.
  if (view.lab?.run) return render(view, place)
  const { exercise, ...state } = view
  const states = kept.get(exercise) ?? new LRUCache<string, Rendered>({ max: MOST_STATES })
  kept.set(exercise, states)
  const key = `${place.language} ${place.editionHash} ${JSON.stringify(state)}`
  const rendered = states.get(key) ?? render(view, place)
  states.set(key, rendered)
  return rendered
}

const render = (view: ExerciseView, place: ExercisePlace): Rendered => ({
  html: Buffer.from(
    inLanguage(place.language, () =>
      renderToString(
        <LabPartsAtHand.Provider value={labParts}>
          <ExerciseForm view={view} place={place} attemptId={null} live={null} />
        </LabPartsAtHand.Provider>,
      ),
    ),
  ),
  json: Buffer.from(inScript(JSON.stringify(view))),
})
