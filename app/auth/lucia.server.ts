import { Cookie, generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia'
import type { Role } from '#app/domain/access/actor.ts'
import { keptFor, renewedAfter, type SessionKind, sharedFor } from '#app/domain/people/session-life.ts'
import { environment } from '#app/web/environment.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { sessionStore } from './session-store.server.ts'

interface SessionFacts {
  device: string
  createdAt: number
  /** Only while it is opened: the hash that the password was checked against, which must still be the account's. */
  passwordHash?: string | null
}

interface PersonFacts {
  role: Role
  isGuest: boolean
  name: string | null
  language: string
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, PersonFacts>
    DatabaseSessionAttributes: SessionFacts
    DatabaseUserAttributes: PersonFacts
  }
}

/** Every field that leaves the store is named: a new column doesn't reach a page by itself. */
const named = {
  getSessionAttributes: ({ device, createdAt }: SessionFacts) => ({ device, createdAt }),
  getUserAttributes: ({ role, isGuest, name, language }: PersonFacts) => ({ role, isGuest, name, language }),
}

function luciasOver(db: Db): Record<SessionKind, Lucia<SessionFacts, PersonFacts>> {
  const store = sessionStore(db)
  return {
    kept: new Lucia(store, { ...named, sessionExpiresIn: new TimeSpan(keptFor, 'ms') }),
    // Lucia would renew a session in its second half; on a shared computer it ends when its time is up.
    shared: new Lucia(
      { ...store, updateSessionExpiration: async () => {} },
      { ...named, sessionExpiresIn: new TimeSpan(sharedFor, 'ms') },
    ),
  }
}

const lucias = new WeakMap<Db, ReturnType<typeof luciasOver>>()

function luciaOf(db: Db, kind: SessionKind) {
  const known = lucias.get(db) ?? luciasOver(db)
  lucias.set(db, known)
  return known[kind]
}

/** The kind stands in the id itself, and the store knows only the hash of both: nobody can turn one into the other. */
const idForm = /^(kept|shared)_[a-z2-7]{40}$/

const kindOf = (sessionId: string) => sessionId.split('_')[0] as SessionKind

/**
 * The cookie's name and whether it is `Secure`. `__Host-` binds it to this host and to https; on plain http (one
 * machine, a local network) browsers drop such a cookie, so there it has another name and no `Secure`.
 */
function cookieFacts() {
  const isSecure = environment().origin?.startsWith('https:') ?? false
  return { name: isSecure ? '__Host-jalon' : 'jalon', isSecure }
}

/** The session id that a request carries, if it could be one of ours. */
export function sessionIdOf(request: Request): string | null {
  const { name } = cookieFacts()
  // Not lucia's reader: it throws on a cookie that some other program on this host left half encoded.
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value = ''] = part.trim().split('=', 2)
    if (key === name && idForm.test(value)) return value
  }
  return null
}

/**
 * The cookie of a session: for a kept one it lasts as long as browsers allow, because the store decides when the
 * session ends; for a shared one it goes when the browser is closed.
 */
export function cookieOf(sessionId: string): string {
  const maxAge = kindOf(sessionId) === 'kept' ? new TimeSpan(400, 'd').seconds() : undefined
  return serialise(sessionId, maxAge)
}

export const blankCookie = (): string => serialise('', 0)

function serialise(value: string, maxAge: number | undefined) {
  const { name, isSecure } = cookieFacts()
  return new Cookie(name, value, {
    httpOnly: true,
    secure: isSecure,
    sameSite: 'lax',
    path: '/',
    maxAge,
  }).serialize()
}

interface NewSession {
  personId: string
  kind: SessionKind
  device: string
  /** The hash that a password was checked against; null when none was asked for. */
  passwordHash: string | null
}

/** Opens a session and returns its id: the only moment at which it is known in clear. */
export async function openSession(
  db: Db,
  { personId, kind, device, passwordHash }: NewSession,
): Promise<string> {
  const sessionId = `${kind}_${generateIdFromEntropySize(25)}`
  const facts = { device, createdAt: Date.now(), passwordHash }
  await luciaOf(db, kind).createSession(personId, facts, { sessionId })
  return sessionId
}

/** Who a session belongs to, or null. Renews a kept session at most once a day. */
export async function personOf(db: Db, sessionId: string) {
  const lucia = luciaOf(db, kindOf(sessionId))
  const { session, user } = await lucia.validateSession(sessionId)
  if (!session) return null
  const left = session.expiresAt.getTime() - Date.now()
  if (kindOf(sessionId) === 'kept' && left < keptFor - renewedAfter) {
    await sessionStore(db).updateSessionExpiration(sessionId, new Date(Date.now() + keptFor))
  }
  return user
}

export const closeSession = (db: Db, sessionId: string): Promise<void> =>
  luciaOf(db, kindOf(sessionId)).invalidateSession(sessionId)

/** Clears away sessions that have run out. */
export const clearSessions = (db: Db): Promise<void> => luciaOf(db, 'kept').deleteExpiredSessions()
