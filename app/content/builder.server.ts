import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { ModuleInput, ModuleOutput } from './build-module.ts'
import { limits } from './limits.ts'
import { type Problem, sayInto, top } from './problems.ts'

/** Builds modules away from the main thread, so that no text can hang or exhaust the process. */
export interface Builder {
  build(input: ModuleInput): Promise<ModuleOutput>
  close(): Promise<void>
}

type Answer = { number: number; output: ModuleOutput } | { number: number; failure: string }

// Resolved by the package's own map of names, so that it is found from the sources and from the built server alike.
const thread = () => createRequire(import.meta.url).resolve('#app/content/build-thread.js')

/** Seconds in which a thread must be ready; a machine that is busy takes its time. */
const START_SECONDS = 60

interface Started {
  worker: Worker
  /** Null once it takes questions, else why it never will. */
  failure: Promise<string | null>
}

function startWorker(): Started {
  const worker = new Worker(thread(), {
    // Reading makes much short-lived rubbish: room for it spares a third of the time.
    resourceLimits: { maxYoungGenerationSizeMb: 192, maxOldGenerationSizeMb: 512 },
    // Not the flags of the process that starts us: a test runner's loader has no business here.
    execArgv: [],
  })
  worker.unref()
  const failure = new Promise<string | null>((resolve) => {
    const settle = (why: string | null) => {
      clearTimeout(deadline)
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
      resolve(why)
    }
    const deadline = setTimeout(() => settle('the builder did not start'), START_SECONDS * 1000)
    worker.on('message', () => settle(null))
    worker.on('error', (error) => settle(error.message))
    worker.on('exit', () => settle('the builder ended'))
  })
  return { worker, failure }
}

/** One worker, started when it is first needed and again after it had to be stopped. */
export function startBuilder({ seconds = limits.seconds }: { seconds?: number } = {}): Builder {
  let started: Started | null = null
  let number = 0
  let last: Promise<unknown> = Promise.resolve()

  const stop = async () => {
    const stopped = started
    started = null
    await stopped?.worker.terminate()
  }

  const buildNow = async (input: ModuleInput): Promise<ModuleOutput> => {
    started ??= startWorker()
    const { worker, failure } = started
    // Of all that a deadline must not count, starting is the longest: after a text that hung, the next would hang too.
    worker.ref()
    const answer = (await failure) ?? (await ask(worker, { number: ++number, input }, seconds))
    if (typeof answer === 'string' || 'failure' in answer) {
      await stop()
      return givenUp(input, typeof answer === 'string' ? answer : answer.failure, seconds)
    }
    return answer.output
  }

  return {
    // One at a time: a deadline must count the work, not the queue.
    build(input) {
      const built = last.then(() => buildNow(input))
      last = built.catch(() => {})
      return built
    },
    close: stop,
  }
}

function ask(
  worker: Worker,
  question: { number: number; input: ModuleInput },
  seconds: number,
): Promise<Answer | string> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | string) => {
      clearTimeout(deadline)
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
      worker.unref()
      resolve(answer)
    }
    const deadline = setTimeout(() => settle('too slow'), seconds * 1000)
    worker.ref()
    worker.on('message', (answer: Answer) => settle(answer))
    worker.on('error', (error) => settle(error.message))
    worker.on('exit', () => settle('the builder ended'))
    worker.postMessage(question)
  })
}

/** A text that could not be built to the end is refused like any other. */
function givenUp({ texts }: ModuleInput, reason: string, seconds: number): ModuleOutput {
  const problems: Problem[] = []
  const say = sayInto(problems, texts[0]?.file ?? '')
  if (reason === 'too slow') say('too-slow', top, seconds)
  else say('unparseable', top, reason)
  return { problems, editions: [], exercises: [], charts: [] }
}
