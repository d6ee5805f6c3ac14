import { type MetaFunction, redirect, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endSession } from '#app/auth/actor.server.ts'
import { safeReturnPath } from '#app/auth/return-path.ts'
import { signUp } from '#app/auth/sign-up.server.ts'
import { countriesIn } from '#app/domain/people/countries.ts'
import { signUpForm } from '#app/domain/people/forms.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountPage } from '#app/ui/account/account-page.tsx'
import { formAnswer } from '#app/ui/account/form-answer.ts'
import { SignUpForm } from '#app/ui/account/sign-up-form.tsx'
import { withDone } from '#app/ui/account/with-next.ts'
import { SIGNED_UP } from '#app/ui/welcome.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { countTry } from '#app/web/throttle.server.ts'
import { accountHeaders } from './account-headers.ts'
import { answerForm } from './answer-form.server.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [{ title: `${m.sign_up_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ url, actor, language }) => {
  const next = safeReturnPath(url.searchParams.get('next'))
  if (actor && !actor.isGuest) throw redirect(next ?? `/${language}/account`)
  return { language, next, isGuest: actor?.isGuest ?? false, countries: countriesIn(language) }
})

export const action = actionHandler(async ({ request, url, actor, db, language, address }) => {
  const form = await formOf(request)
  return answerForm(form, signUpForm, async ({ password, shared, ...facts }) => {
    await countTry(db, 'sign-up', { address })
    // An address in use makes signing up a way to try passwords, so it counts as one.
    await countTry(db, 'sign-in', { address, account: facts.email })
    const kind = shared ? 'shared' : 'kept'
    const setCookie = await signUp(db, { facts, password, actor, request, kind, address, now: Date.now() })
    await endSession(db, request)
    const next = safeReturnPath(url.searchParams.get('next')) ?? `/${language}`
    return redirectDocument(withDone(next, SIGNED_UP), { headers: { 'Set-Cookie': setCookie } })
  })
})

export default function SignUp() {
  const { language, next, isGuest, countries } = useLoaderData<typeof loader>()
  const answer = formAnswer(useActionData<typeof action>())
  return (
    <AccountPage title={m.sign_up_title()} lead={m.sign_up_lead()}>
      <SignUpForm language={language} next={next} isGuest={isGuest} countries={countries} answer={answer} />
    </AccountPage>
  )
}
