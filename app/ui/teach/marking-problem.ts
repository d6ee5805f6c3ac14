import { m } from '#app/messages/generated/messages.js'

/** Why a mark was not kept, by the code of the refusal. */
export function markingProblem(code: string): string {
  switch (code) {
    case 'mark_nobody':
      return m.marking_problem_nobody()
    case 'answer_not_found':
      return m.marking_problem_gone()
    case 'cohort_archived':
      return m.marking_problem_archived()
    default:
      return m.marking_problem_other()
  }
}
