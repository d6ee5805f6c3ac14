import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { boardOf } from '#app/domain/studio/translation/board.server.ts'
import { openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { BoardPage } from '#app/ui/studio/translate/board-page.tsx'
import { handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [
  { title: `${m.board_title()} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const workspace = await openWorkspace(db, person, params.course ?? '')
  return { language, course: courseHead(workspace, language), board: await boardOf(db, workspace) }
})

export default function Translations() {
  return <BoardPage {...useLoaderData<typeof loader>()} />
}
