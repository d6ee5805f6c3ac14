import { makeEngine } from './engine.ts'
import { limits } from './limits.ts'
import type { SqlRun } from './run.ts'
import { startSqlite } from './sqlite.ts'

/** What the browser's thread is asked: first the image, then one query after the other. */
export type OfflineQuestion = { image: Uint8Array<ArrayBuffer> } | { query: string }

/** `ready` once, then a run for each query. */
export type OfflineAnswer = 'ready' | SqlRun

// The far side of offline.ts: the server's engine, on one's own device. It asks the network for the engine, no more.
const started = startSqlite().then(makeEngine)
let image: Uint8Array | null = null

addEventListener('message', async ({ data }: MessageEvent<OfflineQuestion>) => {
  const engine = await started
  if ('image' in data) {
    image = data.image
    send('ready')
  } else if (image) {
    send(engine.run(data.query, image, limits.offlineEngineMs))
  }
})

// Without this the page would wait for an engine that could not be loaded.
started.catch((error) => {
  setTimeout(() => {
    throw error
  })
})

function send(answer: OfflineAnswer): void {
  postMessage(answer)
}
