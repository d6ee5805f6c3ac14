import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { cohortGain } from '#app/domain/cohort/gain/cohort-gain.server.ts'
import { sittingIn } from '#app/domain/cohort/gain/course-gain.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { gainChartsHtml } from '#app/ui/teach/gain/gain-charts-html.server.tsx'
import { GainPage } from '#app/ui/teach/gain/gain-page.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [{ title: `${m.teach_nav_gain()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const which = sittingIn(url.searchParams.get('sitting'))
  const { cohort, courses } = await cohortGain(db, {
    actor: person,
    cohortId: params.cohort ?? '',
    language,
    which,
    now: Date.now(),
  })
  return {
    language,
    cohort: headOf(cohort),
    which,
    courses: courses.map((course) => ({ ...course, charts: gainChartsHtml(course, language) })),
  }
})

export default function Gain() {
  return <GainPage {...useLoaderData<typeof loader>()} />
}
