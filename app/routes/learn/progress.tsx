import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deviceOf } from '#app/domain/progress/device.ts'
import { myProgress } from '#app/domain/progress/my-progress.server.ts'
import type { ProgressView } from '#app/domain/progress/views.ts'
import { m } from '#app/messages/generated/messages.js'
import { UnsentAnswers } from '#app/ui/exercise/unsent-answers.tsx'
import { ProgressReport } from '#app/ui/progress-report.tsx'
import { handler } from '#app/web/handler.ts'
import * as memberships from '#db/memberships.server.ts'

export const meta: MetaFunction = () => [{ title: `${m.progress_title()} · ${m.app_name()}` }]

/** A visitor has no record yet; the page says how one begins. */
const nothingYet = (languageAsked: string): ProgressView => ({
  languageAsked,
  continue: null,
  newlyMarked: [],
  newlyCorrected: [],
  courses: [],
})

export const loader = handler(async ({ request, actor, db, language }) => {
  const device = deviceOf(request.headers.get('user-agent'))
  const view = actor ? await myProgress(db, { person: actor, language, device }) : nothingYet(language)
  const isInCohort = actor !== null && (await memberships.isInAny(db, actor.id))
  return { view, language, isInCohort, person: actor && { id: actor.id, isGuest: actor.isGuest } }
})

export default function ProgressPage() {
  const { view, language, person, isInCohort } = useLoaderData<typeof loader>()
  return (
    <>
      <ProgressReport
        view={view}
        language={language}
        isWithoutAccount={person?.isGuest ?? true}
        isInCohort={isInCohort}
      />
      <UnsentAnswers person={person} />
    </>
  )
}
