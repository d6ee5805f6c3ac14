import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { hashToken } from '#app/auth/token.server.ts'
import { openPreview } from '#app/domain/studio/share-preview.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { ModulePage, PAGE } from '#app/ui/module-page.tsx'
import { modulePageHtml } from '#app/ui/module-page-html.server.tsx'
import { DraftBar } from '#app/ui/studio/draft-bar.tsx'
import { PreviewBroken } from '#app/ui/studio/preview-broken.tsx'
import { handler } from '#app/web/handler.ts'
import { STILL } from '#app/web/still.ts'

export const handle = STILL

export const meta: MetaFunction = () => [{ title: `${m.studio_preview()} · ${m.app_name()}` }]

/** A draft for somebody without an account: who holds the link may look, until it expires. Nothing can be answered. */
export const loader = handler(async ({ params, db, language, html }) => {
  const tokenHash = hashToken(params.token ?? '')
  const { view } = await openPreview(db, { tokenHash, language, now: Date.now() })
  if (view) html.set(PAGE, modulePageHtml({ view, language, person: null, answered: null, now: Date.now() }))
  return { isWhole: view !== null }
})

export default function PreviewByLink() {
  const { isWhole } = useLoaderData<typeof loader>()
  return (
    <>
      <DraftBar back={null} />
      {isWhole ? <ModulePage refusal={null} /> : <PreviewBroken />}
    </>
  )
}
