import type { Db } from '#db/gateway.server.ts'
import * as notes from '#db/notes.server.ts'
import type { Actor } from '../../access/actor.ts'
import { mustBeAllowed } from '../../access/can.ts'
import { DomainError } from '../../errors.ts'
import { runningCohort } from '../led-cohort.server.ts'
import { cohortLearner } from './cohort-learner.server.ts'

/** The longest note, in characters as people count them. */
export const longestNote = 4000

interface NewNote {
  actor: Actor
  cohortId: string
  personId: string
  /** A UUID that the form carries: the same one twice is one note. */
  id: string
  /** Plain text. */
  text: string
  now: number
}

/**
 * Writes down something about a learner, for the trainers of the cohort.
 * @throws DomainError `cohort_not_found`, `cohort_archived`, `learner_not_found`, `note_empty`, `note_too_long`
 */
export async function writeNote(
  db: Db,
  { actor, cohortId, personId, id, now, ...given }: NewNote,
): Promise<void> {
  const cohort = await runningCohort(db, { actor, cohortId })
  mustBeAllowed(actor, 'cohort.lead', cohort)
  await cohortLearner(db, { cohortId, personId, now })
  const text = given.text.replace(/\r\n?/g, '\n').trim()
  if (text === '') throw new DomainError('invalid', 'note_empty')
  if ([...text].length > longestNote) throw new DomainError('invalid', 'note_too_long')
  await notes.add(db, { id, cohortId, personId, authorId: actor.id, text, at: now })
}

/**
 * Takes a note of one's own away; somebody else's stays as it is.
 * @throws DomainError `cohort_not_found`, `cohort_archived`
 */
export async function deleteNote(
  db: Db,
  { actor, cohortId, id }: { actor: Actor; cohortId: string; id: string },
): Promise<void> {
  const cohort = await runningCohort(db, { actor, cohortId })
  mustBeAllowed(actor, 'cohort.lead', cohort)
  await notes.removeOwn(db, { id, cohortId, authorId: actor.id })
}
