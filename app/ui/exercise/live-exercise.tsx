import { memo, type ReactNode } from 'react'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '../form/button.tsx'
import { ExerciseForm } from './exercise-form.tsx'
import type { ExercisePlace } from './exercise-place.ts'
import type { KeptPlace } from './kept-here.ts'
import { refusalWords } from './refusal-words.ts'
import type { DraftState } from './use-draft.ts'
import { type SendNotice, useExercise } from './use-exercise.ts'

interface LiveExerciseProps {
  initial: ExerciseView
  place: ExercisePlace
  courseId: string
  moduleId: string
  personId: string | null
  isGuest: boolean
  onOutcome: (outcome: ExerciseOutcome, personId: string) => void
}

/** An exercise whose scripts have arrived; its html is the server's own until something happens. */
export const LiveExercise = memo(function LiveExercise({
  initial,
  place,
  isGuest,
  onOutcome,
  ...where
}: LiveExerciseProps) {
  const kept: KeptPlace = { ...where, exerciseId: initial.exercise.id }
  const exercise = useExercise({
    initial,
    place: kept,
    isGuest,
    language: place.language,
    editionHash: place.editionHash,
    onOutcome,
  })
  const { isReady, view, attemptId, busy, notice, formKey, article, draft, onSubmit, onInput } = exercise
  return (
    <article className="exercise" id={kept.exerciseId} ref={article}>
      <ExerciseForm
        key={formKey}
        view={view}
        place={place}
        attemptId={attemptId}
        live={{
          isReady,
          busy,
          notice: notice && <p>{noticeWords(notice)}</p>,
          draft: draft.state && <Draft state={draft.state} onUse={draft.useThisDevices} />,
          onSubmit,
          onInput,
        }}
      />
    </article>
  )
})

function noticeWords(notice: SendNotice): string {
  switch (notice.kind) {
    case 'offline':
      return m.kept_offline()
    case 'sending':
      return m.kept_sending()
    case 'too-fast':
      return m.refused_slow_down()
    case 'help-offline':
      return m.help_offline()
    case 'refused':
      return m.refused({ reason: refusalWords(notice.code) })
  }
}

const draftWords: Record<DraftState, () => string> = {
  kept: m.draft_kept,
  'kept-here': m.draft_kept_here,
  restored: m.draft_restored,
  elsewhere: m.draft_elsewhere,
}

function Draft({ state, onUse }: { state: DraftState; onUse: () => void }): ReactNode {
  return (
    <p>
      {draftWords[state]()}{' '}
      {state === 'elsewhere' && (
        <Button kind="plain" type="button" onClick={onUse}>
          {m.draft_use_here()}
        </Button>
      )}
    </p>
  )
}
