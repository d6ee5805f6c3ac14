import type { FieldProblem } from '#app/domain/people/forms.ts'

/** What an account's form gets back when it was not accepted. */
export interface FormAnswer {
  /** Which form of the page it was, where there are several. */
  form: string | null
  fieldErrors: Record<string, FieldProblem[]>
  /** What is wrong with the form as a whole. */
  problem: { code: string; values: Record<string, string | number> } | null
  /** What was typed, without passwords. */
  typed: Record<string, string>
}

/** Of all that an action may answer, what a form can show. */
export const formAnswer = (answer: object | undefined): FormAnswer | undefined =>
  answer && 'fieldErrors' in answer ? (answer as FormAnswer) : undefined
