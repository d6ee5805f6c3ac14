import type { Marking } from '#app/labs/sql/mark-runs.ts'
import type { RunDone, RunFailed } from '#app/labs/sql/run.ts'

/** What had to be run before an answer can be graded, which itself runs nothing. */
export type Evidence =
  /** Sql: what came of the learner's query, and its own result. */
  | { kind: 'query'; marking: Marking; own: RunDone }
  /** It did not run, or nothing can be run now. */
  | { kind: 'failure'; failure: RunFailed }
  /** Numeric on one's own data: the key and the foreseen mistakes there; null where a query gives no number. */
  | { kind: 'numbers'; key: number | null; mistakes: (number | null)[] }
