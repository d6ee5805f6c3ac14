import type { MadeUp } from '#db/demo.server.ts'
import { demoId } from './demo-id.ts'
import type { LivedLearner } from './live-through.server.ts'

const MINUTE = 60_000
const HALF_HOUR = 30 * MINUTE
const DAY = 48 * HALF_HOUR

/** A little before the first step; without steps a few days after the beginning. */
export const joinedOf = ({ steps, part }: LivedLearner, start: number) =>
  (steps[0]?.at ?? start + (part === 'asked' ? 26 : 2) * DAY + 0.4 * DAY) - 5 * MINUTE

export function memberOf({ id, part, steps }: LivedLearner, cohortId: string, joinedAt: number) {
  const state = part === 'asked' || part === 'left' ? part : 'active'
  const endedAt = part === 'left' ? (steps.at(-1)?.at ?? joinedAt) + DAY : null
  return { cohortId, personId: id, state, joinedAt, endedAt } as const
}

/** Pages that were open: once in half an hour for each module in which something was answered. */
export function visitsOf(
  { id, steps, part }: LivedLearner,
  { start, first }: { start: number; first: { courseId: string; moduleId: string } | undefined },
): MadeUp['visits'] {
  const byModule = new Map<string, MadeUp['visits'][number]>()
  const visit = (courseId: string, moduleId: string, at: number) => {
    const key = `${courseId}/${moduleId}`
    const before = byModule.get(key)
    if (!before) byModule.set(key, { personId: id, courseId, moduleId, visits: 1, firstAt: at, lastAt: at })
    else if (at - before.lastAt >= HALF_HOUR)
      byModule.set(key, { ...before, visits: before.visits + 1, lastAt: at })
  }
  for (const { step, at } of steps) if (step.type === 'exercise') visit(step.courseId, step.moduleId, at)
  // Came back again and again, and never answered.
  if (part === 'looked' && first)
    for (const day of [2, 5, 6, 12]) visit(first.courseId, first.moduleId, start + (day + 0.4) * DAY)
  return [...byModule.values()]
}

interface Letter {
  cohortId: string
  invitationId: string
  email: string
  language: string
  createdBy: string
}

/** The invitation; one of them could not be delivered. Who had not begun on the third day got a reminder. */
export function lettersOf(
  { name, steps }: LivedLearner,
  { letter, invitedAt, start }: { letter: Letter; invitedAt: number; start: number },
): MadeUp['letters'] {
  const { invitationId } = letter
  const sent = (kind: 'invitation' | 'reminder', key: string, at: number) => ({
    ...letter,
    id: demoId(key),
    key,
    kind,
    state: 'sent' as const,
    tries: 1,
    createdAt: at,
    dueAt: at,
    sentAt: at + 60_000,
  })
  const invitation = sent('invitation', `invite:${invitationId}:1`, invitedAt)
  if (name === UNDELIVERED)
    return [
      { ...invitation, state: 'failed', error: '550 No such mailbox (made up)', tries: 3, sentAt: null },
    ]
  const hasBegun = (steps[0]?.at ?? Number.POSITIVE_INFINITY) < start + 3 * DAY
  return hasBegun ? [invitation] : [invitation, sent('reminder', `remind:${invitationId}`, start + 3 * DAY)]
}

const UNDELIVERED = 'Genêt Lafontaine-aux-Ormes'

/** What the trainer has written down, for one of each kind. */
export const NOTES: Partial<Record<LivedLearner['part'], string>> = {
  stuck: '(Made up) Asked for an example on paper; call on Thursday.',
  slow: '(Made up) Shares a computer with two colleagues, has it in the afternoon only.',
}
