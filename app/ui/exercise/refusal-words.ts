import { m } from '#app/messages/generated/messages.js'

/** Why an answer, or a wish for help, was not accepted, and what to do; by the code of the refusal. */
export function refusalWords(code: string): string {
  switch (code) {
    case 'slow_down':
      return m.refused_slow_down()
    case 'no_tries_left':
      return m.refused_no_tries()
    case 'answer_too_long':
      return m.refused_too_long()
    case 'solution_not_yet':
      return m.refused_solution_not_yet()
    case 'exercise_changed':
      return m.refused_changed()
    case 'exercise_not_found':
    case 'module_not_found':
    case 'course_not_found':
      return m.refused_gone()
    default:
      return m.refused_other()
  }
}
