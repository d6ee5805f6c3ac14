import { type MetaFunction, redirect, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endSession } from '#app/auth/actor.server.ts'
import { safeReturnPath } from '#app/auth/return-path.ts'
import { signIn } from '#app/auth/sign-in.server.ts'
import { signInForm } from '#app/domain/people/forms.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountPage } from '#app/ui/account/account-page.tsx'
import { formAnswer } from '#app/ui/account/form-answer.ts'
import { SignInForm } from '#app/ui/account/sign-in-form.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { countTry, forgiveTry } from '#app/web/throttle.server.ts'
import { accountHeaders } from './account-headers.ts'
import { answerForm } from './answer-form.server.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [{ title: `${m.sign_in_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ url, actor, language }) => {
  const next = safeReturnPath(url.searchParams.get('next'))
  if (actor && !actor.isGuest) throw redirect(next ?? `/${language}/account`)
  return { language, next, isGuest: actor?.isGuest ?? false, done: url.searchParams.get('done') }
})

export const action = actionHandler(async ({ request, url, actor, db, language, address }) => {
  const form = await formOf(request)
  return answerForm(form, signInForm, async ({ email, password, shared, merge }) => {
    const client = { address, account: email }
    await countTry(db, 'sign-in', client)
    const guestId = actor?.isGuest && merge ? actor.id : null
    const kind = shared ? 'shared' : 'kept'
    const now = Date.now()
    const setCookie = await signIn(db, { email, password, guestId, request, kind, address, now })
    await forgiveTry(db, 'sign-in', client)
    await endSession(db, request)
    const next = safeReturnPath(url.searchParams.get('next')) ?? `/${language}`
    return redirectDocument(next, { headers: { 'Set-Cookie': setCookie } })
  })
})

export default function SignIn() {
  const { language, next, isGuest, done } = useLoaderData<typeof loader>()
  const answer = formAnswer(useActionData<typeof action>())
  return (
    <AccountPage title={m.sign_in_title()}>
      <SignInForm language={language} next={next} isGuest={isGuest} done={done} answer={answer} />
    </AccountPage>
  )
}
