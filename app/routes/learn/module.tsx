import { data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deviceOf } from '#app/domain/progress/device.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { isLanguage } from '#app/messages/languages.ts'
import { ModulePage } from '#app/ui/module-page.tsx'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, handler } from '#app/web/handler.ts'
import { doPostedDeed } from './exercise-post.server.ts'
import { setAnswered, setModuleHtml } from './module-html.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${m.app_name()}` : m.app_name() },
  ...(data ? [{ name: 'description', content: data.summary }] : []),
]

export const loader = handler(async ({ request, params, actor, db, language, html }) => {
  const device = deviceOf(request.headers.get('user-agent'))
  const [courseId, moduleId] = [params.course ?? '', params.module ?? '']
  const view = await openModule(db, { actor, courseId, moduleId, language, device })
  const person = actor && { id: actor.id, isGuest: actor.isGuest }
  return { ...setModuleHtml(html, view, language), person, language }
})

/** Forms of exercises sent without scripts; scripts send them to api/answers. */
export const action = actionHandler(async ({ request, url, params, actor, db, language, html, address }) => {
  const [courseId, moduleId] = [params.course ?? '', params.module ?? '']
  const posted = {
    request,
    actor,
    db,
    language,
    courseId,
    moduleId,
    form: await formOf(request),
    now: Date.now(),
    address,
  }
  const { exerciseId, detail, outcome, setCookie } = await doPostedDeed(posted)
  const headers = setCookie ? { 'Set-Cookie': setCookie } : undefined
  if (outcome && isAskedBack(outcome.view.feedback?.code)) {
    setAnswered(html, outcome.view)
    return data(null, { status: 422, headers })
  }
  const path = !outcome && isLanguage(detail) ? url.pathname.replace(/^\/[^/]+/, `/${detail}`) : url.pathname
  return redirect(`${path}#${encodeURIComponent(exerciseId)}`, { status: 303, headers })
})

/** Such a verdict is kept nowhere: it is shown at once, or lost. */
const isAskedBack = (code?: string) => code === 'unanswered' || code === 'unreadable' || code === 'ambiguous'

/** The page's text comes with the document, so a way here within the browser becomes an ordinary load. */
export async function clientLoader({ request }: { request: Request }) {
  window.location.assign(request.url)
  return new Promise<never>(() => {})
}

/** Answers change the page by what they return. */
export const shouldRevalidate = () => false

export default function Module() {
  const { module, parts, person, language } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const refusal = answered && 'problem' in answered ? answered.problem.code : null
  return <ModulePage module={module} parts={parts} person={person} language={language} refusal={refusal} />
}
