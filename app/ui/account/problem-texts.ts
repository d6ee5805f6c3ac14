import type { FieldProblem } from '#app/domain/people/forms.ts'
import { longestPassword, shortestPassword } from '#app/domain/people/password-rule.ts'
import { m } from '#app/messages/generated/messages.js'
import type { FormError } from '#app/ui/form/error-summary.tsx'
import type { FormAnswer } from './form-answer.ts'

const fieldTexts: Record<FieldProblem, () => string> = {
  name_missing: () => m.problem_name_missing(),
  name_too_long: () => m.problem_name_too_long(),
  email_missing: () => m.problem_email_missing(),
  email_form: () => m.problem_email_form(),
  email_taken: () => m.problem_email_taken(),
  password_missing: () => m.problem_password_missing(),
  password_short: () => m.problem_password_short({ count: shortestPassword }),
  password_long: () => m.problem_password_long({ count: longestPassword }),
  password_simple: () => m.problem_password_simple(),
  password_wrong: () => m.problem_password_wrong(),
  country_unknown: () => m.problem_country_unknown(),
  organisation_too_long: () => m.problem_organisation_too_long(),
  language_unknown: () => m.problem_language_unknown(),
  confirm_missing: () => m.problem_confirm_missing(),
}

function formText({ code, values }: NonNullable<FormAnswer['problem']>): string {
  if (code === 'sign_in_failed') return m.problem_sign_in_failed()
  if (code === 'slow_down') return m.problem_slow_down({ minutes: Number(values.minutes ?? 1) })
  if (code === 'reset_link_used') return m.problem_reset_link_used()
  return m.problem_other()
}

/** What is wrong with one field, in words. */
export const errorsOf = (answer: FormAnswer | undefined, field: string): string[] =>
  (answer?.fieldErrors[field] ?? []).map((problem) => fieldTexts[problem]())

/** All that is wrong, for the summary; `idOf` names a field's element. */
export function allErrors(answer: FormAnswer | undefined, idOf: (field: string) => string): FormError[] {
  if (!answer) return []
  const ofForm = answer.problem ? [{ id: null, text: formText(answer.problem) }] : []
  const ofFields = Object.keys(answer.fieldErrors).flatMap((field) =>
    errorsOf(answer, field).map((text) => ({ id: idOf(field), text })),
  )
  return [...ofForm, ...ofFields]
}
