import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { rollUp } from '#app/domain/cohort/roll-up/roll-up.server.ts'
import { LEAST_SHOWN, LEAST_WIDTH } from '#app/domain/statistics/suppress.ts'
import { m } from '#app/messages/generated/messages.js'
import { RollUpPage } from '#app/ui/teach/gain/roll-up-page.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [{ title: `${m.rollup_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const rows = await rollUp(db, { actor: person, language })
  return { language, rows, least: LEAST_SHOWN, width: LEAST_WIDTH }
})

export default function RollUp() {
  return <RollUpPage {...useLoaderData<typeof loader>()} />
}
