import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { v7 as uuid, validate } from 'uuid'
import { requireAccount } from '#app/auth/actor.server.ts'
import { openLearner } from '#app/domain/cohort/learner/open-learner.server.ts'
import { deleteNote, longestNote, writeNote } from '#app/domain/cohort/learner/write-note.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { LearnerPage, learnerName } from '#app/ui/teach/learner/learner-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler, refusalInit } from '#app/web/handler.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${learnerName(data.view.person)} · ${m.app_name()}` : m.app_name() },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const { cohort, ...view } = await openLearner(db, {
    actor: requireAccount(actor, request),
    cohortId: params.cohort ?? '',
    personId: params.person ?? '',
    language,
    exercise: url.searchParams.get('exercise'),
    before: url.searchParams.get('before'),
    now: Date.now(),
  })
  const done = url.searchParams.get('done')
  return { language, cohort: headOf(cohort), view, noteId: uuid(), longestNote, done }
})

/** Writes a note, or takes one's own away; a note that was refused comes back as it was typed. */
export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const form = await formOf(request)
  const [cohortId, personId] = [params.cohort ?? '', params.person ?? '']
  const text = String(form.get('text') ?? '')
  if (form.get('form') === 'delete-note') {
    await deleteNote(db, { actor: person, cohortId, id: String(form.get('note')) })
    return redirect(`${url.pathname}?done=note-deleted#notes`, 303)
  }
  const id = String(form.get('id'))
  try {
    if (!validate(id)) throw new DomainError('invalid', 'form_unreadable')
    await writeNote(db, { actor: person, cohortId, personId, id, text, now: Date.now() })
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-found') throw error
    return data({ problem: { code: error.code }, typed: text }, refusalInit(error))
  }
  return redirect(`${url.pathname}?done=noted#notes`, 303)
})

export default function Learner() {
  const { language, cohort, view, noteId, longestNote, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problem = answer && 'problem' in answer ? answer.problem.code : null
  const typed = answer && 'typed' in answer ? String(answer.typed) : ''
  return (
    <LearnerPage
      language={language}
      cohort={cohort}
      view={view}
      noteForm={{ id: noteId, typed, problem, done: problem === null ? done : null, longest: longestNote }}
    />
  )
}
