import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DomainError } from '#app/domain/errors.ts'
import { isOccasion, type Occasion } from '#app/domain/test/occasion.ts'
import { openTest } from '#app/domain/test/open-test.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { occasionWords } from '#app/ui/test/occasion-words.ts'
import { TestPage } from '#app/ui/test/test-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler, refusal } from '#app/web/handler.ts'
import { doTestDeed } from './test-post.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${occasionWords[data.view.occasion]()} · ${data.view.courseTitle}` : m.app_name() },
]

/** `no-store`: a page that the Back button brings back would show an old time, and old answers. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const headers = new Headers(actionHeaders)
  headers.set('Cache-Control', 'no-store')
  return headers
}

function occasionIn(params: Record<string, string | undefined>): Occasion {
  if (!isOccasion(params.occasion)) throw new DomainError('not-found', 'page_not_found')
  return params.occasion
}

export const loader = handler(async ({ url, params, actor, db, language }) => {
  const occasion = occasionIn(params)
  const courseId = params.course ?? ''
  return {
    view: await openTest(db, { actor, courseId, occasion, language, now: Date.now() }),
    language,
    asksToHandIn: url.searchParams.has('hand-in'),
    isLate: url.searchParams.has('late'),
  }
})

export const action = actionHandler(async ({ request, url, params, actor, db, language, address }) => {
  const asked = { db, actor, request, language, address, courseId: params.course ?? '', now: Date.now() }
  const done = await doTestDeed({ ...asked, occasion: occasionIn(params), form: await formOf(request) })
  const headers: HeadersInit = done.setCookie ? { 'Set-Cookie': done.setCookie } : {}
  if (done.refusal) return refusal(done.refusal, headers)
  return redirect(url.pathname + done.next, { status: 303, headers })
})

export default function Test() {
  const { view, ...page } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const refused = answered && 'problem' in answered ? answered.problem.code : null
  return <TestPage view={view} {...page} refused={refused} />
}
