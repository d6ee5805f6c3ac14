import { chartProblems } from './chart-problems.ts'
import { courseProblems } from './course-problems.ts'
import { dataProblems } from './data-problems.ts'
import { exerciseProblems } from './exercise-problems.ts'
import { fileProblems } from './file-problems.ts'
import { labProblems } from './lab-problems.ts'
import type { Severity, Words } from './problem-words.ts'
import { testProblems } from './test-problems.ts'
import { textProblems } from './text-problems.ts'

/** Where a problem stands; lines and columns count from 1. */
interface Place {
  file: string
  line: number
  column: number
}

export interface Problem extends Place {
  code: ProblemCode
  severity: Severity
  /** What is wrong, one sentence. */
  wrong: string
  /** What to write instead, one sentence or two. */
  instead: string
  /** What the words were made with: an id, a number, an address. A fix needs them, and so do words in another language. */
  values: readonly unknown[]
}

/** Every kind of problem that a check can find, with its words. The codes are stable: a Studio may key on them. */
const kinds = {
  ...fileProblems,
  ...textProblems,
  ...exerciseProblems,
  ...labProblems,
  ...chartProblems,
  ...dataProblems,
  ...courseProblems,
  ...testProblems,
} satisfies Record<string, (...values: never[]) => { severity: Severity; words: Words }>

export type Kinds = typeof kinds
export type ProblemCode = keyof Kinds

/** Notes a problem at a place; the values are those of its kind. */
export type Say = <C extends ProblemCode>(
  code: C,
  at: { line: number; column: number },
  ...values: Parameters<Kinds[C]>
) => void

/** Notes the problems of one file into a list that others may share. */
export function sayInto(problems: Problem[], file: string): Say {
  return (code, at, ...values) => {
    const make = kinds[code] as (...given: unknown[]) => { severity: Severity; words: Words }
    const { severity, words } = make(...values)
    problems.push({
      code,
      severity,
      file,
      line: at.line,
      column: at.column,
      wrong: words[0],
      instead: words[1],
      values,
    })
  }
}

export const hasErrors = (problems: Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error')

/** `courses/foundations/stock-and-flow/fr.mdx:12:3  What is wrong. What to write instead.` */
export const problemLine = (problem: Problem): string =>
  lineOf(problem, [problem.wrong, problem.instead], 'Warning: ')

/** The same in any words. */
export const lineOf = (
  { file, line, column, severity }: Problem,
  [wrong, instead]: Words,
  warning: string,
): string => `${file}:${line}:${column}  ${severity === 'warning' ? warning : ''}${wrong} ${instead}`

/** By file, then by place. */
export const inOrder = (problems: Problem[]): Problem[] =>
  [...problems].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  )

/** The beginning of a file: where problems of the whole file stand. */
export const top = { line: 1, column: 1 }
