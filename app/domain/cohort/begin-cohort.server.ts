import { randomInt } from 'node:crypto'
import { v5 as idFrom, v7 as uuid } from 'uuid'
import * as cohorts from '#db/cohorts.server.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import type { Actor } from '../access/actor.ts'
import { mustBeAllowed } from '../access/can.ts'
import { loadCourses } from '../course/load-course.server.ts'
import { DomainError } from '../errors.ts'
import { dayOf, momentOf, type Target } from './cohort.ts'
import { ledCohort } from './led-cohort.server.ts'

/** Neither 0 and O nor 1, I and L: it is read out in rooms and written on boards. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Eight letters from a hat: 31^8, about 8.5e11; a throttle bounds who tries. */
const newJoinCode = () => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** A join code as somebody typed it: without spaces and hyphens, in capitals. */
export const typedJoinCode = (text: string): string => text.replace(/[\s-]+/g, '').toUpperCase()

interface Beginning {
  actor: Actor
  facts: cohorts.CohortFacts
  copyOf: string | null
  /** A UUID of the page from which it is begun: the same words from the same page begin one cohort. Null = none known. */
  page: string | null
  now: number
}

/**
 * Begins a cohort, led by whoever begins it. With `copyOf` its trainers come along, and its plan moved to the new dates.
 * @throws DomainError `not_allowed`, `cohort_not_found` (of the one to copy), `course_not_found`
 */
export async function beginCohort(db: Db, { actor, facts, copyOf, page, now }: Beginning): Promise<string> {
  mustBeAllowed(actor, 'cohort.begin', null)
  const known = await knownCourses(db, facts.courseIds)
  const earlier = copyOf === null ? null : await ledCohort(db, { actor, cohortId: copyOf })
  const given = {
    ...facts,
    courseIds: known,
    trainerIds: [...new Set([actor.id, ...(earlier?.trainerIds ?? [])])],
    targets: earlier ? moved(await cohorts.targets(db, earlier.id), earlier.startsOn, facts) : [],
    actorId: actor.id,
    at: now,
  }
  const id = page === null ? uuid() : idFrom(JSON.stringify([actor.id, facts, copyOf]), page)
  for (let round = 1; ; round++) {
    try {
      await cohorts.add(db, { id, joinCode: newJoinCode(), ...given })
      return id
    } catch (error) {
      if (!isConflict(error) || round === 5) throw error
      // The button was pressed twice; else it was two cohorts with one code, and the hat is drawn again.
      if (await cohorts.byId(db, id)) return id
    }
  }
}

/** The same distance from the first day; what would be due after the end is due at the end. */
function moved(targets: Target[], from: string, facts: cohorts.CohortFacts): Target[] {
  const shift = momentOf(facts.startsOn) - momentOf(from)
  return targets
    .filter(({ courseId }) => facts.courseIds.includes(courseId))
    .map((target) => {
      const dueOn = dayOf(momentOf(target.dueOn) + shift)
      return { ...target, dueOn: dueOn > facts.endsOn ? facts.endsOn : dueOn }
    })
}

/** The courses asked for, in the order of the catalogue. */
export async function knownCourses(db: Db, courseIds: string[]): Promise<string[]> {
  const known = (await loadCourses(db, 'en')).map(({ course }) => course.id)
  if (courseIds.some((id) => !known.includes(id))) throw new DomainError('not-found', 'course_not_found')
  return known.filter((id) => courseIds.includes(id))
}
