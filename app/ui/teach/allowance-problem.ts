import { m } from '#app/messages/generated/messages.js'

/** Why nothing was given, by the code of the refusal. */
export function allowanceProblem(code: string): string {
  switch (code) {
    case 'allowance_number':
      return m.allowance_problem_number()
    case 'allowance_too_late':
      return m.allowance_too_late()
    case 'allowance_changed':
      return m.allowance_problem_changed()
    case 'member_not_found':
      return m.allowance_problem_member()
    case 'cohort_archived':
      return m.marking_problem_archived()
    default:
      return m.marking_problem_other()
  }
}
