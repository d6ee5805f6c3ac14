import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isSampleWish } from '#app/domain/exercise/sample-answers.ts'
import { previewModule } from '#app/domain/studio/preview.server.ts'
import { openReviewed } from '#app/domain/studio/review/reviewed-draft.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { ModulePage, PAGE } from '#app/ui/module-page.tsx'
import { modulePageHtml } from '#app/ui/module-page-html.server.tsx'
import { DraftBar } from '#app/ui/studio/draft-bar.tsx'
import { PreviewBroken } from '#app/ui/studio/preview-broken.tsx'
import { handler } from '#app/web/handler.ts'
import { STILL } from '#app/web/still.ts'

export const handle = STILL

export const meta: MetaFunction = () => [{ title: `${m.studio_preview()} · ${m.app_name()}` }]

/**
 * The learner's page of a draft, in the page's language; no script runs on it, and its forms go nowhere. Of one's own
 * draft; with `?of=` of an author's who has asked for a review of it; with `?framed` for a frame beside its text.
 */
export const loader = handler(async ({ url, params, actor, db, language, html, giveWay }) => {
  const [courseId, moduleId] = [params.course ?? '', params.module ?? '']
  const of = url.searchParams.get('of')
  const workspace = of
    ? (await openReviewed(db, actor, { courseId, moduleId, authorId: of })).workspace
    : await openWorkspace(db, actor, courseId)
  const wish = url.searchParams.get('as') ?? ''
  const as = isSampleWish(wish) ? wish : null
  const { view } = await previewModule(db, workspace, { moduleId, language, as })
  await giveWay()
  if (view) html.set(PAGE, modulePageHtml({ view, language, person: null, answered: null, now: Date.now() }))
  const home = `/${language}/studio/${encodeURIComponent(courseId)}`
  const text = `${encodeURIComponent(moduleId)}/${language}`
  const back = of ? `${home}/review/${text}?of=${encodeURIComponent(of)}` : `${home}/write/${text}`
  return { isWhole: view !== null, back: url.searchParams.has('framed') ? null : back }
})

export default function PreviewOfDraft() {
  const { isWhole, back } = useLoaderData<typeof loader>()
  return (
    <>
      {back && <DraftBar back={back} />}
      {isWhole ? <ModulePage refusal={null} /> : <PreviewBroken />}
    </>
  )
}
