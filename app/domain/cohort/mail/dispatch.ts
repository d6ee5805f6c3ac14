import { dayOf } from '../cohort.ts'
import { isForGood, type MailFailure, wordsOf } from './mail-failure.ts'

/** What becomes of a letter that was taken up: the columns that are kept. */
export type Outcome =
  | { state: 'sent'; error: null; sentAt: number }
  | { state: 'waiting'; error: string; dueAt: number }
  | { state: 'failed'; error: string }
  | { state: 'dropped'; error: Reason }

/** Why a letter was not sent, or not again, where it was not for the mail server; the page turns it into words. */
const reasons = ['interrupted', 'address', 'refused', 'accepted', 'withdrawn', 'over'] as const
export type Reason = (typeof reasons)[number]

interface Concern {
  kind: 'invitation' | 'reminder' | 'message' | 'review' | 'review-answer'
  cohort: { endsOn: string; archivedAt: number | null } | null
  invitation: { acceptedAt: number | null; withdrawnAt: number | null } | null
  /** The review that it asks for or that was answered, and the part that the reader still has in the course. */
  review?: { state: string } | null
  part?: string | null
}

/** Why a letter that was right when it was written should not go out now; null = it should. `now` in ms UTC. */
export function reasonToDrop(
  { kind, cohort, invitation, review, part }: Concern,
  { isRefused, now }: { isRefused: boolean; now: number },
): Reason | null {
  if (isRefused) return 'refused'
  if (kind === 'review') return review?.state === 'open' && part ? null : 'over'
  if (kind === 'review-answer') return review ? null : 'over'
  if (!cohort || cohort.archivedAt !== null) return 'over'
  if (kind === 'message') return null
  if (!invitation || invitation.withdrawnAt !== null) return 'withdrawn'
  if (invitation.acceptedAt !== null) return 'accepted'
  return cohort.endsOn < dayOf(now) ? 'over' : null
}

/** How long the next try waits after the first, second and third one; then the letter has failed. */
const WAITS_MS = [60_000, 5 * 60_000, 30 * 60_000]

/**
 * What becomes of a letter that the mail server did not take. `tries` counts this one. What it refused for good (an
 * address that it doesn't have) is not tried again: asking on is what makes a sender unwelcome.
 */
export function afterFailure(
  { email, tries }: { email: string; tries: number },
  failure: MailFailure,
  now: number,
): Outcome {
  const error = wordsOf(failure, email)
  const wait = isForGood(failure) ? undefined : WAITS_MS[tries - 1]
  return wait === undefined ? { state: 'failed', error } : { state: 'waiting', error, dueAt: now + wait }
}

/** The most letters of one cohort that fall due within an hour: a mail server's patience is the whole platform's. */
export const LETTERS_AN_HOUR = 200
export const HOUR_MS = 3_600_000

/** When a letter is due that comes after `before` others of its cohort within the hour, in ms UTC: full hours put it off. */
export const dueAtOf = (before: number, now: number): number =>
  now + Math.floor(before / LETTERS_AN_HOUR) * HOUR_MS
