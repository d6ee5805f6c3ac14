import type { ActionFunctionArgs } from '@remix-run/node'
import { mustBeSamePerson } from '#app/domain/access/same-person.server.ts'
import { isLanguage } from '#app/messages/languages.ts'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler, refusal } from '#app/web/handler.ts'
import { doPostedDeed } from '../learn/exercise-post.server.ts'

const answer = actionHandler(async ({ request, actor, db, language, address }) => {
  const form = await formOf(request)
  await mustBeSamePerson(db, actor, String(form.get('person') ?? ''))
  const named = form.get('language')
  const done = await doPostedDeed({
    db,
    actor,
    request,
    language: isLanguage(named) ? named : language,
    courseId: String(form.get('course') ?? ''),
    moduleId: String(form.get('module') ?? ''),
    form,
    now: Date.now(),
    address,
  })
  const headers: HeadersInit = done.setCookie ? { 'Set-Cookie': done.setCookie } : {}
  if (done.refusal) return refusal(done.refusal, headers)
  return Response.json({ outcome: done.outcome, personId: done.personId }, { headers })
})

/** The forms of exercises as scripts send them: the module page's action, answered as data and not as a page. */
export async function action(given: ActionFunctionArgs): Promise<Response> {
  const answered = await answer(given)
  return answered instanceof Response ? answered : Response.json(answered.data, answered.init ?? undefined)
}
