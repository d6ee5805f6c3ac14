import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { canSendMail } from '#app/auth/mail.server.ts'
import { cohortOutbox, sendAgain } from '#app/domain/cohort/mail/cohort-outbox.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { MailPage } from '#app/ui/teach/mail-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction = () => [{ title: `${m.mail_page_title()} · ${m.app_name()}` }]

/** A page's number, or a count, in an address that anybody may write. */
const whole = (text: string | null): number => (/^\d{1,4}$/.test(text ?? '') ? Number(text) : 0)

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const page = Math.max(1, whole(url.searchParams.get('page')))
  const { cohort, ...letters } = await cohortOutbox(db, {
    actor: person,
    cohortId: params.cohort ?? '',
    page,
  })
  return {
    language,
    cohort: headOf(cohort),
    ...letters,
    canSendMail: canSendMail(),
    done: url.searchParams.get('done'),
    count: whole(url.searchParams.get('n')),
  }
})

export const action = actionHandler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const cohortId = params.cohort ?? ''
  const letter = form.get('letter')
  const letterId = typeof letter === 'string' ? letter : null
  await sendAgain(db, { actor: person, cohortId, letterId, now: Date.now() })
  return redirect(`/${language}/teach/${cohortId}/mail?done=again`, { status: 303 })
})

export default function Mail() {
  const answer = useActionData<typeof action>()
  const refusal = answer && 'problem' in answer ? answer.problem.code : null
  return <MailPage {...useLoaderData<typeof loader>()} refusal={refusal} />
}
