import type { Fix } from './fixes/fix.ts'

/** Something that is wrong with a text in the Studio: as the check of a folder says it, in the reader's language, and where. */
export interface TextProblem {
  code: string
  severity: 'error' | 'warning'
  /** From 1. */
  line: number
  /** From 1, in UTF-16 units. */
  column: number
  wrong: string
  instead: string
  /** The file, when it is not the text at hand. */
  elsewhere: string | null
  /** Ways to mend it by a click; none for a file elsewhere. */
  fixes: Fix[]
}
