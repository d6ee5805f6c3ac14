import { type MetaFunction, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endSession, requireAccount } from '#app/auth/actor.server.ts'
import { mustKnowPassword } from '#app/auth/sign-in.server.ts'
import { eraseMe } from '#app/domain/people/erase-me.server.ts'
import { deleteForm } from '#app/domain/people/forms.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountForm, fieldId } from '#app/ui/account/account-form.tsx'
import { AccountNav, AccountPage } from '#app/ui/account/account-page.tsx'
import { PasswordField } from '#app/ui/account/fields.tsx'
import { formAnswer } from '#app/ui/account/form-answer.ts'
import { errorsOf } from '#app/ui/account/problem-texts.ts'
import { CheckField } from '#app/ui/form/field.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { countTry } from '#app/web/throttle.server.ts'
import { accountHeaders } from './account-headers.ts'
import { answerForm } from './answer-form.server.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [{ title: `${m.delete_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, actor, language }) => {
  requireAccount(actor, request)
  return { language }
})

export const action = actionHandler(async ({ request, actor, db, language, address }) => {
  const { id } = requireAccount(actor, request)
  const form = await formOf(request)
  return answerForm(form, deleteForm, async ({ password }) => {
    await countTry(db, 'password', { address, account: id })
    await mustKnowPassword(db, id, password, address)
    await eraseMe(db, { actor, personId: id, now: Date.now() })
    const headers = { 'Set-Cookie': await endSession(db, request), 'Clear-Site-Data': '"storage"' }
    return redirectDocument(`/${language}/account/sign-in?done=deleted`, { headers })
  })
})

export default function Delete() {
  const { language } = useLoaderData<typeof loader>()
  const answer = formAnswer(useActionData<typeof action>())
  return (
    <AccountPage
      title={m.delete_title()}
      lead={m.delete_lead()}
      nav={<AccountNav language={language} current="delete" />}
    >
      <p className="measure mb-3">{m.delete_goes()}</p>
      <p className="measure mb-6">{m.delete_stays()}</p>
      <AccountForm name="delete" kind="danger" button={m.delete_button()} answer={answer}>
        <PasswordField form="delete" answer={answer} label={m.field_password_current()} />
        <CheckField
          id={fieldId('delete', 'confirm')}
          name="confirm"
          label={m.delete_confirm()}
          errors={errorsOf(answer, 'confirm')}
          required
        />
      </AccountForm>
    </AccountPage>
  )
}
