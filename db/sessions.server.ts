import { and, desc, eq, gt, isNull, lt, ne, notInArray, sql } from 'drizzle-orm'
import { type Db, guard } from './gateway.server.ts'
import { hasPassword } from './people.server.ts'
import { prepared } from './prepared.server.ts'
import { person, session } from './schema.ts'

export interface SessionRow {
  idHash: string
  personId: string
  device: string
  createdAt: number
  expiresAt: number
}

const sessionFields = {
  idHash: session.idHash,
  personId: session.personId,
  device: session.device,
  createdAt: session.createdAt,
  expiresAt: session.expiresAt,
}

/** What a page needs to know of the person behind a session; nothing secret. */
const personFields = {
  id: person.id,
  role: person.role,
  email: person.email,
  name: person.name,
  language: person.language,
}

/** A session with its person, by two primary keys: every signed-in request asks this. */
export async function withPerson(db: Db, idHash: string) {
  const [[found]] = await db.batch([queries(db).withPerson({ idHash })])
  return found ?? null
}

const queries = prepared((db) => ({
  withPerson: db
    .select({ session: sessionFields, person: personFields })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(and(eq(session.idHash, sql.placeholder('idHash')), isNull(person.erasedAt))),
}))

/** A person's sessions that still run, the newest first. */
export async function ofPerson(db: Db, personId: string, now: number): Promise<SessionRow[]> {
  return db
    .select(sessionFields)
    .from(session)
    .where(and(eq(session.personId, personId), gt(session.expiresAt, now)))
    .orderBy(desc(session.createdAt), session.idHash)
}

/** As many as one person may have at a time; nobody uses more devices, and a table must not grow with every sign-in. */
const MOST_SESSIONS = 50

/**
 * Adds a session; beyond what one person may have, those end that end first anyway. With the hash that a password was
 * checked against it is refused, as a conflict, when another password was set meanwhile.
 */
export async function add(db: Db, row: SessionRow, passwordHash: string | null = null): Promise<void> {
  const { personId, idHash } = row
  const isAnother = and(eq(session.personId, personId), ne(session.idHash, idHash))
  const staying = db
    .select({ idHash: session.idHash })
    .from(session)
    .where(isAnother)
    .orderBy(desc(session.expiresAt), desc(session.createdAt))
    .limit(MOST_SESSIONS - 1)
  await db.batch([
    ...(passwordHash === null ? [] : [guard(db, hasPassword(personId, passwordHash))]),
    db.insert(session).values(row),
    db.delete(session).where(and(isAnother, notInArray(session.idHash, staying))),
  ])
}

/** Moves the end of a session; never to an earlier time, whichever of two requests comes first. */
export async function extend(db: Db, idHash: string, expiresAt: number): Promise<void> {
  await db
    .update(session)
    .set({ expiresAt })
    .where(and(eq(session.idHash, idHash), lt(session.expiresAt, expiresAt)))
}

export async function end(db: Db, idHash: string): Promise<void> {
  await db.delete(session).where(eq(session.idHash, idHash))
}

/** Ends one session if it is this person's. */
export async function endOwn(db: Db, personId: string, idHash: string): Promise<void> {
  await db.delete(session).where(and(eq(session.idHash, idHash), eq(session.personId, personId)))
}

/** Ends all sessions of a person but the one that asks. */
export async function endOthers(db: Db, personId: string, keptIdHash: string): Promise<void> {
  await db.delete(session).where(and(eq(session.personId, personId), ne(session.idHash, keptIdHash)))
}

export async function endAll(db: Db, personId: string): Promise<void> {
  await db.delete(session).where(eq(session.personId, personId))
}

/** Clears away sessions that have run out. Reads the whole table, so it is asked once a day and not in each request. */
export async function endExpired(db: Db, now: number): Promise<void> {
  await db.delete(session).where(lt(session.expiresAt, now))
}
