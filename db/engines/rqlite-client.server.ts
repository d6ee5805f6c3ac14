import type { ReadableStream } from 'node:stream/web'
import { type Row, StoreError, type Value } from './engine.ts'

/** rqlite's answer to one statement. */
export interface Answer {
  values?: Row[]
  error?: string
}

interface Status {
  store?: { db_conf?: { fk_constraints?: boolean } }
}

interface Request {
  path: string
  timeout: number
  /** With a body it is a POST. */
  body?: string | Uint8Array<ArrayBuffer>
  type?: string
}

export interface Cluster {
  /** `http://a:4001`, one for each host named. */
  origins: string[]
  authorization: string | null
}

/** How long a request waits for one host. A write waits for a majority of the disks, so not too short. */
const HOST_MS = 5_000

/** Copies of the whole store take longer. */
const COPY_MS = 600_000

/** A host that could not serve us this time; another one, or the same one later, may. */
class HostTrouble extends Error {}

/**
 * Speaks HTTP with whichever host of a cluster answers. Any host will do: followers pass requests on to the leader.
 * Every request is sent again until one host accepts it or patience ends, so it must be harmless to apply it twice.
 */
export function rqliteClient({ origins, authorization }: Cluster, patience: number) {
  let current = 0
  let sawTrouble = false

  /** Asks host after host until one gives an answer that `read` can read. */
  async function ask<T>(
    request: Request | ((round: number) => Request),
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const deadline = Date.now() + patience
    for (let round = 1; ; round++) {
      const at = current
      try {
        return await askHost(
          origins[at] as string,
          typeof request === 'function' ? request(round) : request,
          read,
        )
      } catch (error) {
        if (!(error instanceof HostTrouble)) throw error
        sawTrouble = true
        // Of many requests that meet the same dead host only the first one moves on.
        if (current === at) current = (at + 1) % origins.length
        if (Date.now() > deadline) {
          throw new StoreError(`The cluster does not answer. ${error.message}`, { cause: error })
        }
        // All of them were asked: an election is going on.
        if (round % origins.length === 0) await pause(Math.min(50 * round, 500))
      }
    }
  }

  async function askHost<T>(
    origin: string,
    { path, timeout, body, type }: Request,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const headers = { ...(authorization && { authorization }), ...(type && { 'content-type': type }) }
    const init = body === undefined ? { headers } : { method: 'POST', headers, body }
    try {
      const response = await fetch(origin + path, { ...init, signal: AbortSignal.timeout(timeout) })
      if (response.status === 401 || response.status === 403) {
        throw new StoreError('The cluster refuses the user or the password of DATABASE_URL.')
      }
      if (response.status >= 500) throw new HostTrouble(`${response.status} ${await response.text()}`)
      if (!response.ok)
        throw new StoreError(`rqlite answered ${response.status} to ${path}: ${await response.text()}`)
      return await read(response)
    } catch (error) {
      // Not reached, or lost in the middle of its answer.
      if (error instanceof StoreError) throw error
      throw new HostTrouble(`${origin}: ${reasonOf(error)}`, { cause: error })
    }
  }

  return {
    origins,
    /**
     * Sends statements; the answers stand in their order, up to the first that failed. `path` may depend on the round:
     * 1, and more after trouble.
     */
    async post(
      path: string | ((round: number) => string),
      statements: (string | [string, ...Value[]])[],
    ): Promise<Answer[]> {
      const request = { timeout: HOST_MS, type: 'application/json', body: JSON.stringify(statements) }
      const inRound = (round: number) => ({ ...request, path: typeof path === 'string' ? path : path(round) })
      return ask(inRound, async (response) => {
        const { results, error } = (await response.json()) as { results?: Answer[]; error?: string }
        // Trouble that is not with a statement: "leadership lost while committing log", for one.
        if (!results || error) throw new HostTrouble(error ?? 'an answer without results')
        return results
      })
    },
    /** Writes a copy of the whole store, an SQLite file, through `keep`. */
    download: (keep: (body: ReadableStream) => Promise<void>) =>
      ask({ path: '/db/backup', timeout: COPY_MS }, async (response) => {
        if (!response.body) throw new HostTrouble('an empty backup')
        await keep(response.body as ReadableStream)
      }),
    /** Replaces the whole store by an SQLite file. */
    upload: (file: Uint8Array<ArrayBuffer>) =>
      ask(
        { path: '/db/load', timeout: COPY_MS, type: 'application/octet-stream', body: file },
        async (response) => {
          const text = await response.text()
          if (text.includes('"error"')) throw new StoreError(`The cluster did not take the file: ${text}`)
        },
      ),
    /** What one host says of itself, or null if it is down: the others may do without it. */
    status: (origin: string) =>
      askHost(
        origin,
        { path: '/status', timeout: HOST_MS },
        (response) => response.json() as Promise<Status>,
      ).catch((error: unknown) => {
        if (error instanceof HostTrouble) return null
        throw error
      }),
    /** Whether anything went wrong since this was last asked. */
    takeTrouble(): boolean {
      const trouble = sawTrouble
      sawTrouble = false
      return trouble
    },
  }
}

export type RqliteClient = ReturnType<typeof rqliteClient>

/** Reads `rqlite://user:password@a:4001,b:4001`; `rqlites://` for hosts that speak HTTPS. */
export function parseClusterUrl(url: string): Cluster {
  const [, secure, user, hosts] = /^rqlite(s?):\/\/(?:([^@/]*)@)?([^@/?#]+)\/?$/.exec(url) ?? []
  const names = hosts?.split(',') ?? []
  if (names.length === 0 || names.some((name) => !/^([\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(name))) {
    throw new StoreError(
      'DATABASE_URL must name each host of the cluster with its port: "rqlite://a:4001,b:4001,c:4001".',
    )
  }
  if (user !== undefined && !user.includes(':')) {
    throw new StoreError(
      'DATABASE_URL names a user without a password: write "rqlite://user:password@host:4001".',
    )
  }
  return {
    origins: names.map((name) => `http${secure}://${name}`),
    authorization:
      user === undefined ? null : `Basic ${Buffer.from(decodeURIComponent(user)).toString('base64')}`,
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // fetch hides the reason ("ECONNREFUSED") behind "fetch failed".
  return error.cause instanceof Error
    ? error.cause.message || String((error.cause as NodeJS.ErrnoException).code)
    : error.message
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
