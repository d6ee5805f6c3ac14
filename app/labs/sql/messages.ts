import type { Rows } from '../data/data-set.ts'
import type { SqlRun } from './run.ts'

/** What a thread is asked. The image's bytes are shared, not copied. */
export type Question =
  | { kind: 'run'; query: string; image: SharedArrayBuffer; milliseconds: number }
  | { kind: 'build'; tables: readonly Rows[]; script: string }

/** What it answers; the first message of all, `ready`, says that it can be asked. */
export type Answer = (
  | { kind: 'ready' }
  | { kind: 'run'; run: SqlRun }
  | { kind: 'built'; image: Uint8Array<ArrayBuffer> }
  /** The script or the rows were wrong: our own mistake, or an author's. */
  | { kind: 'not-built'; reason: string }
) & { heapBytes: number }
