import { and, asc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Role } from '#app/domain/access/actor.ts'
import * as audit from './audit.server.ts'
import { statementsToEraseFromCohorts } from './cohort-erase.server.ts'
import { type Db, guard, retryOnConflict } from './gateway.server.ts'
import { statementsToMove } from './guest-history.server.ts'
import type { Rebuild } from './history.server.ts'
import { answerDraft, labHistory, passwordReset, person, session } from './schema.ts'
import { statementsToEraseFromStudio } from './studio-erase.server.ts'
import { testSitting, testTaker } from './test-schema.ts'

/** What a person has said of themselves; a guest has said nothing yet. */
export interface PersonalFacts {
  name: string
  email: string
  country: string | null
  organisation: string | null
  language: string
}

const isAccount = (personId: string): SQL =>
  sql`exists (select 1 from ${person} where ${person.id} = ${personId} and ${person.email} is not null)`

/** Holds while the hash that a password was checked against is still the account's: nobody has set another meanwhile. */
export const hasPassword = (personId: string, passwordHash: string): SQL =>
  sql`exists (select 1 from ${person} where ${person.id} = ${personId} and ${person.passwordHash} = ${passwordHash})`

const isGuest = (personId: string): SQL =>
  sql`exists (select 1 from ${person} where ${person.id} = ${personId} and ${person.email} is null and ${person.erasedAt} is null)`

/** A person who hasn't signed up, made with their first answer. */
export async function addGuest(
  db: Db,
  { id, language, at }: { id: string; language: string; at: number },
): Promise<void> {
  await db.insert(person).values({ id, language, createdAt: at })
}

/** What a guest is called in a cohort; accounts say it on their own page. */
export async function nameGuest(db: Db, { id, name }: { id: string; name: string }): Promise<void> {
  await db
    .update(person)
    .set({ name })
    .where(and(eq(person.id, id), isNull(person.email), isNull(person.erasedAt)))
}

export async function byId(db: Db, id: string) {
  return (await db.select().from(person).where(eq(person.id, id)).get()) ?? null
}

/** Somebody with an account; `email` in lower case. */
export async function byEmail(db: Db, email: string) {
  return (await db.select().from(person).where(eq(person.email, email)).get()) ?? null
}

/** How many values go into one statement. */
const SLICE = 500

/** Which of these addresses (lower case) belong to an account. */
export async function emailsAmong(db: Db, emails: string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let from = 0; from < emails.length; from += SLICE) {
    const slice = emails.slice(from, from + SLICE)
    const rows = await db.select({ email: person.email }).from(person).where(inArray(person.email, slice))
    for (const { email } of rows) if (email) found.add(email)
  }
  return found
}

/** All accounts by address; for the operator. */
export async function list(db: Db) {
  return db
    .select({
      id: person.id,
      email: person.email,
      name: person.name,
      role: person.role,
      createdAt: person.createdAt,
    })
    .from(person)
    .where(isNotNull(person.email))
    .orderBy(asc(person.email))
}

interface NewAccount {
  id: string
  facts: PersonalFacts
  /** Null: made by the operator; a reset link sets the first password. */
  passwordHash: string | null
  role?: Role
  /** Null: the operator at the command line. */
  actorId: string | null
  at: number
}

/** Adds an account. Refused as a conflict when the address is in use. */
export async function addAccount(
  db: Db,
  { id, facts, passwordHash, role = 'learner', actorId, at }: NewAccount,
): Promise<void> {
  await db.batch([
    db.insert(person).values({ id, ...facts, role, passwordHash, createdAt: at }),
    audit.entry(db, {
      actorId,
      action: 'person.sign-up',
      subjectId: id,
      detail: { role, wasGuest: false },
      at,
    }),
  ])
}

/**
 * Makes a guest an account: the same row, so all that they did stays theirs. Their sessions end, because a session id
 * that existed before signing up must not open an account. Refused as a conflict when the address is in use.
 */
export async function turnGuestIntoAccount(
  db: Db,
  { id, facts, passwordHash, at }: { id: string; facts: PersonalFacts; passwordHash: string; at: number },
): Promise<void> {
  await db.batch([
    guard(db, isGuest(id)),
    db
      .update(person)
      .set({ ...facts, passwordHash })
      .where(eq(person.id, id)),
    db.delete(session).where(eq(session.personId, id)),
    audit.entry(db, {
      actorId: id,
      action: 'person.sign-up',
      subjectId: id,
      detail: { role: 'learner', wasGuest: true },
      at,
    }),
  ])
}

/** What people may change of themselves. The address is not among them: it is what they sign in with. */
export async function changeFacts(
  db: Db,
  { id, ...facts }: { id: string } & Omit<PersonalFacts, 'email'>,
): Promise<void> {
  await db
    .update(person)
    .set({
      name: facts.name,
      country: facts.country,
      organisation: facts.organisation,
      language: facts.language,
    })
    .where(and(eq(person.id, id), isNotNull(person.email)))
}

interface NewPassword {
  personId: string
  passwordHash: string
  /** The session that asked and goes on; all others end. */
  keptSession: string | null
  at: number
}

/**
 * Sets a password in place of the one whose hash is `from`: other sessions end, and links that were asked for before no
 * longer work. Refused as a conflict when another was set meanwhile: who only knows the old one is too late.
 */
export async function setPassword(
  db: Db,
  { personId, from, passwordHash, keptSession, at }: NewPassword & { from: string },
): Promise<void> {
  await db.batch([
    guard(db, hasPassword(personId, from)),
    ...passwordStatements(db, { personId, passwordHash, keptSession }),
    audit.entry(db, { actorId: personId, action: 'person.password', subjectId: personId, at }),
  ])
}

/** What setting a password does, to stand in the batch of whatever led to it. */
export function passwordStatements(db: Db, { personId, passwordHash, keptSession }: Omit<NewPassword, 'at'>) {
  const spared = keptSession === null ? undefined : ne(session.idHash, keptSession)
  return [
    db.update(person).set({ passwordHash }).where(eq(person.id, personId)),
    db.delete(session).where(and(eq(session.personId, personId), spared)),
    db.delete(passwordReset).where(eq(passwordReset.personId, personId)),
  ] as const
}

/** Stores the same password's hash with today's parameters; false when the hash has changed meanwhile. */
export async function renewHash(
  db: Db,
  { personId, from, to }: { personId: string; from: string; to: string },
): Promise<boolean> {
  const [, [now]] = await db.batch([
    db
      .update(person)
      .set({ passwordHash: to })
      .where(and(eq(person.id, personId), eq(person.passwordHash, from))),
    db.select({ passwordHash: person.passwordHash }).from(person).where(eq(person.id, personId)),
  ])
  return now?.passwordHash === to
}

/** Gives a role; sessions that run take it on with their next request. */
export async function setRole(
  db: Db,
  { personId, role, actorId, at }: { personId: string; role: Role; actorId: string | null; at: number },
): Promise<void> {
  await db.batch([
    guard(db, isAccount(personId)),
    db.update(person).set({ role }).where(eq(person.id, personId)),
    audit.entry(db, { actorId, action: 'person.role', subjectId: personId, detail: { role }, at }),
  ])
}

/**
 * Gives a guest's history to an account and deletes the guest: all in one batch, so that a crash leaves either both or
 * the account. Tells whether there was a guest to merge.
 */
export function mergeGuest(
  db: Db,
  { guestId, accountId, at }: { guestId: string; accountId: string; at: number },
  rebuild: Rebuild,
): Promise<boolean> {
  return retryOnConflict(async () => {
    const [guest, account] = await Promise.all([byId(db, guestId), byId(db, accountId)])
    const canMerge =
      guest?.email === null && guest.erasedAt === null && account !== null && account.email !== null
    if (!canMerge) return false
    await db.batch([
      guard(db, sql`${isGuest(guestId)} and ${isAccount(accountId)}`),
      ...(await statementsToMove(db, { guestId, accountId }, rebuild)),
      db.delete(session).where(eq(session.personId, guestId)),
      db.delete(person).where(eq(person.id, guestId)),
      audit.entry(db, {
        actorId: accountId,
        action: 'guest.merge',
        subjectId: accountId,
        detail: { guestId },
        at,
      }),
    ])
    return true
  })
}

/** Whether what a guest did was given to this account. */
export async function wasMerged(
  db: Db,
  { guestId, accountId }: { guestId: string; accountId: string },
): Promise<boolean> {
  const entries = await audit.list(db, { subjectId: accountId })
  return entries.some(({ action, detail }) => action === 'guest.merge' && detail?.guestId === guestId)
}

/** Takes away all that is personal. The bare id stays, and with it the answers, which nobody can be found by. */
export async function erase(db: Db, { personId, at }: { personId: string; at: number }): Promise<void> {
  const isThere = or(isNotNull(person.email), isNull(person.erasedAt))
  await db.batch([
    guard(db, sql`exists (select 1 from ${person} where ${person.id} = ${personId} and ${isThere})`),
    ...statementsToEraseFromCohorts(db, { personId, at }),
    ...statementsToEraseFromStudio(db, { personId, at }),
    db
      .update(person)
      .set({
        email: null,
        name: null,
        country: null,
        organisation: null,
        passwordHash: null,
        role: 'learner',
        erasedAt: at,
      })
      .where(eq(person.id, personId)),
    db.delete(session).where(eq(session.personId, personId)),
    db.delete(passwordReset).where(eq(passwordReset.personId, personId)),
    db.delete(answerDraft).where(eq(answerDraft.personId, personId)),
    db.delete(labHistory).where(eq(labHistory.personId, personId)),
    // Answers go with their sitting.
    db.delete(testSitting).where(eq(testSitting.personId, personId)),
    db.delete(testTaker).where(eq(testTaker.personId, personId)),
    audit.entry(db, { actorId: personId, action: 'person.erase', subjectId: personId, at }),
  ])
}
