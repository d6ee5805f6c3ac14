import type { Actor } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { runningCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { GRACE_MS } from '#app/domain/test/occasion.ts'
import * as allowances from '#db/allowances.server.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import { listItems } from './list-items.server.ts'
import { activeMember } from './open-allowances.server.ts'

/** The most that can be given: more is a slip of the keyboard. */
const MOST_TRIES = 20
const MOST_MINUTES = 600

interface Giving {
  actor: Actor
  cohortId: string
  personId: string
  courseId: string
  /** An exercise's id; or `test:pre`, `test:post`. */
  subject: string
  /** In all, besides what the author gives. */
  extraTries: number
  extraMinutes: number
  /** When the allowance that the trainer had before them was given; null for none. */
  seenAt: number | null
  language: string
  now: number
}

/**
 * Gives a member extra tries, or extra minutes; both numbers say how many in all, so that the same form sent twice gives
 * nothing twice. A sitting that runs ends later by the minutes. Tells whether anything changed.
 * @throws DomainError `cohort_not_found`, `cohort_archived`, `member_not_found`, `exercise_not_found`, `allowance_number`,
 *   `allowance_too_late`, `allowance_changed` when another was given since the page was made
 */
export async function giveAllowance(db: Db, giving: Giving): Promise<boolean> {
  const { actor, cohortId, personId, courseId, subject, extraTries, extraMinutes, now } = giving
  const cohort = await runningCohort(db, { actor, cohortId })
  mustBeAllowed(actor, 'cohort.lead', cohort)
  await activeMember(db, { cohortId, personId })
  const courseIds = cohort.courseIds.filter((id) => id === courseId)
  const items = await listItems(db, { personId, courseIds, language: giving.language, now })
  const item = items.find((one) => one.subject === subject)
  if (!item) throw new DomainError('not-found', 'exercise_not_found')
  if (!isWithin(extraTries, MOST_TRIES) || !isWithin(extraMinutes, item.minutes === null ? 0 : MOST_MINUTES))
    throw new DomainError('invalid', 'allowance_number')
  if (item.extraTries === extraTries && item.extraMinutes === extraMinutes) return false
  if (item.isTooLate) throw new DomainError('conflict', 'allowance_too_late')
  if (item.seenAt !== giving.seenAt) throw new DomainError('conflict', 'allowance_changed')
  const { occasion, seenAt } = item
  try {
    await allowances.give(db, {
      personId,
      courseId,
      subject,
      extraTries,
      extraMinutes,
      cohortId,
      actorId: actor.id,
      at: Math.max(now, (seenAt ?? 0) + 1),
      before: seenAt === null ? null : { ...item, at: seenAt },
      sitting: occasion && { occasion, graceMs: GRACE_MS },
    })
  } catch (error) {
    if (isConflict(error)) throw new DomainError('conflict', 'allowance_changed')
    throw error
  }
  return true
}

const isWithin = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= most
