import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { countPeople } from '#app/domain/export/count-people.server.ts'
import { styleOf } from '#app/domain/export/write-csv.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { ExportPage } from '#app/ui/teach/export-page.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [{ title: `${m.export_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const cohort = await ledCohort(db, { actor: person, cohortId: params.cohort ?? '' })
  return { language, cohort: headOf(cohort), style: styleOf(language), ...(await countPeople(db, cohort)) }
})

export default function Export() {
  return <ExportPage {...useLoaderData<typeof loader>()} />
}
