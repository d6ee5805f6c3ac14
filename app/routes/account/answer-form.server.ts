import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import { DomainError } from '#app/domain/errors.ts'
import type { FieldProblem } from '#app/domain/people/forms.ts'
import type { FormAnswer } from '#app/ui/account/form-answer.ts'
import { refusalInit } from '#app/web/handler.ts'

/** Refusals of the domain that belong to a field of the form and not to the form as a whole. */
const fieldOf: Partial<Record<string, string>> = { email_taken: 'email', password_wrong: 'password' }

/**
 * Checks a form and does its deed. What was not accepted comes back with what is wrong, field by field, and with what
 * was typed; never with a password.
 */
export async function answerForm<S extends z.ZodObject, T>(
  posted: FormData,
  schema: S,
  deed: (value: z.output<S>) => Promise<T>,
) {
  const form = onlyNamed(posted, ['form', ...Object.keys(schema.shape)])
  const submission = parseWithZod(form, { schema })
  if (submission.status !== 'success') {
    const fieldErrors = Object.fromEntries(
      Object.entries(submission.error ?? {}).map(([field, codes]) => [
        field,
        (codes ?? []) as FieldProblem[],
      ]),
    )
    return data<FormAnswer>({ ...asTyped(form), fieldErrors, problem: null }, { status: 400 })
  }
  try {
    return await deed(submission.value)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const field = fieldOf[error.code]
    const { code, values } = error
    const fieldErrors = field ? { [field]: [code as FieldProblem] } : {}
    return data<FormAnswer>(
      { ...asTyped(form), fieldErrors, problem: field ? null : { code, values } },
      refusalInit(error),
    )
  }
}

/**
 * One value of each field that we know, and nothing else: conform goes through repeated names in the square of their
 * number, and takes some names for orders of its own.
 */
function onlyNamed(posted: FormData, names: string[]): FormData {
  const form = new FormData()
  for (const name of names) {
    const value = posted.getAll(name).at(-1)
    if (value !== undefined) form.set(name, value)
  }
  return form
}

function asTyped(form: FormData): Pick<FormAnswer, 'form' | 'typed'> {
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !/password/i.test(name) ? [[name, value] as const] : [],
  )
  const typed = Object.fromEntries(fields)
  return { form: typed.form ?? null, typed }
}
