import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { historyOf } from '#app/domain/studio/history.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { HistoryPage } from '#app/ui/studio/history-page.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [
  { title: `${m.studio_nav_history()} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  return {
    language,
    course: courseHead(workspace, language),
    releases: await historyOf(db, workspace.courseId),
  }
})

export default function History() {
  return <HistoryPage {...useLoaderData<typeof loader>()} />
}
