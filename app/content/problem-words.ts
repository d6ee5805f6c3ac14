export type Severity = 'error' | 'warning'

/** What is wrong, and what to write instead. */
export type Words = [wrong: string, instead: string]

/** Refuses: it would hurt a learner. */
export const error =
  <V extends unknown[]>(words: (...values: V) => Words) =>
  (...values: V): { severity: Severity; words: Words } => ({ severity: 'error', words: words(...values) })

/** Advises. */
export const warning =
  <V extends unknown[]>(words: (...values: V) => Words) =>
  (...values: V): { severity: Severity; words: Words } => ({ severity: 'warning', words: words(...values) })

export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
