import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'

interface Reading {
  cpuMicroseconds: number
  /** Of the thread that answers requests; only of the server, and where the system tells. */
  mainMicroseconds?: number
  /** Resident memory in bytes. */
  rss: number
  /** The most that was ever resident. Of the server only; the bare one doesn't tell. */
  peak?: number
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A server process that can be asked for its own CPU time, whatever else the machine is doing. */
export interface MeasuredProcess {
  url: string
  /** `memory`: after a garbage collection. */
  read(what?: 'cpu' | 'memory'): Promise<Reading>
  send(
    path: string,
    options?: { method?: string; body?: string; headers?: Record<string, string> },
  ): Promise<Answer>
  stop(): Promise<void>
}

/**
 * Starts a script that sends `{ port }` when it listens and answers every message with its reading.
 * @param script path from the project's root
 */
export async function startMeasured(
  script: string,
  words: string[] = [],
  variables: Record<string, string> = {},
): Promise<MeasuredProcess> {
  const child: ChildProcess = fork(script, words, {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', ...variables },
    // As `npm start` does, and the means to measure memory after a collection.
    execArgv: ['--max-semi-space-size=8', '--expose-gc'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    async read(what = 'cpu') {
      child.send(what)
      const [reading] = (await once(child, 'message')) as [Reading]
      return reading
    },
    send: (path, { method = 'GET', body, headers = {} } = {}) =>
      new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
        const asked = request(url + path, { agent, method, headers: { ...headers, ...length } }, (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: Buffer.concat(parts).toString(),
            }),
          )
        })
        asked.on('error', reject)
        asked.end(body)
      }),
    async stop() {
      agent.destroy()
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
