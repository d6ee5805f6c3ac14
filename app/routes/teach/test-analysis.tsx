import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { analysisView } from '#app/domain/analysis/analysis-view.ts'
import { m } from '#app/messages/generated/messages.js'
import { AnalysisPage, analysisTitle } from '#app/ui/teach/analysis/analysis-page.tsx'
import { handler } from '#app/web/handler.ts'
import { askedAnalysis } from './asked-analysis.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${analysisTitle(data.head)} · ${m.analysis_title()} · ${m.app_name()}` : m.app_name() },
]

/** Item analysis of one form of the test before or after a course. */
export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const { gathered, place } = await askedAnalysis(db, { person, params, url, language })
  return analysisView(gathered, { place, language })
})

export default function TestAnalysis() {
  return <AnalysisPage {...useLoaderData<typeof loader>()} />
}
