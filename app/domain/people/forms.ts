import { z } from 'zod'
import { languages } from '#app/messages/languages.ts'
import { isCountry } from './countries.ts'
import { longestPassword, shortestPassword } from './password-rule.ts'

/**
 * What the account's forms accept. Messages are codes; the page turns them into words
 * (app/ui/account/problem-texts.ts).
 */
export type FieldProblem =
  | 'name_missing'
  | 'name_too_long'
  | 'email_missing'
  | 'email_form'
  | 'email_taken'
  | 'password_missing'
  | 'password_short'
  | 'password_long'
  | 'password_simple'
  | 'password_wrong'
  | 'country_unknown'
  | 'organisation_too_long'
  | 'language_unknown'
  | 'confirm_missing'

const problem = (code: FieldProblem) => ({ error: code })

/** As people paste it: with spaces around and in capitals. Lower case makes one address one account. */
export const email = z
  .string(problem('email_missing'))
  .trim()
  .toLowerCase()
  .max(254, problem('email_form'))
  // Whether an address works only a mail can tell; this refuses what can't be one.
  .regex(
    /^[^\s@<>"(),:;\\[\]\p{C}]+@[^\s@<>"(),:;\\[\]\p{C}.]+(\.[^\s@<>"(),:;\\[\]\p{C}.]+)+$/u,
    problem('email_form'),
  )

const line = (most: number, tooLong: FieldProblem, missing?: FieldProblem) =>
  z
    .string(missing && problem(missing))
    .transform((text) => text.replace(/[\s\p{C}]+/gu, ' ').trim())
    .pipe(z.string().max(most, problem(tooLong)))

export const name = line(120, 'name_too_long', 'name_missing').pipe(
  z.string().min(1, problem('name_missing')),
)
const organisation = line(160, 'organisation_too_long')
  .optional()
  .transform((text) => text || null)
const country = z
  .string()
  .refine(isCountry, problem('country_unknown'))
  .optional()
  .transform((code) => code ?? null)
const language = z.enum(languages, problem('language_unknown'))

/** Given to sign in with: any length that somebody could have chosen. */
const password = z.string(problem('password_missing')).max(longestPassword, problem('password_long'))

const newPassword = password
  // In characters, not in UTF-16 units: what people count.
  .refine((text) => [...text].length >= shortestPassword, problem('password_short'))
  .refine((text) => new Set(text).size >= 4, problem('password_simple'))

/** A browser sends a ticked box as "on". */
const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

export const signUpForm = z
  .object({ name, email, password: newPassword, country, organisation, language, shared: ticked })
  .refine((form) => form.password.toLowerCase() !== form.email, {
    path: ['password'],
    ...problem('password_simple'),
  })

export const signInForm = z.object({ email, password, shared: ticked, merge: ticked })

export const resetForm = z.object({ email })
export const newPasswordForm = z.object({ password: newPassword })

export const profileForm = z.object({ name, country, organisation, language })
export type ProfileForm = z.output<typeof profileForm>

export const changePasswordForm = z.object({ password, newPassword })

export const deleteForm = z.object({ password, confirm: z.literal('on', problem('confirm_missing')) })
