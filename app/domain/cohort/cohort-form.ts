import { z } from 'zod'
import { languages } from '#app/messages/languages.ts'

/** What is wrong with a cohort's form: codes, which the page turns into words. */
export type CohortProblem =
  | 'cohort_name_missing'
  | 'cohort_name_long'
  | 'cohort_day_missing'
  | 'cohort_days_reversed'
  | 'cohort_days_far'
  | 'cohort_course_missing'
  | 'cohort_language_missing'
  | 'trainer_email_missing'
  | 'trainer_unknown'
  | 'target_day'

const problem = (error: CohortProblem) => ({ error })

/**
 * A day as a date field sends it; one that no calendar has is refused, and a year that is a slip of the keyboard: 0027 is
 * what a field holds while 2027 is typed.
 */
export const day = z
  .string(problem('cohort_day_missing'))
  .regex(/^(20|21)\d\d-\d\d-\d\d$/, problem('cohort_day_missing'))
  .refine((text) => {
    const at = Date.parse(`${text}T00:00:00Z`)
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
  }, problem('cohort_day_missing'))

const LONGEST_DAYS = 5 * 366

const cohortFacts = z
  .object({
    name: z
      .string(problem('cohort_name_missing'))
      .transform((text) => text.replace(/[\s\p{C}]+/gu, ' ').trim())
      .pipe(z.string().min(1, problem('cohort_name_missing')).max(120, problem('cohort_name_long'))),
    startsOn: day,
    endsOn: day,
    courseIds: z.array(z.string().max(100)).min(1, problem('cohort_course_missing')).max(100),
    languages: z
      .array(z.enum(languages, problem('cohort_language_missing')))
      .min(1, problem('cohort_language_missing')),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    ...problem('cohort_days_reversed'),
    path: ['endsOn'],
  })
  .refine(
    // Of a day that can't be read it is said already that it can't.
    ({ startsOn, endsOn }) => !((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 > LONGEST_DAYS),
    { ...problem('cohort_days_far'), path: ['endsOn'] },
  )

type CohortFactsGiven = z.output<typeof cohortFacts>

/** What was typed, so that a refused form comes back as it was sent. */
export interface TypedCohort {
  name: string
  startsOn: string
  endsOn: string
  courseIds: string[]
  languages: string[]
}

export type FieldErrors = Partial<Record<string, CohortProblem[]>>

/**
 * Reads a cohort's form: its facts, or what is wrong field by field. The first of its languages is the one for people whose
 * own is not known: boxes come in the page's order, so who asks says which it is, if ticked.
 */
export function readCohortForm(
  form: FormData,
  first: string | undefined,
):
  | { facts: CohortFactsGiven; typed: TypedCohort }
  | { facts: null; typed: TypedCohort; errors: FieldErrors } {
  const one = (name: string) => String(form.get(name) ?? '').slice(0, 500)
  const many = (name: string) => [...new Set(form.getAll(name).map(String))].slice(0, 200)
  const typed = {
    name: one('name'),
    startsOn: one('startsOn'),
    endsOn: one('endsOn'),
    courseIds: many('course'),
    languages: many('language'),
  }
  const read = cohortFacts.safeParse(typed)
  if (read.success) {
    const ticked = read.data.languages
    const languages = ticked.toSorted((a, b) => Number(b === first) - Number(a === first))
    return { facts: { ...read.data, languages }, typed }
  }
  const errors: FieldErrors = {}
  for (const { path, message } of read.error.issues) {
    const field = String(path[0] ?? 'name')
    errors[field] = [...new Set([...(errors[field] ?? []), message as CohortProblem])]
  }
  return { facts: null, typed, errors }
}
