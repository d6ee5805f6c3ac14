import type { FieldErrors, TypedCohort } from '#app/domain/cohort/cohort-form.ts'

/** What a cohort's form gets back: what was typed and is wrong, or why it was refused as a whole. */
export interface CohortAnswer {
  typed: TypedCohort | null
  errors: FieldErrors
  refusal: string | null
}

/** Of all that an action may answer, what a form of a cohort can show. */
export function cohortAnswer(answer: object | undefined): CohortAnswer {
  const {
    typed = null,
    errors = {},
    problem,
  } = (answer ?? {}) as Partial<CohortAnswer> & {
    problem?: { code: string }
  }
  return { typed, errors, refusal: problem?.code ?? null }
}
