import type { CohortProblem, FieldErrors } from '#app/domain/cohort/cohort-form.ts'
import { m } from '#app/messages/generated/messages.js'
import type { FormError } from '#app/ui/form/error-summary.tsx'

const words: Record<CohortProblem, () => string> = {
  cohort_name_missing: () => m.teach_problem_name_missing(),
  cohort_name_long: () => m.teach_problem_name_long(),
  cohort_day_missing: () => m.teach_problem_day_missing(),
  cohort_days_reversed: () => m.teach_problem_days_reversed(),
  cohort_days_far: () => m.teach_problem_days_far(),
  cohort_course_missing: () => m.teach_problem_course_missing(),
  cohort_language_missing: () => m.teach_problem_language_missing(),
  trainer_email_missing: () => m.teach_problem_trainer_email(),
  trainer_unknown: () => m.teach_problem_trainer_unknown(),
  target_day: () => m.teach_problem_day_missing(),
}

/** What is wrong with one field, in words. */
export const errorsOf = (errors: FieldErrors, field: string): string[] =>
  (errors[field] ?? []).map((code) => words[code]())

/** All that is wrong, for the summary; a field's element has its name as its id. */
export const allErrors = (errors: FieldErrors): FormError[] =>
  Object.keys(errors).flatMap((field) => errorsOf(errors, field).map((text) => ({ id: field, text })))

/** A refusal of the domain on a trainer's page, in words. */
export function refusalWords(code: string): string {
  if (code === 'cohort_archived') return m.teach_is_archived()
  if (code === 'membership_changed') return m.teach_problem_changed()
  if (code === 'last_trainer') return m.teach_problem_last_trainer()
  if (code === 'course_not_found') return m.teach_problem_course_gone()
  if (code in words) return words[code as CohortProblem]()
  return m.teach_problem_other()
}

/** What was done, by the word that a page's address says; none for any other word. */
export const doneIn = (words: Record<string, () => string>, done: string | null): string | null =>
  // Anybody may write an address: `?done=constructor` names something that every object has.
  done !== null && Object.hasOwn(words, done) ? (words[done]?.() ?? null) : null
