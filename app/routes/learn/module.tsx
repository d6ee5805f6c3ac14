import { data, type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { viewAsTyped } from '#app/domain/attempt/view-as-typed.server.ts'
import { noteVisit } from '#app/domain/cohort/learner/note-visit.server.ts'
import { typedFields } from '#app/domain/exercise/form-fields.ts'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import { deviceOf } from '#app/domain/progress/device.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { isLanguage } from '#app/messages/languages.ts'
import { ModulePage, PAGE } from '#app/ui/module-page.tsx'
import { modulePageHtml } from '#app/ui/module-page-html.server.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler, refusal } from '#app/web/handler.ts'
import { log } from '#app/web/log.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { doPostedDeed } from './exercise-post.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${m.app_name()}` : m.app_name() },
  ...(data ? [{ name: 'description', content: data.summary }] : []),
]

/** What an action says besides its status (when to come again) reaches the page only through here. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get('Retry-After')
  return wait ? { 'Retry-After': wait } : new Headers()
}

/** Under this name the action hands the loader an answer that was asked back or refused: it is kept nowhere else. */
const ANSWERED = 'answered'

export const loader = handler(async ({ request, params, actor, db, language, html }) => {
  const device = deviceOf(request.headers.get('user-agent'))
  const [courseId, moduleId] = [params.course ?? '', params.module ?? '']
  const view = await openModule(db, { actor, courseId, moduleId, language, device })
  if (actor && request.method === 'GET') await visited(db, { personId: actor.id, courseId, moduleId })
  const person = actor && { id: actor.id, isGuest: actor.isGuest }
  const answered = JSON.parse(String(html.get(ANSWERED) ?? null)) as ExerciseView | null
  html.set(PAGE, modulePageHtml({ view, language, person, answered, now: Date.now() }))
  return { title: view.title, summary: view.summary }
})

/** A page that can be read is shown, also while nothing can be written. */
async function visited(db: Db, place: { personId: string; courseId: string; moduleId: string }) {
  try {
    await noteVisit(db, { ...place, now: Date.now() })
  } catch (error) {
    log().warn({ err: error }, 'a visit was not counted')
  }
}

/** Forms of exercises sent without scripts; scripts send them to api/answers. */
export const action = actionHandler(async ({ request, url, params, actor, db, language, html, address }) => {
  const [courseId, moduleId] = [params.course ?? '', params.module ?? '']
  const form = await formOf(request)
  const asked = { request, actor, db, language, address, courseId, moduleId, form, now: Date.now() }
  const done = await doPostedDeed(asked)
  const headers: HeadersInit = done.setCookie ? { 'Set-Cookie': done.setCookie } : {}
  if (done.refusal) {
    const [exerciseId, editionHash] = [String(form.get('exercise')), String(form.get('edition') ?? '')]
    const typed = { actor, courseId, moduleId, language, exerciseId, editionHash, fields: typedFields(form) }
    html.set(ANSWERED, JSON.stringify(await viewAsTyped(db, typed)))
    return refusal(done.refusal, headers)
  }
  const { exerciseId, detail, outcome } = done
  if (outcome && isAskedBack(outcome.view.feedback?.code)) {
    html.set(ANSWERED, JSON.stringify(outcome.view))
    return data(null, { status: 422, headers })
  }
  // What a query gave is kept nowhere: this page is the only one to show it.
  if (outcome && isRun(form)) {
    html.set(ANSWERED, JSON.stringify(outcome.view))
    return data(null, { headers })
  }
  const path = !outcome && isLanguage(detail) ? url.pathname.replace(/^\/[^/]+/, `/${detail}`) : url.pathname
  return redirect(`${path}#${encodeURIComponent(exerciseId)}`, { status: 303, headers })
})

const isRun = (form: FormData) => /^(run|table|past)(:|$)/.test(String(form.get('intent')))

const isAskedBack = (code?: string) =>
  code === 'unanswered' || code === 'unreadable' || code === 'ambiguous' || code === 'failed'

/** The page's text comes with the document, so a way here within the browser becomes an ordinary load. */
export async function clientLoader({ request }: { request: Request }) {
  window.location.assign(request.url)
  return new Promise<never>(() => {})
}

/** Answers change the page by what they return. */
export const shouldRevalidate = () => false

export default function Module() {
  const answered = useActionData<typeof action>()
  return <ModulePage refusal={answered && 'problem' in answered ? answered.problem.code : null} />
}
