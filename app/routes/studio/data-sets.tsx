import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { listData } from '#app/domain/studio/data/list-data.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { DataSetsPage } from '#app/ui/studio/data/data-sets-page.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [
  { title: `${m.studio_data_title()} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, url, actor, db, language }) => {
  const person = requireAccount(actor, request)
  return { language, ...(await listData(db, person, language)), isDropped: url.searchParams.has('dropped') }
})

export default function DataSets() {
  return <DataSetsPage {...useLoaderData<typeof loader>()} />
}
