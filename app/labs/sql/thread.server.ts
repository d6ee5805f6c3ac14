import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { limits } from './limits.ts'
import type { Answer, Question } from './messages.ts'

/** Why there is no answer: the time was up, or the thread broke down. Either way the thread is gone. */
export type Lost = { kind: 'late' } | { kind: 'broken'; isMemory: boolean; reason: string }

export interface SqlThread {
  /** Asks one question; never two at once. Once it has answered with `Lost`, the thread must not be asked again. */
  ask(question: Question, milliseconds: number): Promise<Answer | Lost>
  stop(): Promise<void>
}

/** Built, we are in `<build>/server/` or a folder of it, and the thread in `<build>/labs/`. */
function threadFile(): string {
  const here = import.meta.url
  if (/\.ts(\?|$)/.test(here)) return fileURLToPath(new URL('./thread-start.js', here))
  const [build = ''] = here.split(/\/server\/(?:assets\/)?[^/]+$/)
  return fileURLToPath(`${build}/labs/sql-thread.js`)
}

/** Starts a thread. It keeps the process alive only while it is asked something. */
export function startThread(): SqlThread {
  const worker = new Worker(threadFile(), {
    resourceLimits: limits.threadMemory,
    // Neither the flags nor the secrets of the process that starts us.
    execArgv: [],
    env: {},
  })
  worker.unref()
  let brokenBy: Error | null = null
  worker.on('error', (error) => {
    brokenBy = error
  })

  const next = (milliseconds: number, question?: Question): Promise<Answer | Lost> =>
    new Promise((resolve) => {
      const settle = (answer: Answer | Lost) => {
        clearTimeout(timer)
        worker.off('message', settle).off('exit', onExit)
        worker.unref()
        if (answer.kind === 'late') void worker.terminate()
        resolve(answer)
      }
      const onExit = () => settle(broken(brokenBy))
      // An answer that already waits is read first: this process may itself have been busy meanwhile.
      const timer = setTimeout(() => setImmediate(settle, { kind: 'late' }), milliseconds)
      worker.ref()
      worker.on('message', settle).on('exit', onExit)
      if (question) worker.postMessage(question)
    })

  // Counted apart: starting must not shorten the time of the first question.
  const started = next(limits.startMs)
  return {
    async ask(question, milliseconds) {
      const first = await started
      return first.kind === 'ready' ? next(milliseconds, question) : first
    },
    async stop() {
      await worker.terminate()
    },
  }
}

function broken(error: (Error & { code?: unknown }) | null): Lost {
  const isMemory = error?.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return { kind: 'broken', isMemory, reason: error?.message ?? 'the thread ended' }
}
