import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface RunningServer {
  url: string
  /** The store's file; another process may open it too. */
  databaseUrl: string
  /** Everything it printed so far. */
  output: () => string
  process: ChildProcess
  /** Asks it to stop in order; resolves with the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/**
 * Starts the real thing, as `npm start` does, on a free port of loopback with a throw-away store.
 * @param variables override the environment, e.g. `{ DATABASE_URL }` of a store that stays
 */
export async function startServer(variables: Record<string, string> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-server-'))
  const databaseUrl = variables.DATABASE_URL ?? `file:${join(folder, 'jalon.db')}`
  const child = spawn(process.execPath, ['cli/start.js'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      ...variables,
      DATABASE_URL: databaseUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stderr.on('data', (bytes) => {
    printed += bytes
  })
  const ended = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      printed += `${line}\n`
      const ready = /^Jalon is ready: (\S+)$/.exec(line)
      if (ready?.[1]) resolve(ready[1])
    })
    ended.then(([code]) =>
      reject(new Error(`The server ended with ${code} before it was ready:\n${printed}`)),
    )
  })
  return {
    url,
    databaseUrl,
    output: () => printed,
    process: child,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      const [code] = child.exitCode === null && child.signalCode === null ? await ended : [child.exitCode]
      rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}
