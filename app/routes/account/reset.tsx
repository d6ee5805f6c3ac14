import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canSendMail } from '#app/auth/mail.server.ts'
import { requestReset } from '#app/auth/reset-password.server.ts'
import { resetForm } from '#app/domain/people/forms.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountForm } from '#app/ui/account/account-form.tsx'
import { AccountPage } from '#app/ui/account/account-page.tsx'
import { EmailField } from '#app/ui/account/fields.tsx'
import { formAnswer } from '#app/ui/account/form-answer.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { countTry } from '#app/web/throttle.server.ts'
import { accountHeaders } from './account-headers.ts'
import { answerForm } from './answer-form.server.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [{ title: `${m.reset_title()} · ${m.app_name()}` }]

export const loader = handler(async () => ({ canSendMail: canSendMail() }))

export const action = actionHandler(async ({ request, db, address }) => {
  const form = await formOf(request)
  return answerForm(form, resetForm, async ({ email }) => {
    await countTry(db, 'reset', { address, account: email })
    await requestReset(db, { email, now: Date.now() })
    return { isSent: true as const }
  })
})

export default function Reset() {
  const { canSendMail } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = formAnswer(answer)
  if (!canSendMail) {
    return (
      <AccountPage title={m.reset_title()}>
        <Notice title={m.reset_no_mail_title()}>{m.reset_no_mail()}</Notice>
      </AccountPage>
    )
  }
  if (answer && 'isSent' in answer) {
    return (
      <AccountPage title={m.reset_title()}>
        <Notice kind="good" role="status" title={m.reset_sent_title()}>
          {m.reset_sent()}
        </Notice>
      </AccountPage>
    )
  }
  return (
    <AccountPage title={m.reset_title()} lead={m.reset_lead()}>
      <AccountForm name="reset" button={m.reset_button()} answer={refused}>
        <EmailField form="reset" answer={refused} autoComplete="username" />
      </AccountForm>
    </AccountPage>
  )
}
