import { parentPort } from 'node:worker_threads'
import { makeEngine } from './engine.ts'
import type { Answer, Question } from './messages.ts'
import { startSqlite } from './sqlite.ts'

// The far side of pool.server.ts. What goes wrong beyond the engine's own answers ends the thread, which is replaced.
const engine = makeEngine(await startSqlite())

function answer(question: Question): Answer {
  if (question.kind === 'run') {
    const run = engine.run(question.query, new Uint8Array(question.image), question.milliseconds)
    return { kind: 'run', run, heapBytes: engine.heapBytes() }
  }
  try {
    const image = new Uint8Array(engine.build(question.tables, question.script))
    return { kind: 'built', image, heapBytes: engine.heapBytes() }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { kind: 'not-built', reason, heapBytes: engine.heapBytes() }
  }
}

parentPort?.on('message', (question: Question) => {
  const answered = answer(question)
  parentPort?.postMessage(answered, answered.kind === 'built' ? [answered.image.buffer] : [])
})
parentPort?.postMessage({ kind: 'ready', heapBytes: engine.heapBytes() } satisfies Answer)
