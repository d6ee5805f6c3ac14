import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { compareReleases, historyOf, restoreRelease } from '#app/domain/studio/history.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { ReleasePage } from '#app/ui/studio/release-page.tsx'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.studio_release({ number: data?.to ?? 0 })} · ${m.studio_title()} · ${m.app_name()}` },
]

const numberIn = (value: string | undefined | null): number | null =>
  value && /^\d{1,9}$/.test(value) ? Number(value) : null

/** A release compared with the one before it, or with any other that the address names. */
export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  const to = numberIn(params.number)
  if (to === null) throw new DomainError('not-found', 'page_not_found')
  const from = numberIn(url.searchParams.get('from')) ?? to - 1
  return {
    language,
    course: courseHead(workspace, language),
    from,
    to,
    releases: await historyOf(db, workspace.courseId),
    changes: await compareReleases(db, workspace.courseId, { from, to }),
  }
})

/** Puts an earlier release into one's drafts. */
export const action = actionHandler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  await restoreRelease(db, workspace, { number: numberIn(params.number) ?? -1, now: Date.now() })
  return redirect(`/${language}/studio/${workspace.courseId}/publish`, { status: 303 })
})

export default function Release() {
  return <ReleasePage {...useLoaderData<typeof loader>()} />
}
