import { v7 as uuid } from 'uuid'
import type { Actor, Person } from '#app/domain/access/actor.ts'
import type { SessionKind } from '#app/domain/people/session-life.ts'
import { isLanguage, type Language } from '#app/messages/languages.ts'
import { theDb } from '#app/web/store.server.ts'
import { countTry } from '#app/web/throttle.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { describeDevice } from './device.ts'
import { joinByCookie } from './invitation-cookie.server.ts'
import {
  blankCookie,
  clearSessions,
  closeSession,
  cookieOf,
  openSession,
  personOf,
  sessionIdOf,
} from './lucia.server.ts'
import { hashToken } from './token.server.ts'

const asked = new WeakMap<object, Promise<Actor>>()

/**
 * Who is asking. Remix hands a copy of the request to each loader, so loaders that want to share one look-up also name
 * the context, which is the same for all of them.
 */
export function actorOf(request: Request, context: object = request): Promise<Actor> {
  const known = asked.get(context) ?? findActor(request)
  asked.set(context, known)
  return known
}

async function findActor(request: Request): Promise<Actor> {
  const sessionId = sessionIdOf(request)
  if (!sessionId) return null
  const found = await personOf(await theDb(), sessionId)
  if (!found) return null
  const { id, role, isGuest, name, language } = found
  return { id, role, isGuest, name, language: isLanguage(language) ? language : 'en' }
}

/** Who is asking, guest or not; a visitor is sent to sign in and comes back afterwards. */
export function requireActor(actor: Actor, request: Request): Person {
  if (!actor) throw toSignIn(request)
  return actor
}

/** For what only makes sense with an account: guests are sent to sign in too. */
export function requireAccount(actor: Actor, request: Request): Person {
  if (!actor || actor.isGuest) throw toSignIn(request)
  return actor
}

function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url)
  const first = pathname.split('/')[1]
  // A form that was sent can't be sent again by a redirect, so only a page that was read is returned to.
  const next = request.method === 'GET' ? `?next=${encodeURIComponent(pathname + search)}` : ''
  const Location = `/${isLanguage(first) ? first : 'en'}/account/sign-in${next}`
  return new Response(null, { status: 302, headers: { Location } })
}

/**
 * Opens a session; the answer is the value of a Set-Cookie header. With the hash that a password was checked against it
 * is refused, as a conflict, when another password was set meanwhile.
 */
export async function startSession(
  db: Db,
  personId: string,
  request: Request,
  kind: SessionKind = 'kept',
  passwordHash: string | null = null,
): Promise<string> {
  await clearOncePerDay(db)
  const device = describeDevice(request.headers.get('user-agent'))
  return cookieOf(await openSession(db, { personId, kind, device, passwordHash }))
}

/** Ends the session of this request, if there is one; the answer is a Set-Cookie value that takes the cookie away. */
export async function endSession(db: Db, request: Request): Promise<string> {
  const sessionId = sessionIdOf(request)
  if (sessionId) await closeSession(db, sessionId)
  return blankCookie()
}

/** How the store names the session of this request; to mark it in a list and to spare it. */
export function sessionHashOf(request: Request): string | null {
  const sessionId = sessionIdOf(request)
  return sessionId && hashToken(sessionId)
}

interface NewGuest {
  language: Language
  request: Request
  /** Where the request came from. */
  address: string
  now: number
}

/**
 * A person without an account, from the first answer on, and the cookie that keeps the answers theirs.
 * @throws DomainError `slow_down` when very many begin at one address: each is a row in the store
 */
export async function startGuest(
  db: Db,
  { language, request, address, now }: NewGuest,
): Promise<{ person: Person; setCookie: string }> {
  await countTry(db, 'guest', { address })
  const id = uuid()
  await people.addGuest(db, { id, language, at: now })
  await joinByCookie(db, { request, personId: id, now })
  const setCookie = await startSession(db, id, request)
  return { person: { id, role: 'learner', isGuest: true, name: null, language }, setCookie }
}

const clearedAt = new WeakMap<Db, number>()

async function clearOncePerDay(db: Db) {
  const now = Date.now()
  if (now - (clearedAt.get(db) ?? 0) < 24 * 3_600_000) return
  clearedAt.set(db, now)
  await clearSessions(db)
}
