import { data, type MetaFunction, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { startGuest } from '#app/auth/actor.server.ts'
import { askToJoin, cohortByJoinCode } from '#app/domain/cohort/ask-to-join.server.ts'
import { typedCode } from '#app/domain/cohort/invitation/personal-code.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { name as nameRule } from '#app/domain/people/forms.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountPage } from '#app/ui/account/account-page.tsx'
import { JoinForm, type JoinProblem } from '#app/ui/account/join-form.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler, type Refusal } from '#app/web/handler.ts'
import { countTry } from '#app/web/throttle.server.ts'
import { accountHeaders } from './account-headers.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [{ title: `${m.join_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ url, actor, language }) => ({
  language,
  needsName: !actor?.name,
  isAsked: url.searchParams.get('done') === 'asked',
}))

export const action = actionHandler(async ({ request, actor, db, language, address }) => {
  const form = await formOf(request)
  const code = String(form.get('code') ?? '')
    .trim()
    .slice(0, 60)
  const name = String(form.get('name') ?? '').slice(0, 500)
  const refuse = (problem: JoinProblem, status: number) => data({ code, name, problem }, { status })
  if (code === '') return refuse('code_missing', 400)
  await countTry(db, 'join', { address })
  const personal = typedCode(code)
  if (personal) return redirectDocument(`/${language}/join/${personal}`)
  try {
    const cohort = await cohortByJoinCode(db, code)
    const read = actor?.name ? null : nameRule.safeParse(name)
    if (read && !read.success) return refuse('name_missing', 400)
    const now = Date.now()
    const begun = actor ? null : await startGuest(db, { language, request, address, now })
    const personId = actor?.id ?? begun?.person.id ?? ''
    await askToJoin(db, { cohortId: cohort.id, personId, name: read?.data ?? null, now })
    const headers: HeadersInit = begun ? { 'Set-Cookie': begun.setCookie } : {}
    return redirectDocument(`/${language}/join?done=asked`, { headers })
  } catch (error) {
    if (error instanceof DomainError && error.code === 'join_code_unknown') return refuse('code_unknown', 404)
    throw error
  }
})

/** Of all that the action answers, how long to wait where there were too many tries. */
function minutesToWait({ problem }: { problem: JoinProblem | Refusal['problem'] }): number | null {
  return typeof problem === 'object' && problem.code === 'slow_down' ? Number(problem.values.minutes) : null
}

export default function Join() {
  const { language, needsName, isAsked } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (isAsked)
    return (
      <AccountPage title={m.join_title()}>
        <Notice kind="good" role="status" title={m.join_asked_title()}>
          {m.join_asked()}
        </Notice>
        <p className="mt-4">
          <a href={`/${language}`}>{m.join_to_courses()}</a>
        </p>
      </AccountPage>
    )
  return (
    <AccountPage title={m.join_title()} lead={m.join_lead()}>
      <JoinForm
        needsName={needsName}
        answer={answer && 'code' in answer ? answer : null}
        minutes={answer ? minutesToWait(answer) : null}
      />
    </AccountPage>
  )
}
