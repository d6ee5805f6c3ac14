import { data, type MetaFunction, redirect, redirectDocument } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { startSession } from '#app/auth/actor.server.ts'
import { invitationCookie } from '#app/auth/invitation-cookie.server.ts'
import { firstStep, invitationBy, openLink, takeUp } from '#app/domain/cohort/invitation/take-up.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountPage } from '#app/ui/account/account-page.tsx'
import { JoinLinkPanel } from '#app/ui/account/join-link-panel.tsx'
import { actionHandler, handler } from '#app/web/handler.ts'
import { countTry } from '#app/web/throttle.server.ts'
import * as cohorts from '#db/cohorts.server.ts'
import * as invitations from '#db/invitations.server.ts'
import { accountHeaders } from './account-headers.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [{ title: `${m.join_title()} · ${m.app_name()}` }]

/** Page by page: what a personal link can lead to that needs words. */
const gone = (language: string) =>
  data({ language, state: 'gone' as const, cohort: '', name: null }, { status: 404 })

export const loader = handler(async ({ request, params, actor, db, language, address }) => {
  await countTry(db, 'join', { address })
  const code = params.code ?? ''
  let invitation: invitations.Invitation
  try {
    invitation = await invitationBy(db, code)
  } catch (error) {
    if (error instanceof DomainError) return gone(language)
    throw error
  }
  const opening = await openLink(db, actor, invitation).catch((error) => {
    if (error instanceof DomainError) return null
    throw error
  })
  if (!opening) return gone(language)
  const step = (personId: string | null) =>
    firstStep(db, { cohortId: invitation.cohortId, personId, language: params.lang ?? invitation.language })
  switch (opening.to) {
    case 'begin': {
      await invitations.opened(db, invitation.id, Date.now())
      const headers = { 'Set-Cookie': invitationCookie(code) }
      throw redirectDocument(await step(null), { headers })
    }
    case 'go-on':
      throw redirect(await step(actor?.id ?? null))
    case 'enter': {
      const setCookie = await startSession(db, opening.personId, request)
      throw redirectDocument(await step(opening.personId), { headers: { 'Set-Cookie': setCookie } })
    }
    case 'sign-in': {
      const next = encodeURIComponent(await step(invitation.personId))
      throw redirect(`/${language}/account/sign-in?next=${next}`)
    }
    case 'ask': {
      const cohort = await cohorts.byId(db, invitation.cohortId)
      const state = invitation.personId === null ? ('ask' as const) : ('taken' as const)
      return data({ language, state, cohort: cohort?.name ?? '', name: actor?.name ?? null })
    }
  }
})

/** Whoever is signed in here takes the invitation up. */
export const action = actionHandler(async ({ params, actor, db, language, address }) => {
  await countTry(db, 'join', { address })
  const invitation = await invitationBy(db, params.code ?? '')
  if (!actor) return redirect(`/${language}/join/${params.code}`)
  await takeUp(db, { invitation, personId: actor.id, now: Date.now() })
  return redirectDocument(
    await firstStep(db, { cohortId: invitation.cohortId, personId: actor.id, language }),
  )
})

export default function JoinLink() {
  const { language, state, cohort, name } = useLoaderData<typeof loader>()
  return (
    <AccountPage title={state === 'gone' ? m.join_gone_title() : m.join_title()}>
      <JoinLinkPanel language={language} state={state} cohort={cohort} name={name} />
    </AccountPage>
  )
}
