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
  /** Read a draft that is in review, keys among it, and comment on it. */
  'course.review': CourseStaff
  /** Say of a draft in review that it is right, or what is to be changed. */
  'review.settle': CourseStaff & { askedBy: string }
  /** See the Studio: whoever may begin a course, and who is named in one. */
  'studio.see': { courseIds: readonly string[] }
}

interface CourseStaff {
  authorIds: readonly string[]
  reviewerIds: readonly string[]
}
export type Deed = keyof Subjects

type Known = NonNullable<Actor>

const leads = (actor: Known) => actor.role === 'trainer' || actor.role === 'admin'

/** Who is no trainer any more writes nothing, whatever course still names them. */
const writes = (actor: Known, { authorIds }: { authorIds: readonly string[] }) =>
  actor.role === 'admin' || (leads(actor) && authorIds.includes(actor.id))

/**
 * Authors review each other. A reviewer needs an account, but no role: who knows migration statistics best may never lead
 * a cohort. Authors name them one by one, and are told that reviewers see keys.
 */
const reviews = (actor: Known, { authorIds, reviewerIds }: CourseStaff) =>
  writes(actor, { authorIds }) || (!actor.isGuest && reviewerIds.includes(actor.id))

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
  'course.review': reviews,
  // Nobody approves their own draft.
  'review.settle': (actor, { askedBy, ...staff }) => reviews(actor, staff) && actor.id !== askedBy,
  'studio.see': (actor, { courseIds }) => leads(actor) || (!actor.isGuest && courseIds.length > 0),
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
