import type { Words } from '../problem-words.ts'
import type { Kinds } from '../problems.ts'

/** Words of another language for kinds of problem: of each the same values make them as make the English ones. */
export type WordsFor<K extends { [code in keyof K]: (...values: never[]) => unknown }> = {
  [C in keyof K]: (...values: Parameters<K[C]>) => Words
}

/** All that a language says in place of English. */
export interface LanguageWords {
  problems: WordsFor<Kinds>
  /** Stands before what is only advised. */
  warning: string
  /** The last line of a list of problems. */
  count: (errors: number, warnings: number) => string
}
