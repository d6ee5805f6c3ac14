import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { saveDraft } from '#app/domain/attempt/save-draft.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { formFields } from '#app/domain/exercise/form-fields.ts'
import { deviceOf } from '#app/domain/progress/device.ts'
import { isLanguage } from '#app/messages/languages.ts'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler } from '#app/web/handler.ts'

/** Beside the fields of the answer itself. Times of a device are whole milliseconds. */
const place = z.object({
  course: z.string(),
  module: z.string(),
  exercise: z.string(),
  language: z.string().refine(isLanguage),
  typedAt: z.coerce.number().int().positive(),
})

const keep = actionHandler(async ({ request, actor, db }) => {
  const form = await formOf(request)
  const posted = place.safeParse(Object.fromEntries(form))
  if (!posted.success) throw new DomainError('invalid', 'form_unreadable')
  if (actor) {
    const { course, module, exercise, language, typedAt } = posted.data
    await saveDraft(db, {
      person: actor,
      courseId: course,
      moduleId: module,
      exerciseId: exercise,
      fields: formFields(form),
      language,
      device: deviceOf(request.headers.get('user-agent')),
      typedAt,
      now: Date.now(),
    })
  }
  return new Response(null, { status: 204 })
})

/**
 * Keeps what is half typed; called by scripts, also with `sendBeacon` while the page is being left. Without a session
 * there is nobody to keep it for: guests get one with their first answer.
 */
export async function action(given: ActionFunctionArgs): Promise<Response> {
  const answered = await keep(given)
  return answered instanceof Response ? answered : Response.json(answered.data, answered.init ?? undefined)
}
