import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireActor } from '#app/auth/actor.server.ts'
import { leaveCohort, myCohorts } from '#app/domain/cohort/learner/my-cohorts.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountNav, AccountPage } from '#app/ui/account/account-page.tsx'
import { CohortList, ConfirmLeave } from '#app/ui/account/cohort-list.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { accountHeaders } from './account-headers.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [{ title: `${m.record_my_cohorts()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, url, actor, db, language }) => {
  const person = requireActor(actor, request)
  const cohorts = await myCohorts(db, { person })
  const asked = url.searchParams.get('leave')
  const leaving = cohorts.find(({ id, state }) => id === asked && (state === 'active' || state === 'asked'))
  const hasLeft = url.searchParams.get('done') === 'left'
  return { language, isGuest: person.isGuest, cohorts, leaving: leaving ?? null, hasLeft }
})

export const action = actionHandler(async ({ request, actor, db, language }) => {
  const person = requireActor(actor, request)
  const form = await formOf(request)
  await leaveCohort(db, { person, cohortId: String(form.get('cohort')), now: Date.now() })
  return redirect(`/${language}/account/cohorts?done=left`, 303)
})

export default function MyCohorts() {
  const { language, isGuest, cohorts, leaving, hasLeft } = useLoaderData<typeof loader>()
  const nav = !isGuest && <AccountNav language={language} current="cohorts" />
  if (leaving) {
    const words = leaving.state === 'asked' ? m.record_withdraw_title : m.record_leave_title
    return (
      <AccountPage title={words({ cohort: leaving.name })} nav={nav}>
        <ConfirmLeave cohort={leaving} language={language} />
      </AccountPage>
    )
  }
  return (
    <AccountPage title={m.record_my_cohorts()} lead={m.record_my_cohorts_lead()} nav={nav}>
      <CohortList cohorts={cohorts} hasLeft={hasLeft} language={language} />
    </AccountPage>
  )
}
