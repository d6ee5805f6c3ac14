import { useCallback, useMemo, useState } from 'react'
import type { ExerciseStatus } from '#app/domain/exercise/public-exercise.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { placesIn } from './exercise/exercise-place.ts'
import { refusalWords } from './exercise/refusal-words.ts'
import { UnsentAnswers } from './exercise/unsent-answers.tsx'
import { Notice } from './form/notice.tsx'
import { ModuleBody } from './module-body.tsx'
import { type ModuleFacts, ModuleFrame } from './module-frame.tsx'
import { ReadyHtml } from './ready-html.tsx'

/** Id of the head, and the name under which the server sets it aside. */
export const HEAD = 'module-head'

interface ModulePageProps {
  module: ModuleFacts
  parts: readonly (string | null)[]
  person: { id: string; isGuest: boolean } | null
  language: Language
  /** Why a form that was sent without scripts was not accepted. */
  refusal: string | null
}

/** A module with all that happens on it: answers change the outline, the rod and what is left. */
export function ModulePage({ module, parts, language, refusal, ...page }: ModulePageProps) {
  const [person, setPerson] = useState(page.person)
  const [progress, setProgress] = useState(module.progress)
  const [statuses, setStatuses] = useState<Readonly<Record<string, ExerciseStatus>>>({})
  const places = useMemo(() => placesIn(module, language), [module, language])

  const onOutcome = useCallback((outcome: ExerciseOutcome, personId: string) => {
    setProgress(outcome.progress)
    setStatuses((known) => ({ ...known, [outcome.view.exercise.id]: outcome.view.status }))
    // A visitor has become a guest with the first answer.
    setPerson((known) => known ?? { id: personId, isGuest: true })
  }, [])

  const outline = module.outline.map((entry) =>
    entry.type === 'exercise' ? { ...entry, status: statuses[entry.id] ?? entry.status } : entry,
  )
  return (
    <ModuleFrame
      module={{ ...module, progress, outline }}
      language={language}
      isWithoutAccount={person?.isGuest ?? true}
      head={<ReadyHtml as="header" className="module-head" id={HEAD} />}
    >
      {refusal && (
        <Notice kind="error" role="alert">
          <p>{m.refused({ reason: refusalWords(refusal) })}</p>
        </Notice>
      )}
      <ModuleBody
        lang={module.languageShown === language ? undefined : module.languageShown}
        parts={parts}
        places={places}
        courseId={module.courseId}
        moduleId={module.moduleId}
        personId={person?.id ?? null}
        isGuest={person?.isGuest ?? true}
        onOutcome={onOutcome}
      />
      <UnsentAnswers personId={person?.id ?? null} besides={module} />
    </ModuleFrame>
  )
}
