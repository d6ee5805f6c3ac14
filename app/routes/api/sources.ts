import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { mustBeSamePerson } from '#app/domain/access/same-person.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { openText, saveText, stayAtText } from '#app/domain/studio/write-text.server.ts'
import { isLanguage } from '#app/messages/languages.ts'
import { formOf } from '#app/web/form.server.ts'
import { actionHandler } from '#app/web/handler.ts'

const editFile = z.object({ from: z.int().min(0), to: z.int().min(0), insert: z.string() })

const posted = z.object({
  course: z.string(),
  module: z.string(),
  textLanguage: z.string(),
  person: z.string(),
  /** Of the page that asks: it shows what is wrong. */
  language: z.string().optional(),
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional(),
  /** The text, or what has changed of the one whose sum is the base. */
  text: z.string().optional(),
  edit: z
    .string()
    .transform((json, context) => {
      const read = editFile.safeParse(readJson(json))
      if (!read.success) context.addIssue({ code: 'custom', message: 'no edit' })
      return read.success ? read.data : z.NEVER
    })
    .optional(),
  base: z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .optional(),
})

function readJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const save = actionHandler(async ({ request, actor, db, language }) => {
  const read = posted.safeParse(Object.fromEntries(await formOf(request)))
  if (!read.success) throw new DomainError('invalid', 'form_unreadable')
  const { course, module, textLanguage, person, revision, text, edit, base } = read.data
  await mustBeSamePerson(db, actor, person)
  if (!actor || actor.isGuest) throw new DomainError('not-allowed', 'not_allowed')
  const named = read.data.language
  const author = { ...actor, language: isLanguage(named) ? named : language }
  const place = { courseId: course, moduleId: module, language: textLanguage }
  const written = text ?? edit
  if (written === undefined || revision === undefined)
    return Response.json({ company: await stayAtText(db, actor, place, Date.now()) })
  try {
    const saved = await saveText(db, author, { ...place, written, revision, base: base ?? null }, Date.now())
    const problems = saved.isUnchecked ? null : saved.problems
    return Response.json({ revision: saved.revision, problems, company: saved.company })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'studio_saved_elsewhere') throw error
    // What another window saved goes along: the page brings both together.
    const saved = await openText(db, author, place, Date.now())
    return Response.json(
      { problem: { code: error.code }, text: saved.text, revision: saved.revision },
      { status: 409 },
    )
  }
})

/**
 * A text as the editor's scripts save it while it is typed, answered with what is wrong with it, null while it waits to be
 * checked; or, without a text, word
 * that its author is still there.
 */
export async function action(given: ActionFunctionArgs): Promise<Response> {
  const answered = await save(given)
  return answered instanceof Response ? answered : Response.json(answered.data, answered.init ?? undefined)
}
