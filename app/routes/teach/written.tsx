import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { markAnswers } from '#app/domain/marking/mark-answers.server.ts'
import { openQueue } from '#app/domain/marking/open-queue.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { headOf } from '#app/ui/teach/cohort-frame.tsx'
import { WrittenPage } from '#app/ui/teach/written-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler, refusalInit } from '#app/web/handler.ts'
import { readMarkForm } from './mark-form.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.teach_nav_written()} · ${data?.cohort.name ?? m.app_name()}` },
]

export const loader = handler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const { searchParams } = url
  const { cohort, queue } = await openQueue(db, {
    actor: person,
    cohortId: params.cohort ?? '',
    language,
    isMarked: searchParams.get('view') === 'marked',
    page: Number(searchParams.get('page')),
  })
  const done = searchParams.get('done')
  return { language, cohort: headOf(cohort), queue, done: done === null ? null : Number(done) || 0 }
})

export const action = actionHandler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const typed = readMarkForm(await formOf(request))
  const asked = { actor: person, cohortId: params.cohort ?? '', ...typed, language, now: Date.now() }
  const marked = await markAnswers(db, asked).catch((error) => {
    if (error instanceof DomainError) return error
    throw error
  })
  // A form that is refused may have no place on the page any more; its comment has.
  if (marked instanceof DomainError)
    return data({ problem: { code: marked.code }, comment: typed.comment }, refusalInit(marked))
  const { given, taken } = marked
  // Nothing that the trainer chose or wrote is lost: it stands beside the mark that came first.
  if (taken.length > 0) return data({ given, taken, met: typed.met, comment: typed.comment }, { status: 409 })
  const next = new URL(url)
  next.searchParams.set('done', String(given))
  return redirect(`${next.pathname}${next.search}`, { status: 303 })
})

export default function Written() {
  const page = useLoaderData<typeof loader>()
  return <WrittenPage {...page} answer={useActionData<typeof action>()} />
}
