import { limits } from './limits.ts'
import type { OfflineAnswer, OfflineQuestion } from './offline-thread.ts'
import { refusal } from './refuse-early.ts'
import type { SqlRun } from './run.ts'

/** SQL in the browser: the same engine as on the server, and the same limits but for the time. */
export interface OfflineSql {
  /** Runs one query; a second meanwhile gets `already-running`. */
  run(query: string): Promise<SqlRun>
  /** Breaks off what runs, which gets `time`. The next query starts the engine again, from the browser's cache. */
  cancel(): void
  /** Ends the engine; what runs, and all queries after, get `off`. */
  stop(): void
}

/**
 * Starts the engine in a thread of its own.
 * @param image the tables
 * @throws Error when the engine can't be loaded
 */
export async function startOfflineSql(image: Uint8Array<ArrayBuffer>): Promise<OfflineSql> {
  let thread: Promise<Worker> | null = startThread(image)
  let breakOff: ((run: SqlRun) => void) | null = null
  let isStopped = false
  await thread

  const end = (run: SqlRun) => {
    thread?.then(
      (ended) => ended.terminate(),
      () => {},
    )
    thread = null
    breakOff?.(run)
    breakOff = null
  }

  const answerTo = async (query: string): Promise<SqlRun> => {
    thread ??= startThread(image)
    const current = thread
    const worker = await current
    // Broken off while it started: nobody waits for this answer any more.
    if (thread !== current) return refusal('off')
    const ms = limits.offlineThreadMs
    const timer = setTimeout(() => end(refusal('time', { ms })), ms)
    return ask<SqlRun>(worker, { query }).finally(() => clearTimeout(timer))
  }

  return {
    async run(query) {
      if (isStopped) return refusal('off')
      if (breakOff) return refusal('already-running')
      let mine: (run: SqlRun) => void = () => {}
      const broken = new Promise<SqlRun>((resolve) => {
        mine = resolve
      })
      breakOff = mine
      try {
        return await Promise.race([answerTo(query), broken])
      } catch {
        if (breakOff === mine) end(refusal('other'))
        return refusal('other')
      } finally {
        if (breakOff === mine) breakOff = null
      }
    },
    cancel() {
      if (breakOff) end(refusal('time'))
    },
    stop() {
      isStopped = true
      end(refusal('off'))
    },
  }
}

async function startThread(image: Uint8Array<ArrayBuffer>): Promise<Worker> {
  const thread = new Worker(new URL('./offline-thread.ts', import.meta.url), { type: 'module' })
  try {
    await ask(thread, { image })
    return thread
  } catch (error) {
    thread.terminate()
    throw error
  }
}

function ask<Answer extends OfflineAnswer>(thread: Worker, question: OfflineQuestion): Promise<Answer> {
  return new Promise((resolve, reject) => {
    thread.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data)
    thread.onerror = (event) => reject(new Error(event.message || 'the SQL engine could not be loaded'))
    thread.postMessage(question)
  })
}
