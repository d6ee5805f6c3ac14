import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { mustBeSamePerson } from '#app/domain/access/same-person.server.ts'
import { saveDraft } from '#app/domain/attempt/save-draft.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { formFields } from '#app/domain/exercise/form-fields.ts'
import { deviceOf } from '#app/domain/progress/device.ts'
import { isLanguage } from '#app/messages/languages.ts'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler } from '#app/web/handler.ts'

/**
 * Beside the fields of the answer itself. `age`: for how many milliseconds it has been as it is. A device can count that
 * rightly; what time it is many don't know.
 */
const place = z.object({
  course: z.string(),
  module: z.string(),
  exercise: z.string(),
  language: z.string().refine(isLanguage),
  edition: z.string().default(''),
  person: z.string().default(''),
  age: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
})

const keep = actionHandler(async ({ request, actor, db }) => {
  const form = await formOf(request)
  const posted = place.safeParse(Object.fromEntries(form))
  if (!posted.success) throw new DomainError('invalid', 'form_unreadable')
  const { course, module, exercise, language, edition, person, age } = posted.data
  await mustBeSamePerson(db, actor, person)
  const now = Date.now()
  const isKept = await saveDraft(db, {
    person: actor,
    courseId: course,
    moduleId: module,
    exerciseId: exercise,
    fields: formFields(form),
    language,
    editionHash: edition,
    device: deviceOf(request.headers.get('user-agent')),
    typedAt: now - age,
    now,
  })
  if (actor && !isKept) throw new DomainError('conflict', 'typed_later_elsewhere')
  return new Response(null, { status: 204 })
})

/**
 * Keeps what is half typed; called by scripts, also with `sendBeacon` while the page is being left. Without a session
 * there is nobody to keep it for (guests get one with their first answer), and it is only told whether it still fits.
 */
export async function action(given: ActionFunctionArgs): Promise<Response> {
  const answered = await keep(given)
  return answered instanceof Response ? answered : Response.json(answered.data, answered.init ?? undefined)
}
