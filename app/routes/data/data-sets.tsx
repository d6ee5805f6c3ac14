import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDataSets } from '#app/domain/data/open-data-set.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { DataSetList } from '#app/ui/data/data-set-list.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [{ title: `${m.data_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ db, language }) => ({
  language,
  dataSets: (await listDataSets(db)).map(({ id, title, summary, isInvented, tables }) => ({
    id,
    title,
    summary,
    isInvented,
    tables: tables.length,
  })),
}))

export default function DataSetsPage() {
  const { dataSets, language } = useLoaderData<typeof loader>()
  return <DataSetList dataSets={dataSets} language={language} />
}
