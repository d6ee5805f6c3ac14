import { parentPort } from 'node:worker_threads'
import { buildModule, type ModuleInput } from './build-module.ts'

/** The far side of `startBuilder`: builds what it is sent, one after the other. */
parentPort?.on('message', async ({ number, input }: { number: number; input: ModuleInput }) => {
  try {
    parentPort?.postMessage({ number, output: await buildModule(input) })
  } catch (error) {
    parentPort?.postMessage({ number, failure: error instanceof Error ? error.message : String(error) })
  }
})

// Reading all that was just imported takes seconds: who waits for a text should not pay for it.
parentPort?.postMessage('ready')
