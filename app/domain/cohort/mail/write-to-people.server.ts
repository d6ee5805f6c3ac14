import { createHash } from 'node:crypto'
import type { Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'
import * as outbox from '#db/outbox.server.ts'
import type { Person } from '../../access/actor.ts'
import { DomainError } from '../../errors.ts'
import { runningCohort } from '../led-cohort.server.ts'
import { HOUR_MS, LETTERS_AN_HOUR } from './dispatch.ts'
import type { Message } from './message.ts'
import { recipientsOf } from './recipients.server.ts'

interface Writing {
  actor: Person
  cohortId: string
  /** Whom: see recipientsOf. */
  people: string
  messages: Partial<Record<Language, Message>>
  /** Of the page from which it is sent: the same words from the same page go out once. */
  token: string
  now: number
}

/**
 * Puts a trainer's message into the outbox, to each in their language. Tells to how many.
 * @throws DomainError `cohort_not_found`, `cohort_archived`, `mail_nobody`; `mail_too_many` when more letters of the cohort
 * would be due in an hour than a mail server is asked to take
 */
export async function writeToPeople(
  db: Db,
  { actor, cohortId, people, messages, token, now }: Writing,
): Promise<number> {
  const cohort = await runningCohort(db, { actor, cohortId })
  const { to } = await recipientsOf(db, cohort, people)
  const letters = to.flatMap(({ id, name: _, ...recipient }) => {
    const message = messages[recipient.language]
    if (!message) return []
    const { subject, body } = message
    return {
      ...recipient,
      key: keyOf({ actorId: actor.id, cohortId, token, message, recipientId: id }),
      kind: 'message' as const,
      cohortId,
      subject,
      body,
      createdBy: actor.id,
      dueAt: now,
    }
  })
  if (letters.length === 0) throw new DomainError('invalid', 'mail_nobody')

  const keys = letters.map(({ key }) => key)
  const [known, earlier] = await Promise.all([
    outbox.known(db, keys),
    outbox.countDueAfter(db, cohortId, now - HOUR_MS),
  ])
  const fresh = letters.filter(({ key }) => !known.has(key))
  if (fresh.length > 0 && earlier + fresh.length > LETTERS_AN_HOUR)
    throw new DomainError('too-many', 'mail_too_many', { seconds: HOUR_MS / 1000, count: LETTERS_AN_HOUR })
  await outbox.write(db, fresh, now)
  return letters.length
}

/** The words are part of it: who goes back and changes them writes another letter. */
function keyOf(given: {
  actorId: string
  cohortId: string
  token: string
  message: Message
  recipientId: string
}): string {
  const { actorId, cohortId, token, message, recipientId } = given
  const parts = [actorId, cohortId, token, message.subject, message.body, recipientId]
  return `write:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`
}
