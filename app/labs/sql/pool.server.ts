import type { Rows } from '../data/data-set.ts'
import { type ImageSource, keepImages } from './kept-images.server.ts'
import { limits } from './limits.ts'
import type { Answer, Question } from './messages.ts'
import { refusal } from './refuse-early.ts'
import type { SqlRun } from './run.ts'
import { type Lost, type SqlThread, startThread } from './thread.server.ts'

export interface SqlPool {
  /**
   * Runs a query in the sandbox. Never rejects because of the query, only when the image can't be loaded.
   * @param asked `learner`: who asks, one query at a time each; null for the platform itself, which is never refused
   */
  run(asked: { query: string; image: ImageSource; learner: string | null }): Promise<SqlRun>
  /** Makes an image from rows of our own. @throws Error with SQLite's words when the script is wrong */
  build(tables: readonly Rows[], script: string): Promise<Uint8Array>
  /** Ends all threads; what runs or waits is answered with `off`. */
  close(): Promise<void>
}

/**
 * Threads that run queries nobody has looked at, started when first needed.
 * @param options `threads`: how many; `queue`: how many learners' queries may wait for them
 */
export function startPool({ threads = 2, queue = 40 } = {}): SqlPool {
  const imageOf = keepImages()
  const learners = new Set<string>()
  const idle: SqlThread[] = []
  const all = new Set<SqlThread>()
  const waiting: ((thread: SqlThread | null) => void)[] = []
  let asking = 0
  let isClosed = false

  const start = (): SqlThread => {
    const thread = startThread()
    all.add(thread)
    return thread
  }

  const freeThread = (isUrgent: boolean): Promise<SqlThread | null> => {
    if (isClosed) return Promise.resolve(null)
    const thread = idle.pop() ?? (all.size < threads ? start() : undefined)
    if (thread) return Promise.resolve(thread)
    return new Promise((resolve) => (isUrgent ? waiting.unshift(resolve) : waiting.push(resolve)))
  }

  const giveBack = (thread: SqlThread) => {
    const next = waiting.shift()
    if (next) next(thread)
    else idle.push(thread)
  }

  /** One that broke or has grown goes; another takes its place at once, so that the next query need not wait for it. */
  const replace = (thread: SqlThread) => {
    all.delete(thread)
    void thread.stop()
    if (!isClosed) giveBack(start())
  }

  const ask = async (
    question: Question,
    milliseconds: number,
    isUrgent: boolean,
  ): Promise<Answer | Lost | null> => {
    const thread = await freeThread(isUrgent)
    if (!thread) return null
    const answer = await thread.ask(question, milliseconds)
    if (isClosed) return null
    if ('heapBytes' in answer && answer.heapBytes <= limits.keptHeapBytes) giveBack(thread)
    else replace(thread)
    return answer
  }

  const runNow = async (query: string, source: ImageSource, isLearners: boolean): Promise<SqlRun> => {
    // Loaded before a thread is taken: loading may itself need one, to build the image.
    const image = await imageOf(source)
    const startedAt = performance.now()
    const milliseconds = isLearners ? limits.engineMs : limits.authorEngineMs
    const patience = isLearners ? limits.threadMs : limits.authorThreadMs
    const answer = await ask({ kind: 'run', query, image, milliseconds }, patience, false)
    const ms = Math.round(performance.now() - startedAt)
    if (answer === null) return refusal('off')
    if (answer.kind === 'run') return answer.run
    if (answer.kind === 'late') return refusal('time', { ms })
    if (answer.kind === 'broken') return { ...refusal(answer.isMemory ? 'memory' : 'other', { ms }) }
    throw new Error(`the sandbox answered a query with ${answer.kind}`)
  }

  return {
    async run({ query, image, learner }) {
      if (isClosed) return refusal('off')
      if (learner === null) return runNow(query, image, false)
      if (learners.has(learner)) return refusal('already-running')
      if (asking >= threads + queue) return refusal('busy')
      learners.add(learner)
      asking += 1
      try {
        return await runNow(query, image, true)
      } finally {
        learners.delete(learner)
        asking -= 1
      }
    },
    async build(tables, script) {
      const answer = await ask({ kind: 'build', tables, script }, limits.buildMs, true)
      if (answer?.kind === 'built') return answer.image
      if (answer?.kind === 'not-built') throw new Error(answer.reason)
      throw new Error(`the image was not built: ${answer?.kind ?? 'the sandbox is closed'}`)
    },
    async close() {
      isClosed = true
      for (const next of waiting.splice(0)) next(null)
      await Promise.all([...all].map((thread) => thread.stop()))
      all.clear()
    },
  }
}
