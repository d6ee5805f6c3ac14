import type { FormEventHandler, ReactNode } from 'react'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { points } from '../format.ts'
import { Html, TextLanguage } from '../html.tsx'
import { Status } from '../status.tsx'
import { ExerciseActions } from './exercise-actions.tsx'
import { promptId, verdictId } from './exercise-kind.ts'
import type { ExercisePlace } from './exercise-place.ts'
import { Fields } from './fields.tsx'
import { MarkNote } from './mark-note.tsx'
import { isSettled } from './next-steps.ts'
import { Verdict } from './verdict.tsx'

/** What the browser adds once scripts run; the server renders without. */
interface Live {
  /** False in the very first rendering, which must be the server's. */
  isReady: boolean
  /** The deed under way. */
  busy: string | null
  /** What there is to say about the connection, or a refusal. */
  notice: ReactNode
  /** Whether what is typed is kept, and where. */
  draft: ReactNode
  onSubmit: FormEventHandler<HTMLFormElement>
  onInput: FormEventHandler<HTMLFormElement>
}

interface ExerciseFormProps {
  view: ExerciseView
  place: ExercisePlace
  /** Name of the answer to come, which scripts give it; null before they run. */
  attemptId: string | null
  live: Live | null
}

/**
 * One exercise: prompt, fields, verdict and buttons. Depends on its properties alone, so that the server can keep the
 * html it makes; the browser continues from that same html.
 */
export function ExerciseForm({ view, place, attemptId, live }: ExerciseFormProps) {
  const { exercise, feedback, hints, solution } = view
  const { number, of, next, editionHash, textLanguage } = place
  const id = exercise.id
  // Marks are about the answer that was checked, not about what is typed since.
  const told = feedback && view.isDraft ? { ...feedback, marks: {}, rowNotes: {} } : feedback
  return (
    <TextLanguage.Provider value={textLanguage}>
      <header className="exercise-head">
        <h3 id={`${id}-title`}>
          <span className="exercise-number">{m.exercise_of({ number, of })}</span>{' '}
          {exercise.title && <span lang={textLanguage}>{exercise.title}</span>}
        </h3>
        <p className="exercise-facts">
          <Status status={view.status} />
          <span suppressHydrationWarning>{pointsOf(exercise.points)}</span>
        </p>
      </header>
      <Html id={promptId(id)} html={exercise.prompt} />
      <form
        method="post"
        // Back to this exercise, also where the answer is a page of its own.
        action={`#${id}`}
        aria-labelledby={`${id}-title`}
        data-live={live?.isReady || undefined}
        onSubmit={live?.onSubmit}
        onInput={live?.onInput}
      >
        <input type="hidden" name="exercise" value={id} />
        <input type="hidden" name="edition" value={editionHash} />
        <input type="hidden" name="attempt" value={attemptId ?? tryOf(view)} suppressHydrationWarning />
        <Fields
          exercise={exercise}
          fields={view.fields}
          feedback={told}
          isLive={live?.isReady ?? false}
          lab={view.lab}
          typedAt={view.typedAt}
        />
        {/* Takes the focus, which reads it out; as a live region it would be read twice. */}
        <div className="verdict" id={verdictId(id)} tabIndex={-1}>
          <Verdict view={view} next={next} isLive={live?.isReady ?? false} />
        </div>
        {hints.length > 0 && (
          <ol className="hints">
            {hints.map((hint, index) => (
              <li key={hint} tabIndex={-1}>
                <strong>{m.hint_title({ number: index + 1 })}</strong>
                <Html html={hint} />
              </li>
            ))}
          </ol>
        )}
        <ExerciseActions view={view} busy={live?.busy ?? null} />
        <div className="exercise-notes" role="status">
          {live?.notice}
          {live?.draft}
        </div>
      </form>
      {view.mark && <MarkNote exerciseId={id} mark={view.mark} />}
      {solution && (
        <section className="solution" tabIndex={-1} aria-labelledby={`${id}-solution`}>
          <h4 id={`${id}-solution`}>
            {exercise.kind === 'written' ? m.solution_model() : m.solution_title()}
          </h4>
          <Html html={solution} />
        </section>
      )}
      {isSettled(view) && <p className="soft practice">{m.practice()}</p>}
    </TextLanguage.Provider>
  )
}

/** Without scripts the form says which try it is: the same answer sent twice as the same try counts once. */
const tryOf = ({ triesUsed }: ExerciseView) => `try-${triesUsed + 1}`

const pointsOf = (count: number) => m.exercise_points({ count, shown: points(getLocale(), count) })
