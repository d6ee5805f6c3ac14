import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Section } from './account-page.tsx'
import { SignOutForm } from './sign-out-form.tsx'

/** What a guest can do about it: get an account, take the data along, or leave no trace in this browser. */
export function GuestPanel({ language }: { language: Language }) {
  const home = `/${language}/account`
  return (
    <>
      <p className="button-row">
        <ButtonLink href={`${home}/sign-up`}>{m.sign_up_title()}</ButtonLink>
        <ButtonLink kind="plain" href={`${home}/sign-in`}>
          {m.sign_in_title()}
        </ButtonLink>
      </p>
      <p className="mt-6">
        <a href={`${home}/data`}>{m.nav_data()}</a>
      </p>
      <p className="mt-2">
        <a href={`${home}/cohorts`}>{m.record_my_cohorts()}</a>
      </p>
      <Section title={m.guest_leave_title()} lead={m.guest_leave_lead()}>
        <SignOutForm language={language} text={m.guest_leave_button()} />
      </Section>
    </>
  )
}
