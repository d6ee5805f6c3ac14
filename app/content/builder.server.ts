import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setPriority } from 'node:os'
import type { ModuleInput, ModuleOutput } from './build-module.ts'
import { limits } from './limits.ts'
import { type Problem, sayInto, top } from './problems.ts'

/** Builds modules in a process of their own, so that no text can hang or exhaust the one that answers learners. */
export interface Builder {
  build(input: ModuleInput): Promise<ModuleOutput>
  close(): Promise<void>
}

type Answer = { number: number; output: ModuleOutput } | { number: number; failure: string }

// Resolved by the package's own map of names, so that it is found from the sources and from the built server alike.
const script = () => createRequire(import.meta.url).resolve('#app/content/build-process.js')

/** Seconds in which a process must be ready; a machine that is busy takes its time. */
const START_SECONDS = 60

/** Whoever reads a page goes before whoever writes one: a tenth of a core that both want is left to it. */
const NICENESS = 10

/** What a process may take, in MB. Reading makes much short-lived rubbish: room for it spares a third of the time. */
const memory = ['--max-semi-space-size=64', '--max-old-space-size=512']

/** After so long without a text it ends: it may hold more memory than the server, and starts again in two seconds. */
const IDLE_MS = 10 * 60_000

/** Why there is no answer when it was ended by its system, or had no memory left. */
const ENDED = 'the builder ended'

interface Started {
  child: ChildProcess
  /** Null once it takes questions, else why it never will. */
  failure: Promise<string | null>
}

function startProcess(): Started {
  const { PATH, HOME, TMPDIR } = process.env
  const child = fork(script(), {
    // Neither the flags of the process that starts us (a test runner's loader has no business here) nor its secrets.
    execArgv: memory,
    env: { NODE_ENV: 'production', PATH, HOME, TMPDIR },
    // Texts and what is made of them hold bytes, maps and `undefined`.
    serialization: 'advanced',
    // The last words of one that ran out of memory are many, and not ours.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  try {
    if (child.pid !== undefined) setPriority(child.pid, NICENESS)
  } catch {
    // It has ended already, or the system lets nobody do this: then all are equal.
  }
  const failure = new Promise<string | null>((resolve) => {
    const deadline = setTimeout(() => settle('the builder did not start'), START_SECONDS * 1000)
    const settle = (why: string | null) => {
      clearTimeout(deadline)
      forget(child)
      resolve(why)
    }
    child.on('message', () => settle(null))
    child.on('error', (error) => settle(error.message))
    child.on('exit', () => settle(ENDED))
  })
  return { child, failure }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

/** Nobody waits for it: the process that asked may end, and it ends too. */
function forget(child: ChildProcess): void {
  child.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
  child.on('error', () => {})
  child.unref()
  child.channel?.unref()
}

/** One process, started when it is first needed and again after it had to be stopped. */
export function startBuilder({ seconds = limits.seconds as number, idleMs = IDLE_MS } = {}): Builder {
  let started: Started | null = null
  let idle: NodeJS.Timeout | undefined
  let number = 0
  let last: Promise<unknown> = Promise.resolve()

  const stop = async () => {
    clearTimeout(idle)
    const child = started?.child
    started = null
    if (!child || hasEnded(child)) return
    child.ref()
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  const askOne = async (input: ModuleInput): Promise<Answer | string> => {
    clearTimeout(idle)
    if (!started || hasEnded(started.child)) started = startProcess()
    const { child, failure } = started
    // Of all that a deadline must not count, starting is the longest: after a text that hung, the next would hang too.
    return (await failure) ?? (await ask(child, { number: ++number, input }, seconds))
  }

  const buildNow = async (input: ModuleInput): Promise<ModuleOutput> => {
    let answer = await askOne(input)
    // A system that is short of memory ends the largest process: only what happens twice is the text's fault.
    if (answer === ENDED) {
      await stop()
      answer = await askOne(input)
    }
    if (typeof answer === 'string' || 'failure' in answer) {
      await stop()
      return givenUp(input, typeof answer === 'string' ? answer : answer.failure, seconds)
    }
    idle = setTimeout(stop, idleMs).unref()
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
  child: ChildProcess,
  question: { number: number; input: ModuleInput },
  seconds: number,
): Promise<Answer | string> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | string) => {
      clearTimeout(deadline)
      forget(child)
      resolve(answer)
    }
    const deadline = setTimeout(() => settle('too slow'), seconds * 1000)
    child.removeAllListeners('error')
    child.ref()
    child.channel?.ref()
    child.on('message', (answer: Answer) => settle(answer))
    child.on('error', (error) => settle(error.message))
    child.on('exit', () => settle(ENDED))
    child.send(question, (error) => error && settle(ENDED))
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
