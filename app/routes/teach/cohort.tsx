import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { dismissLines, showAgain } from '#app/domain/cohort/dismiss.server.ts'
import { type Filter, filters, type Order, orders } from '#app/domain/cohort/matrix.ts'
import { openCohort } from '#app/domain/cohort/open-cohort.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { OverviewPage } from '#app/ui/teach/overview-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { cohortAnswer } from './cohort-answer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.head.name} · ${m.app_name()}` : m.app_name() },
]

const oneOf = <T extends string>(known: readonly T[], value: string | null): T =>
  known.find((one) => one === value) ?? (known[0] as T)

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const order: Order = oneOf(orders, url.searchParams.get('sort'))
  const filter: Filter = oneOf(filters, url.searchParams.get('show'))
  const open = url.searchParams.get('open')
  const now = Date.now()
  const asked = { actor: person, cohortId: params.cohort ?? '', language, order, filter, open, now }
  const { cohort, ...view } = await openCohort(db, { ...asked, nameless: m.teach_nameless() })
  const { startsOn, endsOn } = cohort
  return { language, head: headOf(cohort), startsOn, endsOn, order, filter, now, ...view }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const asked = { actor: person, cohortId: params.cohort ?? '', now: Date.now() }
  const keys = form.getAll('key').map(String)
  if (form.get('form') === 'show-again')
    await showAgain(db, { ...asked, keys: keys.length > 0 ? keys : null })
  else if (form.get('form') === 'dismiss') await dismissLines(db, { ...asked, keys })
  return redirect(url.pathname + url.search, { status: 303 })
})

export default function Overview() {
  const given = useLoaderData<typeof loader>()
  return <OverviewPage {...given} refusal={cohortAnswer(useActionData<typeof action>()).refusal} />
}
