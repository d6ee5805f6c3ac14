import { useCallback, useContext, useMemo, useState } from 'react'
import type { ExerciseStatus, ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import type { ExerciseOutcome } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ServerHtml } from '#app/web/server-html.tsx'
import { placesIn } from './exercise/exercise-place.ts'
import { refusalWords } from './exercise/refusal-words.ts'
import { Notice } from './form/notice.tsx'
import { ModuleBody } from './module-body.tsx'
import { type ModuleFacts, ModuleFrame } from './module-frame.tsx'
import { htmlOnPage, ReadyData } from './ready-html.tsx'

/** Under this name the server sets the page aside for its rendering; see module-page-html.server.tsx. */
export const PAGE = 'module-page'
/** Id of the data beside the html. */
export const DATA = 'module-data'

/** What the browser goes on from; it stands in the page, beside the html. */
export interface ModulePageData {
  module: ModuleFacts
  language: Language
  person: { id: string; isGuest: boolean } | null
  /** In the order of the page: an exercise's id, or null for text. */
  parts: (string | null)[]
  views: Record<string, ExerciseView>
}

/** A module. The server writes ready html; the browser begins with that same html and brings it to life. */
export function ModulePage({ refusal }: { refusal: string | null }) {
  const ready = useContext(ServerHtml)?.get(PAGE)
  return (
    <>
      {/* Why a form that was sent without scripts was not accepted. */}
      {refusal && (
        <div className="site-width">
          <Notice kind="error" role="alert">
            <p>{m.refused({ reason: refusalWords(refusal) })}</p>
          </Notice>
        </div>
      )}
      {ready === undefined ? (
        <LiveModulePage />
      ) : (
        <div className="site-width module" dangerouslySetInnerHTML={{ __html: ready }} />
      )}
    </>
  )
}

/** With all that happens on it: answers change the outline, the rod and what is left. */
function LiveModulePage() {
  const [{ module, language, parts, views, ...page }] = useState(dataOnPage)
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
    <div className="site-width module">
      <ModuleFrame module={{ ...module, progress, outline }} language={language} person={person}>
        <ModuleBody
          parts={parts}
          views={views}
          places={places}
          textLanguage={module.languageShown === language ? undefined : module.languageShown}
          courseId={module.courseId}
          moduleId={module.moduleId}
          personId={person?.id ?? null}
          isGuest={person?.isGuest ?? true}
          onOutcome={onOutcome}
        />
      </ModuleFrame>
      <ReadyData id={DATA} />
    </div>
  )
}

const dataOnPage = (): ModulePageData => JSON.parse(htmlOnPage(DATA))
