import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startSession } from '#app/auth/actor.server.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { editBetween, sumOf } from '#app/domain/studio/source/text-edit.ts'
import * as members from '#db/course-members.server.ts'
import { openStore } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import * as people from '#db/people.server.ts'
import { median } from './compare.ts'
import { mustBePublished } from './courses.ts'
import { type Answer, type MeasuredProcess, startMeasured } from './measured-process.ts'

const TYPISTS = 50
/** A changed text about every so often, as somebody types who pauses to think. */
const TYPING_MS = 1000
const PAGES_PER_SECOND = 20
const PHASE_MS = 10_000
/** Until then all fifty save within one second, as nobody does; what is measured is how they go on. */
const BEGINNING_MS = 2000
const ROUNDS = 3
export const COURSE = 'foundations'
const MODULES = ['stock-and-flow', 'missing-in-statistics']
const PAGE = `/en/courses/${COURSE}/stock-and-flow`

/** With nobody typing, and while everybody does. */
interface Compared {
  alone: number
  meanwhile: number
}

export interface TypingFigures {
  typists: number
  savesPerSecond: number
  /** CPU milliseconds of a module page in the thread that answers requests. */
  cpu: Compared
  /** Milliseconds on the clock within which 99 of 100 module pages came. */
  p99: Compared
  /** Milliseconds until a text was saved and its problems were known. */
  saved: { p50: number; p99: number }
  saves: number
  /** Saves that were answered before their text could be checked. */
  unchecked: number
}

/**
 * Learners read a module page, so many a second whatever it takes, alone and while fifty trainers type: each saves a
 * changed text every second and looks at its preview, as the editor does. What typing costs by itself is measured in a
 * phase of its own and taken off, so that what remains is the page's.
 */
export async function measureTyping(buildFolder: string, folder: string): Promise<TypingFigures> {
  const databaseUrl = `file:${join(folder, 'typing.db')}`
  const cookies = await manyAuthors(databaseUrl, TYPISTS)
  const server = await startMeasured('bench/serve.js', [buildFolder], { DATABASE_URL: databaseUrl })
  try {
    const typists = cookies.map((cookie, index) => aTypist(server, cookie, index))
    const typing = (ms: number) => Promise.all(typists.map((typist) => typist.type(ms)))
    // The builder starts, and every draft has been begun.
    await typing(3000)
    await reading(server, 1000)
    for (const { latencies } of typists) latencies.length = 0
    const rounds = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const alone = await phase(server, () => reading(server, PHASE_MS))
      const onlyTyping = await phase(server, () => typing(BEGINNING_MS + PHASE_MS))
      const both = await phase(server, async () => {
        const busy = typing(BEGINNING_MS + PHASE_MS)
        await wait(BEGINNING_MS)
        const pages = await reading(server, PHASE_MS)
        await busy
        return pages
      })
      rounds.push({ alone, onlyTyping, both })
    }
    const latencies = typists.flatMap((typist) => typist.latencies)
    const pagesAlone = rounds.flatMap(({ alone }) => alone.result)
    const pagesMeanwhile = rounds.flatMap(({ both }) => both.result)
    return {
      typists: TYPISTS,
      savesPerSecond: latencies.length / ((2 * ROUNDS * (BEGINNING_MS + PHASE_MS)) / 1000),
      cpu: {
        alone: median(rounds.map(({ alone }) => alone.cpuMs / alone.result.length)),
        meanwhile: median(
          rounds.map(({ onlyTyping, both }) => (both.cpuMs - onlyTyping.cpuMs) / both.result.length),
        ),
      },
      p99: { alone: within(pagesAlone, 0.99), meanwhile: within(pagesMeanwhile, 0.99) },
      saved: { p50: within(latencies, 0.5), p99: within(latencies, 0.99) },
      saves: latencies.length,
      unchecked: typists.reduce((sum, typist) => sum + typist.unchecked(), 0),
    }
  } finally {
    await server.stop()
  }
}

/** The real courses in a store, and so many authors of one of them; their cookies. */
export async function manyAuthors(databaseUrl: string, count: number): Promise<string[]> {
  const store = await openStore(databaseUrl)
  await migrate(store)
  mustBePublished(await publishCourses(store.db, 'courses', { now: Date.now() }))
  const cookies: string[] = []
  for (let index = 0; index < count; index += 1) {
    const id = `typist-${index}`
    const facts = {
      name: `Typist ${index}`,
      email: `${id}@office.example`,
      country: 'MZ',
      organisation: '',
      language: 'en',
    }
    const deed = { actorId: null, at: Date.now() }
    await people.addAccount(store.db, { id, facts, passwordHash: null, role: 'trainer', ...deed })
    await members.put(store.db, { courseId: COURSE, personId: id, part: 'author', actorId: id, at: deed.at })
    const cookie = await startSession(store.db, id, new Request('http://localhost:3000/'))
    cookies.push(cookie.split(';')[0] ?? '')
  }
  await store.close()
  return cookies
}

/** What the thread that answers has used meanwhile, in milliseconds. */
async function phase<T>(
  server: MeasuredProcess,
  work: () => Promise<T>,
): Promise<{ cpuMs: number; result: T }> {
  const before = await server.read()
  const result = await work()
  const after = await server.read()
  const used = (after.mainMicroseconds ?? Number.NaN) - (before.mainMicroseconds ?? Number.NaN)
  return { cpuMs: used / 1000, result }
}

// Not those of the measured process: what waits for its turn must not keep a page from being asked for.
// Nor are connections kept: the server ends those that rest through a phase, just when they are used again.
const agent = new Agent({ keepAlive: false })

function send(
  { url }: MeasuredProcess,
  path: string,
  cookie: string,
  { body, signal }: { body?: string; signal?: AbortSignal } = {},
): Promise<Answer> {
  const headers = {
    cookie,
    origin: url,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
  }
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST'
    const asked = request(url + path, { agent, method, headers, signal }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
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
  })
}

/** Asks for the page at even times, whether or not those before have come: a slow page shortens no queue. */
async function reading(server: MeasuredProcess, ms: number): Promise<number[]> {
  const count = Math.round((ms / 1000) * PAGES_PER_SECOND)
  const startedAt = performance.now()
  const pages = Array.from({ length: count }, async (_, index) => {
    await wait((index * 1000) / PAGES_PER_SECOND)
    // From when it was to be asked for, so that a late asker hides nothing.
    const dueAt = startedAt + (index * 1000) / PAGES_PER_SECOND
    const { status, body } = await send(server, PAGE, '')
    if (status !== 200 || !body.includes('share-by-birth')) throw new Error(`The page answered ${status}.`)
    return performance.now() - dueAt
  })
  return Promise.all(pages)
}

function aTypist(server: MeasuredProcess, cookie: string, index: number) {
  const module = MODULES[index % MODULES.length] ?? ''
  const text = readFileSync(`courses/${COURSE}/${module}/en.mdx`, 'utf8')
  const place = { course: COURSE, module, textLanguage: 'en', person: `typist-${index}` }
  const latencies: number[] = []
  let [revision, typed, unchecked, saved] = [0, 0, 0, text]

  async function save(): Promise<void> {
    typed += 1
    const changed = `${text}\n\nTyped by ${index}: ${typed}.\n`
    const edit = JSON.stringify(editBetween(saved, changed))
    const fields = { ...place, revision: String(revision), base: String(sumOf(saved)), edit }
    const { status, body } = await send(server, '/api/sources', cookie, {
      body: new URLSearchParams(fields).toString(),
    })
    if (status !== 200) throw new Error(`A save was answered ${status}: ${body.slice(0, 300)}`)
    const answer = JSON.parse(body) as { revision: number; problems: unknown[] | null }
    revision = answer.revision
    saved = changed
    if (answer.problems === null) unchecked += 1
  }

  async function look(signal: AbortSignal): Promise<void> {
    try {
      await send(server, `/en/studio/${COURSE}/preview/${module}`, cookie, { signal })
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  return {
    latencies,
    unchecked: () => unchecked,
    /** One save at a time, as the editor sends them; a preview that a newer text overtakes is let go. */
    async type(ms: number): Promise<void> {
      const endAt = performance.now() + ms
      await wait((index * TYPING_MS) / TYPISTS)
      while (performance.now() < endAt) {
        const startedAt = performance.now()
        await save()
        latencies.push(performance.now() - startedAt)
        const left = new AbortController()
        const looking = look(left.signal)
        await wait(Math.max(50, TYPING_MS - (performance.now() - startedAt)))
        left.abort()
        await looking
      }
    },
  }
}

const within = (values: number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN
