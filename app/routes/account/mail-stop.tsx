import { type MetaFunction, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isMailStopped, stopMail } from '#app/domain/cohort/mail/stop-mail.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountPage } from '#app/ui/account/account-page.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { accountHeaders } from './account-headers.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [
  { title: `${m.mail_stop_title()} · ${m.app_name()}` },
  { name: 'robots', content: 'noindex' },
]

/** Only looks: mail programs open links too, and must end nothing by it. */
export const loader = handler(async ({ params, url, db }) => ({
  isStopped: await isMailStopped(db, params.token ?? ''),
  isDone: url.searchParams.has('done'),
}))

export const action = actionHandler(async ({ request, params, db, language }) => {
  const form = await formOf(request)
  const token = params.token ?? ''
  // RFC 8058: a mail program's POST, which is answered at once; it follows no redirect.
  if (form.get('List-Unsubscribe') === 'One-Click') {
    await stopMail(db, { token, isStopped: true, now: Date.now() })
    return { isStopped: true }
  }
  const isStopped = form.get('form') === 'stop'
  if (isStopped || form.get('form') === 'again') await stopMail(db, { token, isStopped, now: Date.now() })
  return redirectDocument(`/${language}/mail/stop/${token}?done`, { status: 303 })
})

export default function MailStop() {
  const { isStopped, isDone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (isStopped)
    return (
      <AccountPage title={m.mail_stop_title()}>
        <Notice kind="good" role={isDone || answer ? 'status' : undefined}>
          {m.mail_stop_done()}
        </Notice>
        <PostForm name="again">
          {(isBusy) => (
            <Button kind="plain" isBusy={isBusy}>
              {m.mail_stop_again()}
            </Button>
          )}
        </PostForm>
      </AccountPage>
    )
  return (
    <AccountPage title={m.mail_stop_title()} lead={m.mail_stop_lead()}>
      {isDone && (
        <Notice kind="good" role="status">
          {m.mail_stop_undone()}
        </Notice>
      )}
      <PostForm name="stop">{(isBusy) => <Button isBusy={isBusy}>{m.mail_stop_button()}</Button>}</PostForm>
    </AccountPage>
  )
}
