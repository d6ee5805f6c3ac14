import { type MetaFunction, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isGoodResetToken, resetPassword } from '#app/auth/reset-password.server.ts'
import { newPasswordForm } from '#app/domain/people/forms.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountForm } from '#app/ui/account/account-form.tsx'
import { AccountPage } from '#app/ui/account/account-page.tsx'
import { PasswordField } from '#app/ui/account/fields.tsx'
import { formAnswer } from '#app/ui/account/form-answer.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { accountHeaders } from './account-headers.ts'
import { answerForm } from './answer-form.server.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [
  { title: `${m.reset_title()} · ${m.app_name()}` },
  { name: 'robots', content: 'noindex' },
]

/** Only looks whether the link works: mail programs open links too, and must not use them up. */
export const loader = handler(async ({ params, db, language }) => ({
  language,
  isGood: await isGoodResetToken(db, params.token ?? '', Date.now()),
}))

export const action = actionHandler(async ({ request, params, db, language, address }) => {
  const form = await formOf(request)
  return answerForm(form, newPasswordForm, async ({ password }) => {
    await resetPassword(db, { token: params.token ?? '', password, address, now: Date.now() })
    return redirectDocument(`/${language}/account/sign-in?done=password`)
  })
})

export default function NewPassword() {
  const { language, isGood } = useLoaderData<typeof loader>()
  const answer = formAnswer(useActionData<typeof action>())
  if (!isGood || answer?.problem?.code === 'reset_link_used') {
    return (
      <AccountPage title={m.reset_title()}>
        <Notice kind="caution" role={answer && 'alert'}>
          {m.problem_reset_link_used()}
        </Notice>
        <p>
          <a href={`/${language}/account/reset`}>{m.new_password_again()}</a>
        </p>
      </AccountPage>
    )
  }
  return (
    <AccountPage title={m.reset_title()} lead={m.new_password_lead()}>
      <AccountForm name="new-password" button={m.new_password_button()} answer={answer}>
        <PasswordField form="new-password" answer={answer} label={m.field_password_new()} isNew />
      </AccountForm>
    </AccountPage>
  )
}
