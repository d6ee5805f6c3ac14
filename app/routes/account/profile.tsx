import { type MetaFunction, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount, sessionHashOf } from '#app/auth/actor.server.ts'
import { changePassword } from '#app/auth/change-password.server.ts'
import { changeProfile } from '#app/domain/people/change-profile.server.ts'
import { countriesIn } from '#app/domain/people/countries.ts'
import { changePasswordForm, profileForm } from '#app/domain/people/forms.ts'
import { showProfile } from '#app/domain/people/show-profile.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountNav, AccountPage } from '#app/ui/account/account-page.tsx'
import { formAnswer } from '#app/ui/account/form-answer.ts'
import { GuestPanel } from '#app/ui/account/guest-panel.tsx'
import { ProfileForms } from '#app/ui/account/profile-forms.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { countTry } from '#app/web/throttle.server.ts'
import { accountHeaders } from './account-headers.ts'
import { answerForm } from './answer-form.server.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [{ title: `${m.account_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, url, actor, db, language }) => {
  if (actor?.isGuest) return { language, profile: null, countries: [], done: null }
  const person = requireAccount(actor, request)
  const profile = await showProfile(db, { personId: person.id })
  return { language, profile, countries: countriesIn(language), done: url.searchParams.get('done') }
})

export const action = actionHandler(async ({ request, actor, db, language, address }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  if (form.get('form') === 'password') {
    return answerForm(form, changePasswordForm, async ({ password, newPassword }) => {
      await countTry(db, 'password', { address, account: person.id })
      const sessionHash = sessionHashOf(request)
      const change = { personId: person.id, password, newPassword, sessionHash, address, now: Date.now() }
      await changePassword(db, change)
      return redirectDocument(`/${language}/account?done=password`)
    })
  }
  return answerForm(form, profileForm, async (facts) => {
    await changeProfile(db, { actor, facts })
    // Only who has chosen another language goes on in it: a page may be open in a language that is not the profile's.
    const goOn = facts.language === person.language ? language : facts.language
    return redirectDocument(`/${goOn}/account?done=profile`)
  })
})

export default function Profile() {
  const { language, profile, countries, done } = useLoaderData<typeof loader>()
  const answer = formAnswer(useActionData<typeof action>())
  if (!profile) {
    return (
      <AccountPage title={m.guest_title()} lead={m.guest_lead()}>
        <GuestPanel language={language} />
      </AccountPage>
    )
  }
  return (
    <AccountPage title={m.account_title()} nav={<AccountNav language={language} current="profile" />}>
      <ProfileForms language={language} profile={profile} countries={countries} done={done} answer={answer} />
    </AccountPage>
  )
}
