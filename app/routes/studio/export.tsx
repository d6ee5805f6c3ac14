import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { openExport } from '#app/domain/studio/export-course.server.ts'
import { exchangeTargets } from '#app/domain/studio/loss.ts'
import { m } from '#app/messages/generated/messages.js'
import { ExportPage } from '#app/ui/studio/export/export-page.tsx'
import { handler } from '#app/web/handler.ts'
import { siteOrigin } from '#app/web/site-origin.server.ts'
import { wantedOf } from './wanted.ts'

export const meta: MetaFunction = () => [{ title: `${m.exchange_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const target = exchangeTargets.find((one) => one === url.searchParams.get('target'))
  const wanted = { ...wantedOf(url, language), origin: siteOrigin(url) }
  const view = await openExport(db, person, params.course ?? '', {
    language,
    chosen: target ? { ...wanted, target } : null,
  })
  const { moduleId, language: textLanguage } = wanted
  return { language, ...view, chosen: { moduleId, textLanguage, target: target ?? null } }
})

export default function Export() {
  return <ExportPage {...useLoaderData<typeof loader>()} />
}
