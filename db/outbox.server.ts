import { aliasedTable, and, asc, count, desc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Outcome } from '#app/domain/cohort/mail/dispatch.ts'
import { cohort, invitation, outbox } from './cohort-schema.ts'
import { type Db, guard, isConflict, type Query } from './gateway.server.ts'
import { review } from './review-schema.ts'
import { person } from './schema.ts'
import { courseMember } from './studio-schema.ts'

type CohortKind = 'invitation' | 'reminder' | 'message'

/** Where letters of cohorts and reviews wait for the mail server; how and why: docs/decisions/0016-outbox.md. */
export interface NewLetter {
  /** The same letter is written once: `invite:<invitation>:<serial>`, `remind:<invitation>`, `write:…`, `review:…`. */
  key: string
  kind: CohortKind | 'review' | 'review-answer'
  /** Null for a letter of a review. */
  cohortId: string | null
  reviewId?: string
  invitationId: string | null
  personId: string | null
  /** Lower-cased. */
  email: string
  language: string
  /** Only of messages, and of reviews what they are about; the others are written when sent: they hold a personal link. */
  subject: string | null
  body: string | null
  /** Null: the platform itself. */
  createdBy: string | null
  /** Not before; in ms UTC. */
  dueAt: number
}

/** Rows in one insert: far below the number of values that SQLite takes. */
const ROWS = 200

/** The inserts of letters, to stand in the batch of what they tell of. A letter whose key is there is not written again. */
export function inserts(db: Db, letters: readonly NewLetter[], at: number): Query[] {
  const rows = letters.map((letter) => ({
    ...letter,
    id: uuid(),
    state: 'waiting' as const,
    createdAt: at,
  }))
  const parts = Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, part) =>
    rows.slice(part * ROWS, (part + 1) * ROWS),
  )
  return parts.map((part) => db.insert(outbox).values(part).onConflictDoNothing({ target: outbox.key }))
}

export async function write(db: Db, letters: readonly NewLetter[], at: number): Promise<void> {
  await db.batch(inserts(db, letters, at))
}

/** Those of the given keys whose letters are written already. */
export async function known(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const found = await db
    .select({ key: outbox.key })
    .from(outbox)
    .where(inArray(outbox.key, [...keys]))
  return new Set(found.map(({ key }) => key))
}

const DAY_MS = 24 * 3_600_000

/** How many letters of a cohort are due after a moment, of those written since a day before it; by index. */
export async function countDueAfter(db: Db, cohortId: string, moment: number): Promise<number> {
  const found = await db
    .select({ letters: count() })
    .from(outbox)
    .where(
      and(eq(outbox.cohortId, cohortId), gt(outbox.createdAt, moment - DAY_MS), gt(outbox.dueAt, moment)),
    )
    .get()
  return found?.letters ?? 0
}

/** Longer than any mail server is waited for: a letter that is being sent for so long lost its process. */
const LOST_AFTER_MS = 10 * 60_000
/** In `error` of a letter that was taken up anew after its process was lost. */
const INTERRUPTED = 'interrupted'
/** More than there are processes that look at the same time, or they would all find the same few. */
const LOOKED_AT = 8

/** A letter as it is taken up to be sent, with what it tells of. */
export type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>

/**
 * Takes up the next letter that is due: from now on it is `sending`, and nobody else takes it. Null when none is due.
 *
 * A letter that has been `sending` for ten minutes lost its process between the mail server and us: nobody knows whether
 * it went out. It is taken up once more, because a letter too many does less harm than none; lost again, it has failed
 * and a person decides.
 */
export async function claim(db: Db, now: number) {
  const due = (state: 'waiting' | 'sending') =>
    db
      .select({ id: outbox.id, state: outbox.state, error: outbox.error })
      .from(outbox)
      .where(and(eq(outbox.state, state), lte(outbox.dueAt, now)))
      .orderBy(asc(outbox.dueAt))
      .limit(LOOKED_AT)
  const [waiting, lost] = await db.batch([due('waiting'), due('sending')])
  for (const { id, state, error } of [...lost, ...waiting]) {
    const isLost = state === 'sending'
    if (isLost && error === INTERRUPTED) await giveUp(db, id, now)
    else {
      const claimed = await take(db, { id, isLost, now })
      if (claimed) return claimed
    }
  }
  return null
}

const giveUp = (db: Db, id: string, now: number) =>
  db
    .update(outbox)
    .set({ state: 'failed' })
    .where(
      and(
        eq(outbox.id, id),
        eq(outbox.state, 'sending'),
        eq(outbox.error, INTERRUPTED),
        lte(outbox.dueAt, now),
      ),
    )

/** Null when somebody was first: the guard lets one through. */
async function take(db: Db, { id, isLost, now }: { id: string; isLost: boolean; now: number }) {
  const isFree = isLost
    ? sql`${outbox.state} = 'sending' and ${outbox.error} is not ${INTERRUPTED}`
    : sql`${outbox.state} = 'waiting'`
  try {
    const [, , [claimed]] = await db.batch([
      guard(
        db,
        sql`exists (select 1 from ${outbox} where ${outbox.id} = ${id} and ${outbox.dueAt} <= ${now} and ${isFree})`,
      ),
      db
        .update(outbox)
        .set({
          state: 'sending',
          dueAt: now + LOST_AFTER_MS,
          tries: sql`${outbox.tries} + 1`,
          ...(isLost ? { error: INTERRUPTED } : {}),
        })
        .where(eq(outbox.id, id)),
      claimedLetter(db, id),
    ])
    return claimed ?? null
  } catch (error) {
    if (isConflict(error)) return null
    throw error
  }
}

function claimedLetter(db: Db, id: string) {
  const author = aliasedTable(person, 'author')
  return db
    .select({
      id: outbox.id,
      kind: outbox.kind,
      cohortId: outbox.cohortId,
      email: outbox.email,
      language: outbox.language,
      subject: outbox.subject,
      body: outbox.body,
      tries: outbox.tries,
      personName: person.name,
      authorName: author.name,
      authorEmail: author.email,
      cohort: {
        name: cohort.name,
        startsOn: cohort.startsOn,
        endsOn: cohort.endsOn,
        archivedAt: cohort.archivedAt,
      },
      invitation: {
        id: invitation.id,
        serial: invitation.serial,
        name: invitation.name,
        acceptedAt: invitation.acceptedAt,
        withdrawnAt: invitation.withdrawnAt,
      },
      review: { courseId: review.courseId, state: review.state },
      /** What the reader still has to do with the course of the review. */
      part: courseMember.part,
    })
    .from(outbox)
    .leftJoin(cohort, eq(cohort.id, outbox.cohortId))
    .leftJoin(review, eq(review.id, outbox.reviewId))
    .leftJoin(
      courseMember,
      and(eq(courseMember.courseId, review.courseId), eq(courseMember.personId, outbox.personId)),
    )
    .leftJoin(invitation, eq(invitation.id, outbox.invitationId))
    .leftJoin(person, eq(person.id, outbox.personId))
    .leftJoin(author, eq(author.id, outbox.createdBy))
    .where(eq(outbox.id, id))
}

/** Keeps what became of a letter; only for whoever took it up last. */
export async function settle(
  db: Db,
  { id, tries }: Pick<Claimed, 'id' | 'tries'>,
  outcome: Outcome,
): Promise<void> {
  await db
    .update(outbox)
    .set(outcome)
    .where(and(eq(outbox.id, id), eq(outbox.state, 'sending'), eq(outbox.tries, tries)))
}

/** Of one cohort, the newest first. */
export async function ofCohort(
  db: Db,
  { cohortId, limit, offset }: { cohortId: string; limit: number; offset: number },
) {
  return db
    .select({
      id: outbox.id,
      // A letter of a cohort is none of a review.
      kind: sql<CohortKind>`${outbox.kind}`,
      state: outbox.state,
      error: outbox.error,
      email: outbox.email,
      subject: outbox.subject,
      language: outbox.language,
      tries: outbox.tries,
      createdAt: outbox.createdAt,
      dueAt: outbox.dueAt,
      sentAt: outbox.sentAt,
      personName: person.name,
      invitationName: invitation.name,
    })
    .from(outbox)
    .leftJoin(invitation, eq(invitation.id, outbox.invitationId))
    .leftJoin(person, eq(person.id, outbox.personId))
    .where(eq(outbox.cohortId, cohortId))
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(limit)
    .offset(offset)
}

/** How many letters of a cohort are in each state. */
export async function countByState(db: Db, cohortId: string) {
  return db
    .select({ state: outbox.state, letters: count() })
    .from(outbox)
    .where(eq(outbox.cohortId, cohortId))
    .groupBy(outbox.state)
}

/** Sends what has failed once more: one letter of a cohort, or (null) all. Pressed twice, it is sent once. */
export async function sendAgain(
  db: Db,
  { cohortId, letterId, now }: { cohortId: string; letterId: string | null; now: number },
): Promise<void> {
  await db
    .update(outbox)
    .set({ state: 'waiting', tries: 0, error: null, dueAt: now })
    .where(
      and(
        eq(outbox.cohortId, cohortId),
        eq(outbox.state, 'failed'),
        letterId === null ? undefined : eq(outbox.id, letterId),
      ),
    )
}
