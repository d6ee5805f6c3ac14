import { type SqlPool, startPool } from './pool.server.ts'
import type { RunFailed } from './run.ts'

declare global {
  // On globalThis because Vite reloads modules in development, and every reload would start other threads.
  var jalonSqlPool: SqlPool | undefined
  var jalonLabThreads: number | undefined
}

const DEFAULT_THREADS = 2

/** How many threads run queries; 0 turns labs off. Said once, before the first query. */
export function setLabThreads(threads: number): void {
  globalThis.jalonLabThreads = threads
}

/** The pool of this process, started when it is first needed. */
export function thePool(): SqlPool {
  const threads = globalThis.jalonLabThreads ?? DEFAULT_THREADS
  globalThis.jalonSqlPool ??= threads === 0 ? closed : startPool({ threads })
  return globalThis.jalonSqlPool
}

const off: RunFailed = {
  kind: 'failed',
  code: 'off',
  offset: null,
  name: null,
  nearest: [],
  message: null,
  ms: 0,
}

const closed: SqlPool = {
  run: async () => off,
  build: async () => {
    throw new Error('Labs are turned off (LAB_THREADS is 0).')
  },
  close: async () => {},
}
