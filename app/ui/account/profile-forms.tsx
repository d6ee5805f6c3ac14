import type { CountryName } from '#app/domain/people/countries.ts'
import type { ProfileView } from '#app/domain/people/show-profile.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { isLanguage, type Language } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { AccountForm } from './account-form.tsx'
import { Section } from './account-page.tsx'
import { CountryField, LanguageField, NameField, OrganisationField, PasswordField } from './fields.tsx'
import type { FormAnswer } from './form-answer.ts'
import { SignOutForm } from './sign-out-form.tsx'

interface ProfileFormsProps {
  language: Language
  profile: ProfileView
  countries: CountryName[]
  done: string | null
  answer: FormAnswer | undefined
}

function doneText(done: string | null): string | null {
  if (done === 'profile') return m.profile_saved()
  if (done === 'password') return m.profile_password_changed()
  return null
}

/** One's own account: leaving first, because on a shared computer that is what matters; then facts and password. */
export function ProfileForms({ language, profile, countries, done, answer }: ProfileFormsProps) {
  const facts = { form: 'profile', answer }
  const password = { form: 'password', answer }
  const text = answer ? null : doneText(done)
  return (
    <>
      {text && (
        <Notice kind="good" role="status">
          {text}
        </Notice>
      )}
      <p className="mb-4">{m.profile_signed_in_with({ email: profile.email })}</p>
      <SignOutForm language={language} text={m.sign_out_button()} />
      <p className="hint mt-2">{m.profile_sign_out_lead()}</p>
      {profile.isReviewer && (
        <Section title={m.profile_reviews_title()}>
          <p>
            <a href={`/${language}/studio`}>{m.profile_reviews_link()}</a>
          </p>
        </Section>
      )}
      <Section title={m.profile_facts_title()}>
        <AccountForm name="profile" button={m.profile_save()} answer={answer}>
          <NameField {...facts} value={profile.name} />
          <CountryField {...facts} countries={countries} value={profile.country} />
          <OrganisationField {...facts} value={profile.organisation} />
          <LanguageField {...facts} value={isLanguage(profile.language) ? profile.language : language} />
        </AccountForm>
      </Section>
      <Section title={m.profile_password_title()} lead={m.profile_password_lead()}>
        <AccountForm name="password" button={m.profile_password_button()} answer={answer}>
          <PasswordField {...password} label={m.field_password_current()} />
          <PasswordField {...password} name="newPassword" label={m.field_password_new()} isNew />
        </AccountForm>
      </Section>
    </>
  )
}
