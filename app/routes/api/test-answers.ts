import type { ActionFunctionArgs } from '@remix-run/node'
import { DomainError } from '#app/domain/errors.ts'
import { answersInForm } from '#app/domain/test/answers-in-form.ts'
import { saveAnswers } from '#app/domain/test/save-answers.server.ts'
import { isLanguage } from '#app/messages/languages.ts'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler } from '#app/web/handler.ts'

const save = actionHandler(async ({ request, actor, db, language }) => {
  const form = await formOf(request)
  if (!actor) throw new DomainError('not-found', 'test_not_found')
  const named = form.get('language')
  const told = await saveAnswers(db, {
    person: actor,
    sittingId: String(form.get('sitting') ?? ''),
    answers: answersInForm(form),
    language: isLanguage(named) ? named : language,
    now: Date.now(),
  })
  return Response.json({ told })
})

/** Saves answers of a test as they change, for scripts; says how they read and never whether they are right. */
export async function action(given: ActionFunctionArgs): Promise<Response> {
  const answered = await save(given)
  return answered instanceof Response ? answered : Response.json(answered.data, answered.init ?? undefined)
}
