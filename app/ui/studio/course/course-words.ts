import type { FieldCode } from '#app/domain/studio/course-file/facts-form.ts'
import type { FrontCode } from '#app/domain/studio/front-matter/front-form.ts'
import { m } from '#app/messages/generated/messages.js'
import type { FormError } from '#app/ui/form/error-summary.tsx'
import { refusalOf } from '../studio-words.ts'

const refusals: Record<string, () => string> = {
  studio_test_there: () => m.studio_problem_test_there(),
  studio_last_module: () => m.studio_problem_last_module(),
  studio_retire_reason: () => m.studio_problem_retire_reason(),
  studio_language_source: () => m.studio_problem_language_source(),
  studio_front_broken: () => m.studio_problem_front(),
  studio_id_taken: () => m.studio_problem_module_taken(),
  studio_module_published: () => m.studio_problem_module_published(),
  studio_module_reviewed: () => m.studio_problem_module_reviewed(),
}

/** A refusal on the pages about a course and its modules, in words. */
export const courseRefusal = (code: string): string =>
  Object.hasOwn(refusals, code) ? (refusals[code]?.() ?? refusalOf(code)) : refusalOf(code)

const words: Record<FieldCode | FrontCode, () => string> = {
  'text-missing': () => m.studio_field_missing(),
  'text-long': () => m.studio_field_long(),
  level: () => m.studio_field_level(),
  'pass-mark': () => m.studio_field_pass_mark(),
  position: () => m.studio_field_position(),
  source: () => m.studio_field_source(),
  'retire-id': () => m.studio_problem_id(),
  'retire-reason': () => m.studio_problem_retire_reason(),
  'language-code': () => m.studio_field_language(),
  'language-there': () => m.studio_field_language_there(),
  minutes: () => m.studio_field_minutes(),
  tries: () => m.studio_field_tries(),
  'objective-id': () => m.studio_problem_id(),
  'objective-there': () => m.studio_field_objective_there(),
  'objective-last': () => m.studio_field_objective_last(),
  'objective-used': () => m.studio_field_objective_used(),
}

type Errors = readonly { id: string; code: FieldCode | FrontCode }[]

/** What is wrong with one field, in words. */
export const errorsAt = (errors: Errors, id: string): string[] =>
  errors.flatMap((error) => (error.id === id ? [words[error.code]()] : []))

/** All that is wrong, for the summary. */
export const summaryOf = (errors: Errors): FormError[] =>
  errors.map(({ id, code }) => ({ id, text: words[code]() }))
