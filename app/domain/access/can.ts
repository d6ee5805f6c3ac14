import { DomainError } from '../errors.ts'
import type { Actor } from './actor.ts'

/** What each deed is done to. */
interface Subjects {
  /** Read and change what somebody says of themselves; download it; end their sessions; delete it. */
  'person.own': { personId: string }
  /** See one's cohorts, begin one. */
  'cohort.begin': null
  /** Read and change all that belongs to a cohort: its plan, people, answers, notes and figures. */
  'cohort.lead': { trainerIds: readonly string[] }
  /** See figures of all cohorts, added up. */
  'network.see': null
  /** See the Studio, begin a course in it. */
  'course.begin': null
  /** Read and change the sources of a course, keys among them; publish it. */
  'course.write': { authorIds: readonly string[] }
  /** Say who writes and reviews a course. */
  'course.staff': { authorIds: readonly string[] }
}
export type Deed = keyof Subjects

type Known = NonNullable<Actor>

const leads = (actor: Known) => actor.role === 'trainer' || actor.role === 'admin'

/** Who is no trainer any more writes nothing, whatever course still names them. */
const writes = (actor: Known, { authorIds }: { authorIds: readonly string[] }) =>
  actor.role === 'admin' || (leads(actor) && authorIds.includes(actor.id))

/**
 * Who may do what: asked by the button and by the action. What isn't on this list nobody may. Guests are people too:
 * what they did is theirs.
 */
const rules: { [D in Deed]: (actor: Known, on: Subjects[D]) => boolean } = {
  'person.own': (actor, { personId }) => actor.id === personId,
  'cohort.begin': leads,
  // Who is no trainer any more leads nothing, whatever cohort still names them.
  'cohort.lead': (actor, { trainerIds }) =>
    actor.role === 'admin' || (leads(actor) && trainerIds.includes(actor.id)),
  'network.see': (actor) => actor.role === 'admin',
  'course.begin': leads,
  'course.write': writes,
  'course.staff': writes,
}

export function can<D extends Deed>(actor: Actor, deed: D, on: Subjects[D]): boolean {
  return actor !== null && rules[deed](actor, on)
}

/** @throws DomainError `not-allowed` */
export function mustBeAllowed<D extends Deed>(
  actor: Actor,
  deed: D,
  on: Subjects[D],
): asserts actor is NonNullable<Actor> {
  if (!can(actor, deed, on)) throw new DomainError('not-allowed', 'not_allowed')
}
