import { buildModule, type ModuleInput } from './build-module.ts'

/** The far side of `startBuilder`: builds what it is sent, one after the other. It ends when nobody is there to ask. */
process.on('message', async ({ number, input }: { number: number; input: ModuleInput }) => {
  try {
    process.send?.({ number, output: await buildModule(input) })
  } catch (error) {
    process.send?.({ number, failure: error instanceof Error ? error.message : String(error) })
  }
})

// Reading all that was just imported takes seconds: who waits for a text should not pay for it.
process.send?.('ready')
