import type { Language } from '#app/messages/languages.ts'
import type { Words } from '../problem-words.ts'
import { lineOf, type Problem } from '../problems.ts'
import { french } from './fr/french.ts'
import type { LanguageWords } from './language-words.ts'

/** English stands with the kinds themselves. A language that ships and has no words for each is an error of types. */
const others: Record<Exclude<Language, 'en'>, LanguageWords> = { fr: french }

/** What is wrong and what to write instead, in the reader's language. */
export function wordsOf({ code, values, wrong, instead }: Problem, language: Language): Words {
  if (language === 'en') return [wrong, instead]
  const make = others[language].problems[code] as (...given: readonly unknown[]) => Words
  return make(...values)
}

/** A problem as a command prints it. */
export const lineIn =
  (language: Language) =>
  (problem: Problem): string =>
    lineOf(problem, wordsOf(problem, language), language === 'en' ? 'Warning: ' : others[language].warning)

/** How many problems there are, in a sentence. */
export function countIn(language: Language, problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  if (language !== 'en') return others[language].count(errors, warnings)
  return problems.length === 0 ? 'No problem found.' : `${errors} error(s), ${warnings} warning(s).`
}
