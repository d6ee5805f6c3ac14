import type { ContinueView, Device } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ButtonLink } from './form/button.tsx'
import { ago } from './format.ts'
import { bandsOf, Rod } from './rod.tsx'

const devices: Record<Device, () => string> = {
  phone: m.device_phone,
  tablet: m.device_tablet,
  computer: m.device_computer,
}

interface Place {
  finishedTitle?: string | null
  isNextExercise?: boolean
  exerciseNumber: number | null
  exerciseTitle: string | null
  at: number
  device: Device
}

/** "You were at exercise 4 (Stock or flow?), 3 days ago, on a phone."; or what one has finished. */
export function whereOneWas(
  { finishedTitle, isNextExercise, exerciseNumber, exerciseTitle, at, device }: Place,
  language: Language,
): string {
  const told = { when: ago(language, at, Date.now()), device: devices[device]() }
  if (finishedTitle) return m.continue_after({ title: finishedTitle, ...told })
  if (exerciseNumber === null) return m.continue_at_module(told)
  const exercise = exerciseTitle
    ? m.exercise_named_title({ number: exerciseNumber, title: exerciseTitle })
    : m.exercise_named({ number: exerciseNumber })
  return isNextExercise
    ? m.continue_next_exercise({ exercise, ...told })
    : m.continue_at_exercise({ exercise, ...told })
}

/** Address of a module, at one of its exercises if there is one. */
export const moduleHref = (
  language: string,
  courseId: string,
  moduleId: string,
  exerciseId?: string | null,
) => `/${language}/courses/${courseId}/${moduleId}${exerciseId ? `#${exerciseId}` : ''}`

/** Where this person was last, on whatever device, one click away. */
export function ContinueWhereYouWere({ place, language }: { place: ContinueView; language: Language }) {
  const { progress } = place
  return (
    <section className="continue" aria-labelledby="continue">
      <h2 id="continue">{m.continue_title()}</h2>
      <p className="continue-place">
        <span className="soft">{place.courseTitle}</span>
        <strong>{place.moduleTitle}</strong>
      </p>
      <p suppressHydrationWarning>{whereOneWas(place, language)}</p>
      {progress.total > 0 && (
        <>
          <Rod bands={bandsOf(progress.settled, progress.total)} />
          <p className="soft">{m.done_of({ settled: progress.settled, total: progress.total })}</p>
        </>
      )}
      <p className="button-row">
        <ButtonLink href={moduleHref(language, place.courseId, place.moduleId, place.exerciseId)}>
          {m.continue_button()}
        </ButtonLink>
      </p>
    </section>
  )
}
