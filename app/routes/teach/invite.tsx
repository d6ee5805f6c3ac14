import { data, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { canSendMail } from '#app/auth/mail.server.ts'
import { checkList, inviteFromList } from '#app/domain/cohort/invitation/check-list.server.ts'
import { ledCohort, runningCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { readRoster } from '#app/domain/cohort/roster/read-roster.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { InvitePage } from '#app/ui/teach/invite/invite-page.tsx'
import type { InviteScreen } from '#app/ui/teach/invite/screens.ts'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { cohortAnswer } from './cohort-answer.ts'
import { givenList, rowsOf } from './list-form.server.ts'

export const meta: MetaFunction = () => [{ title: `${m.teach_invite_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const cohort = await ledCohort(db, { actor: person, cohortId: params.cohort ?? '' })
  return { language, cohort: headOf(cohort), cohortLanguages: cohort.languages }
})

const screen = (shown: InviteScreen, status = 200) => data({ screen: shown }, { status })

/** Nothing is kept before *Invite*: each screen carries the list to the next. */
export const action = actionHandler(async ({ request, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const asked = { actor: person, cohortId: params.cohort ?? '' }
  await runningCohort(db, asked)
  const form = await formOf(request)
  // The button that was pressed comes after the form's own name.
  const what = form.getAll('form').at(-1)
  const separator = String(form.get('separator') ?? '').slice(0, 1)

  if (what === 'check' || what === 'invite') {
    const rows = rowsOf(form)
    if (rows.length === 0)
      return screen({ name: 'give', refused: { refused: 'empty', values: {} }, text: '' }, 400)
    if (what === 'check')
      return screen({ name: 'table', rows: await checkList(db, { ...asked, rows }), separator, doubts: [] })
    const given = { ...asked, rows, withLetters: canSendMail(), now: Date.now() }
    const { added, already, left } = await inviteFromList(db, given)
    return screen({ name: 'result', invited: added.length, already, rows: left, separator })
  }

  const given = await givenList(form)
  if (!given) return screen({ name: 'give', refused: { refused: 'empty', values: {} }, text: '' }, 400)
  const text = 'text' in given ? given.text : ''
  const roster = await readRoster(given)
  if (!('ok' in roster)) return screen({ name: 'give', refused: roster, text }, 400)
  // A list that comes back from the question of columns was told apart by tabs on its way only.
  const shown = {
    separator: what === 'columns' ? separator : (roster.separator ?? ''),
    doubts: roster.doubts,
  }
  if (roster.columns.state === 'ask') {
    const lines = roster.rows.map(({ row, cells }) => ({ row, cells }))
    return screen({ name: 'columns', ...shown, columns: roster.columns, lines, isAgain: what === 'columns' })
  }
  const rows = roster.rows.map(({ row, fields }) => ({ row, fields }))
  const checked = await checkList(db, { ...asked, rows })
  return screen({ name: 'table', rows: checked, ...shown })
})

export default function Invite() {
  const given = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <InvitePage
      {...given}
      screen={answer && 'screen' in answer ? answer.screen : { name: 'give', refused: null, text: '' }}
      refusal={cohortAnswer(answer).refusal}
    />
  )
}
