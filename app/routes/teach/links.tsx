import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { cohortPeople } from '#app/domain/cohort/cohort-people.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { LinkSheet } from '#app/ui/teach/link-sheet.tsx'
import { handler } from '#app/web/handler.ts'
import { siteOrigin } from '#app/web/site-origin.server.ts'

export const meta: MetaFunction = () => [{ title: `${m.teach_sheet_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const { cohort, invited } = await cohortPeople(db, { actor: person, cohortId: params.cohort ?? '' })
  return { language, cohort: headOf(cohort), origin: siteOrigin(url), invited }
})

export default function Links() {
  return <LinkSheet {...useLoaderData<typeof loader>()} />
}
