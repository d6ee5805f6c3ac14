import type { Db } from '#db/gateway.server.ts'
import * as outbox from '#db/outbox.server.ts'
import type { Actor } from '../../access/actor.ts'
import type { Cohort } from '../cohort.ts'
import { ledCohort, runningCohort } from '../led-cohort.server.ts'

export type LetterState = 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped'

/** A letter as the cohort's trainers see it. */
export interface LetterLine {
  id: string
  kind: 'invitation' | 'reminder' | 'message'
  /** A name, else the address. */
  to: string
  subject: string | null
  state: LetterState
  /** A reason of ours (see dispatch.ts), or the mail server's words; null = none. */
  error: string | null
  tries: number
  createdAt: number
  dueAt: number
  sentAt: number | null
}

export interface CohortOutbox {
  cohort: Cohort
  lines: LetterLine[]
  /** How many are in each state, of those with any. */
  counts: { state: LetterState; letters: number }[]
  /** 1, 2, 3 … */
  page: number
  hasOlder: boolean
}

const PAGE = 100

/**
 * The letters of a cohort, the newest first, a page at a time.
 * @throws DomainError `cohort_not_found`
 */
export async function cohortOutbox(
  db: Db,
  { actor, cohortId, page }: { actor: Actor; cohortId: string; page: number },
): Promise<CohortOutbox> {
  const cohort = await ledCohort(db, { actor, cohortId })
  const [rows, counts] = await Promise.all([
    outbox.ofCohort(db, { cohortId, limit: PAGE + 1, offset: (page - 1) * PAGE }),
    outbox.countByState(db, cohortId),
  ])
  return { cohort, lines: rows.slice(0, PAGE).map(lineOf), counts, page, hasOlder: rows.length > PAGE }
}

const lineOf = (row: Awaited<ReturnType<typeof outbox.ofCohort>>[number]): LetterLine => ({
  id: row.id,
  kind: row.kind,
  to: row.personName ?? row.invitationName ?? row.email,
  subject: row.subject,
  state: row.state,
  error: row.error,
  tries: row.tries,
  createdAt: row.createdAt,
  dueAt: row.dueAt,
  sentAt: row.sentAt,
})

/**
 * Sends a letter of a cohort that has failed once more; null = all that have failed.
 * @throws DomainError `cohort_not_found`, `cohort_archived`
 */
export async function sendAgain(
  db: Db,
  asked: { actor: Actor; cohortId: string; letterId: string | null; now: number },
): Promise<void> {
  await runningCohort(db, asked)
  await outbox.sendAgain(db, asked)
}
