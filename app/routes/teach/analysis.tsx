import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { listAnalysable } from '#app/domain/analysis/list-analysable.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { AnalysisList } from '#app/ui/teach/analysis/analysis-list.tsx'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [{ title: `${m.analysis_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const { cohort, courses } = await listAnalysable(db, {
    actor: person,
    cohortId: params.cohort ?? '',
    language,
  })
  return { language, cohort: headOf(cohort), courses }
})

export default function Analysis() {
  return <AnalysisList {...useLoaderData<typeof loader>()} />
}
