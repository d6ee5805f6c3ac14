import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { CheckField } from '#app/ui/form/field.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { AccountForm, fieldId } from './account-form.tsx'
import { EmailField, PasswordField, SharedField } from './fields.tsx'
import type { FormAnswer } from './form-answer.ts'
import { withNext } from './with-next.ts'

interface SignInFormProps {
  language: Language
  next: string | null
  isGuest: boolean
  /** What led here: a word of our own address, see `doneText`. */
  done: string | null
  answer: FormAnswer | undefined
}

function doneText(done: string | null): string | null {
  if (done === 'signed-out') return m.sign_out_done()
  if (done === 'password') return m.password_is_set()
  if (done === 'deleted') return m.account_deleted()
  return null
}

export function SignInForm({ language, next, isGuest, done, answer }: SignInFormProps) {
  const inForm = { form: 'sign-in', answer }
  const text = answer ? null : doneText(done)
  const home = `/${language}/account`
  return (
    <>
      {text && (
        <Notice kind="good" role="status">
          {text}
        </Notice>
      )}
      <AccountForm name="sign-in" button={m.sign_in_button()} answer={answer}>
        <EmailField {...inForm} autoComplete="username" />
        <PasswordField {...inForm} label={m.field_password()} />
        {isGuest && (
          <CheckField
            id={fieldId('sign-in', 'merge')}
            name="merge"
            label={m.field_merge()}
            hint={m.field_merge_hint()}
            defaultChecked={answer ? answer.typed.merge === 'on' : true}
          />
        )}
        <SharedField {...inForm} />
      </AccountForm>
      <p className="mt-8">
        {m.sign_in_new()} <a href={withNext(`${home}/sign-up`, next)}>{m.sign_up_title()}</a>
      </p>
      <p className="mt-2">
        {m.sign_in_forgotten()} <a href={`${home}/reset`}>{m.sign_in_forgot()}</a>
      </p>
    </>
  )
}
