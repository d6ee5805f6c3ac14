import type { Actor } from '#app/domain/access/actor.ts'
import type { Cohort } from '#app/domain/cohort/cohort.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as marks from '#db/marks.server.ts'
import { groupsOf, showAnswers } from './show-answers.server.ts'
import type { QueueView } from './views.ts'

interface Asked {
  actor: Actor
  cohortId: string
  language: string
  /** The answers that are marked, in place of those that wait. */
  isMarked: boolean
  /** 1, 2, 3 … */
  page: number
}

/** Groups on a page: as many as somebody reads in one sitting. */
const GROUPS = 10

/**
 * The members' newest written answers, equal ones together: those that wait, the oldest first, or those that are marked,
 * the newest mark first.
 * @throws DomainError `cohort_not_found`
 */
export async function openQueue(
  db: Db,
  { actor, cohortId, language, isMarked, page }: Asked,
): Promise<{ cohort: Cohort; queue: QueueView }> {
  const cohort = await ledCohort(db, { actor, cohortId })
  const answers = await showAnswers(db, await marks.newest(db, { cohortId, isMarked }), language)
  const groups = groupsOf(answers)
  const pages = Math.max(1, Math.ceil(groups.length / GROUPS))
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages)
  return {
    cohort,
    queue: {
      isMarked,
      answers: answers.length,
      groupCount: groups.length,
      groups: groups.slice((shown - 1) * GROUPS, shown * GROUPS),
      page: shown,
      pages,
    },
  }
}
