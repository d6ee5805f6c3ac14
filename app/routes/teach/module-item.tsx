import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { openItem } from '#app/domain/analysis/open-item.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { ItemPage } from '#app/ui/teach/analysis/item-page.tsx'
import { itemName } from '#app/ui/teach/analysis/items-table.tsx'
import { handler } from '#app/web/handler.ts'
import { askedAnalysis } from './asked-analysis.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${itemName(data.item)} · ${m.analysis_title()} · ${m.app_name()}` : m.app_name() },
]

/** One exercise of a module, looked at closely. */
export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const { gathered, place } = await askedAnalysis(db, { person, params, url, language })
  return openItem(db, gathered, { place, language, exerciseId: params.exercise ?? '' })
})

export default function ModuleItem() {
  return <ItemPage {...useLoaderData<typeof loader>()} />
}
