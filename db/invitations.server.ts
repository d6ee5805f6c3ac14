import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import * as audit from './audit.server.ts'
import { cohort, invitation, membership } from './cohort-schema.ts'
import { type Db, guard, type Query } from './gateway.server.ts'
import * as outbox from './outbox.server.ts'
import { person } from './schema.ts'

/** Somebody asked to take part, as their trainer sees it. */
export interface Invitation {
  id: string
  cohortId: string
  email: string | null
  name: string | null
  country: string | null
  organisation: string | null
  language: string
  /** Counts the links that were made for it; only the newest works. */
  serial: number
  invitedAt: number
  /** How often the link was opened before the first answer. */
  opens: number
  openedAt: number | null
  /** Whoever took it up. */
  personId: string | null
  acceptedAt: number | null
  withdrawnAt: number | null
}

/** What a row of a list becomes. */
export interface NewInvitation
  extends Pick<Invitation, 'id' | 'email' | 'name' | 'country' | 'organisation' | 'language'> {
  /** `mail:` and the address, or `name:` and the folded name. */
  rosterKey: string
  codeHash: string
}

const fields = {
  id: invitation.id,
  cohortId: invitation.cohortId,
  email: invitation.email,
  name: invitation.name,
  country: invitation.country,
  organisation: invitation.organisation,
  language: invitation.language,
  serial: invitation.serial,
  invitedAt: invitation.invitedAt,
  opens: invitation.opens,
  openedAt: invitation.openedAt,
  personId: invitation.personId,
  acceptedAt: invitation.acceptedAt,
  withdrawnAt: invitation.withdrawnAt,
}

export async function ofCohort(db: Db, cohortId: string): Promise<Invitation[]> {
  return db
    .select(fields)
    .from(invitation)
    .where(eq(invitation.cohortId, cohortId))
    .orderBy(asc(sql`coalesce(${invitation.name}, ${invitation.email})`), asc(invitation.id))
}

export async function byCodeHash(db: Db, codeHash: string): Promise<Invitation | null> {
  return (await db.select(fields).from(invitation).where(eq(invitation.codeHash, codeHash)).get()) ?? null
}

/** The roster keys that a cohort has already; and the addresses among those of its members. */
export async function knownIn(
  db: Db,
  cohortId: string,
): Promise<{ rosterKeys: Set<string>; emails: Set<string> }> {
  const [keys, members] = await db.batch([
    db
      .select({ key: invitation.rosterKey })
      .from(invitation)
      .where(and(eq(invitation.cohortId, cohortId), isNull(invitation.withdrawnAt))),
    db
      .select({ email: person.email })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .where(and(eq(membership.cohortId, cohortId), inArray(membership.state, ['active', 'asked']))),
  ])
  return {
    rosterKeys: new Set(keys.map(({ key }) => key)),
    emails: new Set(members.flatMap(({ email }) => (email ? [email] : []))),
  }
}

const isRunning = (cohortId: string) =>
  sql`exists (select 1 from ${cohort} where ${cohort.id} = ${cohortId} and ${cohort.archivedAt} is null)`

/** How many rows go into one statement: SQLite takes 32,766 values in one, and each row has ten. */
const ROWS = 500

/**
 * Adds people to a cohort's list with the letters to them, all in one batch; who was taken off the list before is asked
 * again with a new link, as the list says it now. Refused as a conflict when one of them was added or the cohort was
 * archived meanwhile.
 */
export async function add(
  db: Db,
  {
    cohortId,
    people,
    letters,
    actorId,
    at,
  }: {
    cohortId: string
    people: NewInvitation[]
    letters: readonly outbox.NewLetter[]
    actorId: string
    at: number
  },
): Promise<void> {
  if (people.length === 0) return
  const rows = people.map((one) => ({ ...one, cohortId, invitedBy: actorId, invitedAt: at }))
  const inserts: Query[] = []
  for (let from = 0; from < rows.length; from += ROWS)
    inserts.push(
      db
        .insert(invitation)
        .values(rows.slice(from, from + ROWS))
        .onConflictDoUpdate({
          target: [invitation.cohortId, invitation.rosterKey],
          set: {
            id: sql`excluded.id`,
            name: sql`excluded.name`,
            country: sql`excluded.country`,
            organisation: sql`excluded.organisation`,
            language: sql`excluded.language`,
            codeHash: sql`excluded.code_hash`,
            serial: 1,
            invitedAt: at,
            invitedBy: actorId,
            opens: 0,
            openedAt: null,
            personId: null,
            acceptedAt: null,
            withdrawnAt: null,
          },
        }),
    )
  const keys = JSON.stringify(people.map(({ rosterKey }) => rosterKey))
  const isThere = sql`exists (select 1 from ${invitation} where ${invitation.cohortId} = ${cohortId}
    and ${invitation.rosterKey} in (select value from json_each(${keys})) and ${invitation.withdrawnAt} is null)`
  await db.batch([
    guard(db, sql`${isRunning(cohortId)} and not ${isThere}`),
    ...inserts,
    ...outbox.inserts(db, letters, at),
    audit.entry(db, {
      actorId,
      action: 'cohort.invite',
      subjectId: cohortId,
      detail: { count: rows.length },
      at,
    }),
  ])
}

const BETWEEN_OPENS_MS = 30 * 60_000

/**
 * The link was opened, and nobody has answered under it yet. Within half an hour it counts once, as visits of modules do:
 * mail programs look at links, and people reload.
 */
export async function opened(db: Db, id: string, at: number): Promise<void> {
  const isNew = or(isNull(invitation.openedAt), lte(invitation.openedAt, at - BETWEEN_OPENS_MS))
  await db
    .update(invitation)
    .set({ opens: sql`${invitation.opens} + 1`, openedAt: at })
    .where(and(eq(invitation.id, id), isNull(invitation.personId), isNew))
}

/**
 * Somebody takes an invitation up and is in the cohort from then on. What they have not said of themselves is taken from
 * the list. Refused as a conflict when it was taken up or withdrawn meanwhile. Who was taken out of the cohort stays out.
 */
export async function accept(
  db: Db,
  { invitation: given, personId, at }: { invitation: Invitation; personId: string; at: number },
): Promise<void> {
  const isOpen = sql`exists (select 1 from ${invitation} where ${invitation.id} = ${given.id} and ${invitation.personId} is null and ${invitation.withdrawnAt} is null)`
  const { cohortId, name, country, organisation } = given
  await db.batch([
    guard(db, isOpen),
    db.update(invitation).set({ personId, acceptedAt: at }).where(eq(invitation.id, given.id)),
    db
      .insert(membership)
      .values({ cohortId, personId, state: 'active', joinedAt: at })
      .onConflictDoUpdate({
        target: [membership.cohortId, membership.personId],
        set: { state: 'active', joinedAt: at, endedAt: null },
        setWhere: inArray(membership.state, ['asked', 'left']),
      }),
    db
      .update(person)
      .set({
        name: sql`coalesce(${person.name}, ${name})`,
        country: sql`coalesce(${person.country}, ${country})`,
        organisation: sql`coalesce(${person.organisation}, ${organisation})`,
      })
      .where(eq(person.id, personId)),
    audit.entry(db, {
      actorId: personId,
      action: 'invitation.accept',
      subjectId: personId,
      detail: { cohortId },
      at,
    }),
  ])
}

interface Deed {
  cohortId: string
  id: string
  actorId: string
  at: number
}

const those = ({ cohortId, id }: Deed) => and(eq(invitation.cohortId, cohortId), eq(invitation.id, id))

/**
 * Takes an invitation back: its link stops working. Refused as a conflict unless it waits for somebody: who has joined
 * already stays.
 */
export async function withdraw(db: Db, deed: Deed): Promise<void> {
  const { cohortId, id, actorId, at } = deed
  const isWaiting = and(those(deed), isNull(invitation.personId), isNull(invitation.withdrawnAt))
  await db.batch([
    guard(db, sql`exists (select 1 from ${invitation} where ${isWaiting})`),
    db.update(invitation).set({ withdrawnAt: at }).where(those(deed)),
    audit.entry(db, { actorId, action: 'invitation.withdraw', subjectId: cohortId, detail: { id }, at }),
  ])
}

/**
 * Puts a new link in place of one that got lost, or into wrong hands, with the letters that bring it. Refused as a
 * conflict when it was replaced or taken back meanwhile.
 */
export async function renew(
  db: Db,
  deed: Deed & { serial: number; codeHash: string; letters: readonly outbox.NewLetter[] },
): Promise<void> {
  const { cohortId, id, serial, codeHash, letters, actorId, at } = deed
  const isBefore = and(those(deed), eq(invitation.serial, serial - 1), isNull(invitation.withdrawnAt))
  await db.batch([
    guard(db, sql`exists (select 1 from ${invitation} where ${isBefore})`),
    db.update(invitation).set({ serial, codeHash }).where(those(deed)),
    ...outbox.inserts(db, letters, at),
    audit.entry(db, { actorId, action: 'invitation.renew', subjectId: cohortId, detail: { id }, at }),
  ])
}
