import { parentPort, workerData } from 'node:worker_threads'
import { ConflictError, type Result, type Statement } from './engine.ts'
import { openFile } from './file.server.ts'

/** What the thread is asked: a write, or null to close the store and end. */
export type Question = { number: number; statements: Statement[]; isBatch: boolean } | null

export type Answer = { number: number } & ({ results: Result[] } | { refused: Refusal })

/** An error as it crosses threads, which keep no more of one than its words. */
export interface Refusal {
  message: string
  /** SQLite's name for it. */
  code: string | null
  isConflict: boolean
}

/** The far side of `startWriter`: an engine of its own, asked one write after the other. */
const engine = openFile(workerData as string)

parentPort?.on('message', async (question: Question) => {
  if (question === null) {
    await engine.close()
    parentPort?.close()
    return
  }
  parentPort?.postMessage(await answer(question))
})

async function answer({ number, statements, isBatch }: NonNullable<Question>): Promise<Answer> {
  try {
    const [first] = statements
    if (isBatch || !first) return { number, results: await engine.batch(statements) }
    return { number, results: [await engine.run(first)] }
  } catch (error) {
    return { number, refused: refusalOf(error) }
  }
}

function refusalOf(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : null
  return { message, code, isConflict: error instanceof ConflictError }
}
