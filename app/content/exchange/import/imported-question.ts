import type { ImportNote } from '#app/domain/studio/import-report.ts'

/** A text as the file has it. `auto` is HTML in which line ends count, as Moodle's own format has it. */
export interface Rich {
  format: 'html' | 'auto' | 'plain' | 'markdown'
  text: string
  files: EmbeddedFile[]
}

export interface EmbeddedFile {
  /** As texts call it: its folder and name without a slash in front. */
  name: string
  bytes: Buffer
}

/** `percent` is the share of the points that the answer earns, from -100 to 100. */
export interface ImportedAnswer<Text = Rich> {
  text: Text
  percent: number
  feedback: Rich | null
}

/** Bounds in the file's own notation; `value ± tolerance` or `low..high`. */
export type ImportedValue = ImportedAnswer<string> & {
  tolerance: string | null
}

/** A question of any format, before it is one of ours. */
export type ImportedBody =
  | {
      kind: 'choice'
      /** Only one may be chosen. */
      single: boolean
      shuffle: boolean
      options: ImportedAnswer[]
      /** Said after any right or any wrong answer. */
      whenRight: Rich | null
      whenWrong: Rich | null
    }
  | { kind: 'true-false'; right: boolean; whenTrue: Rich | null; whenFalse: Rich | null }
  | { kind: 'numeric'; unit: string | null; values: ImportedValue[] }
  | { kind: 'text'; caseMatters: boolean; answers: ImportedAnswer<string>[] }
  | { kind: 'pairs'; pairs: { left: Rich; right: Rich }[]; distractors: Rich[] }
  | { kind: 'order'; items: Rich[] }
  | { kind: 'written'; criteria: Rich | null }
  | { kind: 'prose' }
  | { kind: 'refused'; why: ImportNote }

export interface ImportedQuestion {
  /** Where it begins in the file, from 1. */
  line: number
  name: string
  /** What its id is made of, where the file says more than its name. */
  idWords: string
  /** From the outermost: empty where the file has none or only the one that every course has. */
  category: string[]
  prompt: Rich
  body: ImportedBody
  points: number
  /** What explains the answer: becomes the solution. */
  explanations: Rich[]
  hints: Rich[]
  /** What the reader has left out or changed already. */
  notes: ImportNote[]
}

export const plain = (text: string): Rich => ({ format: 'plain', text, files: [] })

/** A question of which only its text is known yet. */
export const bareQuestion = (line: number, name: string, prompt: Rich): Omit<ImportedQuestion, 'body'> => ({
  line,
  name,
  idWords: name,
  category: [],
  prompt,
  points: 1,
  explanations: [],
  hints: [],
  notes: [],
})
