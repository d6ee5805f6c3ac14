import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { correctChosen } from '#app/domain/correction/correct-chosen.server.ts'
import { listCorrections } from '#app/domain/correction/list-corrections.server.ts'
import { resumeCorrections } from '#app/domain/correction/resume-corrections.server.ts'
import { undoCorrection } from '#app/domain/correction/undo-correction.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { courseHead } from '#app/domain/studio/course-head.ts'
import { mustWrite, openWorkspace } from '#app/domain/studio/workspace.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { CorrectionsPage } from '#app/ui/studio/corrections-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { waitAWhile } from '#app/web/wait-a-while.server.ts'

export const meta: MetaFunction = () => [
  { title: `${m.correct_title()} · ${m.studio_title()} · ${m.app_name()}` },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const courseId = params.course ?? ''
  const workspace = await openWorkspace(db, person, courseId)
  return {
    language,
    course: courseHead(workspace, language),
    view: await listCorrections(db, courseId),
    done: url.searchParams.get('done'),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const courseId = params.course ?? ''
  await mustWrite(db, person, courseId)
  const form = await formOf(request)
  const [deed] = String(form.get('form') ?? '').split(' ')
  const now = Date.now()
  const back = (done: string) => redirect(`${url.pathname}?done=${done}`, { status: 303 })
  if (deed === 'undo') {
    const correctionId = String(form.get('correction') ?? '')
    const isDone = await waitAWhile(undoCorrection(db, { courseId, correctionId, actorId: person.id, now }))
    return back(isDone ? 'undone' : 'begun')
  }
  if (deed === 'resume')
    return back((await waitAWhile(resumeCorrections(db, { courseId, now }))) ? 'corrected' : 'begun')
  const key = String(form.get('correct') ?? '')
  const reason = String(form.get('reason') ?? '')
  try {
    const work = correctChosen(db, { courseId, keys: [key], authorId: person.id, reason, now })
    return back((await waitAWhile(work)) ? 'corrected' : 'begun')
  } catch (error) {
    if (!(error instanceof DomainError) || error.problem === 'not-found') throw error
    // What was typed comes back with the reason.
    return data({ key, reason, code: error.code }, { status: error.problem === 'conflict' ? 409 : 400 })
  }
})

export default function Corrections() {
  const answer = useActionData<typeof action>()
  return (
    <CorrectionsPage
      {...useLoaderData<typeof loader>()}
      refused={answer && 'key' in answer ? answer : null}
    />
  )
}
