import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { bookOf, currentDataSet } from '#app/domain/data/open-data-set.server.ts'
import { readDraw } from '#app/domain/data/read-draw.ts'
import { m } from '#app/messages/generated/messages.js'
import { DataSetPage } from '#app/ui/data/data-set-page.tsx'
import { inLanguage } from '#app/ui/lab/in-language.ts'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${inLanguage(data.book.title, data.language)} · ${m.app_name()}` : m.app_name() },
]

export const loader = handler(async ({ db, url, params, language }) => {
  const { hash, dataSet } = await currentDataSet(db, params.dataSet ?? '')
  const draw = readDraw(url.searchParams.get('draw') ?? 'open', dataSet) ?? 'open'
  return { hash, book: bookOf(dataSet), draw, language }
})

export default function DataSetRoute() {
  return <DataSetPage {...useLoaderData<typeof loader>()} />
}
