import type { ScriptOutcome } from './driver.ts'

/** One script on one draw of the data. */
export interface RJob {
  script: string
  /** What stands in its working directory. */
  files: { name: string; text: string }[]
  /** Names of the results to look at afterwards. */
  results: string[]
}

/** Why there is no outcome: it took too long, printed too much, or the engine ended (memory, as a rule). */
export interface RStopped {
  stopped: 'time' | 'output' | 'ended'
  /** What the engine said last; for a trainer who looks for the cause. */
  words: string
}

/** R away from this process. */
export interface RProgram {
  /** As it names itself: which R computed the keys. */
  name: 'webR' | 'Rscript'
  isFenced: boolean
  /** Runs the jobs in order; ends at the first one that had to be stopped, whose answer is the last. */
  run(jobs: RJob[]): Promise<(ScriptOutcome | RStopped)[]>
  close(): void
}

/** Milliseconds for one script. */
export const SCRIPT_LIMIT_MS = 10_000
/** Milliseconds until an engine answers at all: plenty, for a busy machine. */
export const START_LIMIT_MS = 90_000
