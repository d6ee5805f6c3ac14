import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireAccount, sessionHashOf } from '#app/auth/actor.server.ts'
import { listSessions } from '#app/domain/people/list-sessions.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountNav, AccountPage } from '#app/ui/account/account-page.tsx'
import { SessionList } from '#app/ui/account/session-list.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import * as sessions from '#db/sessions.server.ts'
import { accountHeaders } from './account-headers.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [{ title: `${m.sessions_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, url, actor, db, language }) => {
  const { id } = requireAccount(actor, request)
  const now = Date.now()
  const list = await listSessions(db, { personId: id, sessionHash: sessionHashOf(request), now })
  return { language, sessions: list, now, isDone: url.searchParams.get('done') === 'ended' }
})

export const action = actionHandler(async ({ request, actor, db, language }) => {
  const { id } = requireAccount(actor, request)
  const form = await formOf(request)
  const idHash = form.get('session')
  if (typeof idHash === 'string') await sessions.endOwn(db, id, idHash)
  else await sessions.endOthers(db, id, sessionHashOf(request) ?? '')
  return redirect(`/${language}/account/sessions?done=ended`)
})

export default function Sessions() {
  const { language, sessions, now, isDone } = useLoaderData<typeof loader>()
  return (
    <AccountPage
      title={m.sessions_title()}
      lead={m.sessions_lead()}
      nav={<AccountNav language={language} current="sessions" />}
    >
      <SessionList language={language} sessions={sessions} now={now} isDone={isDone} />
    </AccountPage>
  )
}
