import type { CountryName } from '#app/domain/people/countries.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { AccountForm } from './account-form.tsx'
import {
  CountryField,
  EmailField,
  LanguageField,
  NameField,
  OrganisationField,
  PasswordField,
  SharedField,
} from './fields.tsx'
import type { FormAnswer } from './form-answer.ts'
import { withNext } from './with-next.ts'

interface SignUpFormProps {
  language: Language
  next: string | null
  isGuest: boolean
  countries: CountryName[]
  answer: FormAnswer | undefined
}

export function SignUpForm({ language, next, isGuest, countries, answer }: SignUpFormProps) {
  const inForm = { form: 'sign-up', answer }
  return (
    <>
      {isGuest && <Notice kind="good">{m.sign_up_keeps()}</Notice>}
      <AccountForm name="sign-up" button={m.sign_up_button()} answer={answer}>
        <NameField {...inForm} />
        <EmailField {...inForm} hint={m.field_email_hint()} autoComplete="username" />
        <PasswordField {...inForm} label={m.field_password()} isNew />
        <CountryField {...inForm} countries={countries} />
        <OrganisationField {...inForm} />
        <LanguageField {...inForm} value={language} />
        <SharedField {...inForm} />
      </AccountForm>
      <p className="mt-8">
        {m.sign_up_have_one()}{' '}
        <a href={withNext(`/${language}/account/sign-in`, next)}>{m.sign_in_title()}</a>
      </p>
    </>
  )
}
