import type { Actor } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { runningCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import type { Db } from '#db/gateway.server.ts'
import * as marks from '#db/marks.server.ts'
import { decideMark, linesOf } from './mark.ts'
import { groupsOf, type ShownAnswer, showAnswers } from './show-answers.server.ts'
import type { AnswerGroup } from './views.ts'

/** An answer as the trainer had it before them. */
export interface SeenAnswer {
  attemptId: string
  /** When its mark was given; null where it had none. */
  seenAt: number | null
}

interface Marking {
  actor: Actor
  cohortId: string
  /** Those that get this mark, one or several. */
  answers: SeenAnswer[]
  /** Lines of the rubric that are met, by position. */
  met: number[]
  /** Plain text. */
  comment: string
  language: string
  now: number
}

export interface Marked {
  /** How many were given the mark, or have another one now. */
  given: number
  /** Those that another trainer marked meanwhile, as they stand now: they keep that mark. */
  taken: AnswerGroup[]
}

/**
 * Gives one mark and comment to one answer, or to several equal ones. Each is a write of its own: if the power fails
 * between two, the same form sent again gives the rest, and changes nothing twice.
 * @throws DomainError `cohort_not_found`, `cohort_archived`, `answer_not_found`, `mark_nobody`, `mark_line_unknown`
 */
export async function markAnswers(
  db: Db,
  { actor, cohortId, answers, met, comment, language, now }: Marking,
): Promise<Marked> {
  const cohort = await runningCohort(db, { actor, cohortId })
  mustBeAllowed(actor, 'cohort.lead', cohort)
  if (answers.length === 0) throw new DomainError('invalid', 'mark_nobody')
  const seen = new Map(answers.map(({ attemptId, seenAt }) => [attemptId, seenAt]))
  const shown = await showAnswers(db, await marks.byIds(db, cohortId, [...seen.keys()]), language)
  if (shown.length < seen.size) throw new DomainError('not-found', 'answer_not_found')

  let given = 0
  const taken: string[] = []
  for (const { attemptId, exercise, outOf } of shown) {
    const wanted = {
      met,
      lines: linesOf(exercise.rubric),
      outOf,
      comment,
      markedBy: actor.id,
      seenAt: seen.get(attemptId) ?? null,
    }
    try {
      const isWritten = await marks.give(
        db,
        { attemptId, cohortId, actorId: actor.id },
        (standing, last) => decideMark(standing, wanted, { last, now }),
        rebuild,
      )
      if (isWritten) given += 1
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'mark_changed')) throw error
      taken.push(attemptId)
    }
  }
  return { given, taken: await asTheyStand(db, { cohortId, attemptIds: taken, language }) }
}

async function asTheyStand(
  db: Db,
  { cohortId, attemptIds, language }: { cohortId: string; attemptIds: string[]; language: string },
): Promise<AnswerGroup[]> {
  if (attemptIds.length === 0) return []
  const shown: ShownAnswer[] = await showAnswers(db, await marks.byIds(db, cohortId, attemptIds), language)
  return groupsOf(shown)
}
