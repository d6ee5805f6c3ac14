import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { canSendMail } from '#app/auth/mail.server.ts'
import {
  changeMember,
  cohortPeople,
  type MemberDeed,
  renewLink,
  withdrawInvitation,
} from '#app/domain/cohort/cohort-people.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { PeoplePage } from '#app/ui/teach/people-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { siteOrigin } from '#app/web/site-origin.server.ts'
import { cohortAnswer } from './cohort-answer.ts'

export const meta: MetaFunction = () => [{ title: `${m.teach_nav_people()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const { cohort, ...people } = await cohortPeople(db, { actor: person, cohortId: params.cohort ?? '' })
  const origin = siteOrigin(url)
  return {
    language,
    cohort: headOf(cohort),
    origin,
    now: Date.now(),
    done: url.searchParams.get('done'),
    ...people,
  }
})

const memberDeeds = ['let-in', 'turn-away', 'take-out', 'take-back'] as const

export const action = actionHandler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const asked = { actor: person, cohortId: params.cohort ?? '', now: Date.now() }
  const what = String(form.get('form') ?? '')
  const deed = memberDeeds.find((one) => one === what) as MemberDeed | undefined
  if (deed) await changeMember(db, { ...asked, personId: String(form.get('person') ?? ''), deed })
  const invitationId = String(form.get('invitation') ?? '')
  if (what === 'withdraw') await withdrawInvitation(db, { ...asked, invitationId })
  if (what === 'renew') {
    const serial = Number(form.get('serial'))
    await renewLink(db, { ...asked, invitationId, serial, withLetters: canSendMail() })
  }
  return redirect(`/${language}/teach/${asked.cohortId}/people?done=${encodeURIComponent(what)}`, {
    status: 303,
  })
})

export default function People() {
  const given = useLoaderData<typeof loader>()
  return <PeoplePage {...given} refusal={cohortAnswer(useActionData<typeof action>()).refusal} />
}
