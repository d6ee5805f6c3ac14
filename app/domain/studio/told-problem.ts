import type { Problem } from '#app/content/problems.ts'
import { wordsOf } from '#app/content/words/words-of.ts'
import type { Language } from '#app/messages/languages.ts'

/** What the check found, as a page tells it: in the words of its language, without what the words are made of. */
export type ToldProblem = Omit<Problem, 'values'>

export const toldIn =
  (language: Language) =>
  ({ values, ...problem }: Problem): ToldProblem => {
    const [wrong, instead] = wordsOf({ ...problem, values }, language)
    return { ...problem, wrong, instead }
  }
