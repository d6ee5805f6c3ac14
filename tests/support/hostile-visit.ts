import { subscribe } from 'node:diagnostics_channel'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { startBuilder } from '#app/content/builder.server.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { openWorkspace, revisionOf, type Workspace } from '#app/domain/studio/workspace.server.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { twoModules } from '#tests/content/folder.ts'
import { mustBeSilent } from '#tests/content/hostile-texts.ts'
import { cookieOf, somebody } from './led-cohort.ts'
import { faultsOf } from './look-at-page.ts'
import { courseId } from './studio.ts'
import { aWholeSite } from './whole-site.ts'

declare global {
  var __pwned: number | undefined
}

/** What a server answered, looked over. */
export interface Seen {
  path: string
  status: number
  type: string
  text: string
  location: string | null
}

type Form = Record<string, string> | FormData | string

/** Somebody with a browser in which everything that comes back is looked over. */
export interface Visitor {
  get(path: string): Promise<Seen>
  /** Sends a form of one of our pages; where the answer leads elsewhere on the site, it goes there. */
  post(path: string, form: Form): Promise<Seen>
}

function aVisitor(url: string, cookie: string | null): Visitor {
  const ask = async (path: string, init: RequestInit): Promise<Seen> => {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    headers.set('origin', url)
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' })
    const seen = {
      path,
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
      location: response.headers.get('location'),
    }
    mustBeHarmless(seen, response.headers, url)
    return seen
  }
  const get = (path: string) => ask(path, {})
  return {
    get,
    async post(path, form) {
      const body = form instanceof FormData ? form : new URLSearchParams(form)
      const seen = await ask(path, await withLength(body))
      return seen.location ? get(seen.location) : seen
    },
  }
}

/** The server wants to know how long a body is; fetch says it only of bytes. */
async function withLength(body: FormData | URLSearchParams): Promise<RequestInit> {
  const made = new Response(body)
  const type = made.headers.get('content-type') ?? ''
  return { method: 'POST', body: await made.arrayBuffer(), headers: { 'content-type': type } }
}

function mustBeHarmless(seen: Seen, headers: Headers, url: string): void {
  const { path, status, type, text, location } = seen
  const where = `${status} ${path.slice(0, 200)}`
  expect(status, where).toBeLessThan(500)
  expect(headers.get('x-content-type-options'), where).toBe('nosniff')
  if (location) expect(new URL(location, url).origin, `${where} leads away`).toBe(url)
  if (type.startsWith('text/html')) expect(faultsOf(text, url), where).toEqual([])
  else if (text !== '') expect(type, where).toMatch(harmlessTypes)
  if (type.startsWith('image/svg+xml')) expect(faultsOfDrawing(text), where).toEqual([])
}

const harmlessTypes =
  /^(application\/(json|zip|xml|xliff\+xml|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet)|text\/(plain|csv|x-script|x-turbo)|image\/(svg\+xml|png|jpeg|webp|avif))\b/

/** What a drawing must not hold, however it is written; it is shown in pages, and opened by itself. */
function faultsOfDrawing(svg: string): string[] {
  // What stands between tags is words: only within them, and within styles, is anything done.
  const tags = (svg.match(/<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>/g) ?? []).join('\n')
  const styles = (svg.match(/<style\b.*?<\/style>/gis) ?? []).join('\n')
  const signs: [string, string, RegExp][] = [
    [
      'an element that does more than draw',
      tags,
      /<(?:[\w-]+:)?(script|foreignObject|iframe|image|a|set|animate\w*|handler|listener|object|embed|audio|video)[\s/>]/i,
    ],
    ['a handler', tags, /\son\w+\s*=/i],
    ['a link', tags, /\s(?:[\w-]+:)?(href|src)\s*=\s*["'](?!#)/i],
    [
      'a style from elsewhere',
      `${tags}\n${styles}`,
      /@import|url\(\s*["']?(?!#|["']?#)|expression\(|-moz-binding/i,
    ],
    ['a document type or an instruction', tags, /<!DOCTYPE|<!ENTITY|<\?(?!xml )/i],
  ]
  return signs
    .filter(([, where, sign]) => sign.test(where))
    .map(([fault]) => `${fault}: ${svg.slice(0, 200)}`)
}

const asked: string[] = []
subscribe('undici:request:create', (message) => {
  const { request } = message as { request: { origin: string } }
  asked.push(new URL(request.origin).hostname)
})
subscribe('http.client.request.start', (message) => {
  const { request } = message as { request: { host: string } }
  asked.push(request.host)
})

const here = readdirSync('.').sort()
const ownKeys = Reflect.ownKeys(Object.prototype)

/** Nothing of what was sent has run in this process, which is the server's: no code, no program, no file, no request. */
export function mustNotHaveRun(): void {
  mustBeSilent()
  expect(globalThis.__pwned, 'a text was run').toBeUndefined()
  expect(Reflect.ownKeys(Object.prototype), 'a text changed the prototype of all objects').toEqual(ownKeys)
  expect(existsSync('/tmp/jalon-pwned'), 'a text ran a program, or wrote a file').toBe(false)
  expect(readdirSync('.').sort(), 'a file was written here').toEqual(here)
  expect(process.getActiveResourcesInfo(), 'a program was started').not.toContain('ProcessWrap')
  const foreign = asked.splice(0).filter((host) => !/^(127\.0\.0\.1|localhost)$/.test(host))
  expect(foreign, 'another host was asked').toEqual([])
}

export interface Stage {
  db: Db
  url: string
  author: Visitor
  reviewer: Visitor
  learner: Visitor
  /** Somebody without an account. */
  visitor: Visitor
  open: () => Promise<Workspace>
  /** The revision that a save of this file has to follow. */
  revision: (path: string) => Promise<string>
  stop: () => Promise<void>
}

/** The course of two modules on a whole site, with its author and a learner. */
export async function aStage(): Promise<Stage> {
  const { db, url, stop } = await aWholeSite()
  const folder = mkdtempSync(join(tmpdir(), 'jalon-stage-'))
  for (const [name, content] of Object.entries(twoModules())) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const builder = startBuilder()
  await publishCourses(db, folder, { now: 1, builder })
  await builder.close()
  rmSync(folder, { recursive: true })
  await somebody(db, 'author')
  await members.put(db, { courseId, personId: 'author', part: 'author', actorId: 'author', at: 1 })
  await somebody(db, 'reviewer')
  await members.put(db, { courseId, personId: 'reviewer', part: 'reviewer', actorId: 'author', at: 1 })
  await somebody(db, 'learner', 'learner')
  const author = { id: 'author', role: 'trainer', isGuest: false, name: 'An author', language: 'en' } as const
  const open = () => openWorkspace(db, author, courseId)
  return {
    db,
    url,
    author: aVisitor(url, await cookieOf(db, 'author')),
    reviewer: aVisitor(url, await cookieOf(db, 'reviewer')),
    learner: aVisitor(url, await cookieOf(db, 'learner')),
    visitor: aVisitor(url, null),
    open,
    revision: async (path) => String(revisionOf(await open(), path)),
    stop,
  }
}
