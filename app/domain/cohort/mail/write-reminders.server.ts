import type { Db } from '#db/gateway.server.ts'
import * as outbox from '#db/outbox.server.ts'
import * as reminders from '#db/reminders.server.ts'
import { dayOf } from '../cohort.ts'
import { HOUR_MS } from './dispatch.ts'
import { dueTimes } from './due-times.server.ts'

const REMIND_AFTER_MS = 3 * 24 * HOUR_MS
/** In one go; the next hour takes the others. */
const MOST = 500

/**
 * Writes the one reminder to everybody who was invited by mail three days ago and has not begun. Who wants no letters is
 * found out when it is sent: the letter is dropped then, and stands in the outbox as that.
 */
export async function writeReminders(db: Db, now: number): Promise<void> {
  const invited = await reminders.due(db, {
    today: dayOf(now),
    invitedBefore: now - REMIND_AFTER_MS,
    limit: MOST,
  })
  const dueAt = await dueTimes(
    db,
    invited.map(({ cohortId }) => cohortId),
    now,
  )
  const letters = invited.map(({ id, ...letter }, n) => ({
    ...letter,
    key: `remind:${id}`,
    kind: 'reminder' as const,
    invitationId: id,
    personId: null,
    subject: null,
    body: null,
    createdBy: null,
    dueAt: dueAt[n] ?? now,
  }))
  await outbox.write(db, letters, now)
}
