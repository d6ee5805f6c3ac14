import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { giveAllowance } from '#app/domain/allowance/give-allowance.server.ts'
import { openAllowances } from '#app/domain/allowance/open-allowances.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { AllowancesPage } from '#app/ui/teach/allowances-page.tsx'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.allowance_title()} · ${data?.cohort.name ?? m.app_name()}` },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const { cohort, view } = await openAllowances(db, {
    actor: person,
    cohortId: params.cohort ?? '',
    personId: params.person ?? '',
    language,
    now: Date.now(),
  })
  return { language, cohort: headOf(cohort), view, done: url.searchParams.get('done') }
})

export const action = actionHandler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const isChanged = await giveAllowance(db, {
    actor: person,
    cohortId: params.cohort ?? '',
    personId: params.person ?? '',
    courseId: text('course'),
    subject: text('subject'),
    extraTries: numberIn(text('tries')),
    extraMinutes: numberIn(text('minutes')),
    seenAt: text('seen') === '' ? null : numberIn(text('seen')),
    language,
    now: Date.now(),
  })
  return redirect(`${url.pathname}?done=${isChanged ? 'given' : 'same'}`, { status: 303 })
})

/** An empty field is none; what is no whole number is refused further in. */
const numberIn = (text: string): number =>
  text === '' ? 0 : /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN

export default function Allowances() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <AllowancesPage {...page} problem={answer && 'problem' in answer ? answer.problem.code : null} />
}
