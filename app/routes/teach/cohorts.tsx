import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { listCohorts } from '#app/domain/cohort/list-cohorts.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { CohortList } from '#app/ui/teach/cohort-list.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [{ title: `${m.teach_cohorts_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, actor, db, language }) => {
  const person = requireAccount(actor, request)
  return { language, ...(await listCohorts(db, { actor: person, now: Date.now() })) }
})

export default function Cohorts() {
  return <CohortList {...useLoaderData<typeof loader>()} />
}
