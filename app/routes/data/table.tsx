import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { browseTable } from '#app/domain/data/browse-table.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { TablePage } from '#app/ui/data/table-page.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.view.table.name} · ${m.app_name()}` : m.app_name() },
]

export const loader = handler(async ({ db, url, params, language }) => {
  const asked = (name: string) => url.searchParams.get(name)
  const view = await browseTable(db, {
    dataSetId: params.dataSet ?? '',
    table: params.table ?? '',
    draw: asked('draw'),
    page: asked('page'),
    sort: asked('sort'),
    direction: asked('direction'),
    column: asked('column'),
    value: asked('value'),
  })
  return { view, language }
})

export default function TableRoute() {
  return <TablePage {...useLoaderData<typeof loader>()} />
}
