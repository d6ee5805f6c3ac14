import { DomainError } from '../errors.ts'
import type { Actor } from './actor.ts'

/** What each deed is done to. */
interface Subjects {
  /** Read and change what somebody says of themselves; download it; end their sessions; delete it. */
  'person.own': { personId: string }
  'person.give-role': { personId: string }
  'attempt.submit': { personId: string }
}
export type Deed = keyof Subjects

/**
 * Who may do what: asked by the button and by the action. Not on this list = nobody. Answering needs no account, so a
 * guest may submit.
 */
const rules: { [D in Deed]: (actor: NonNullable<Actor>, on: Subjects[D]) => boolean } = {
  'person.own': (actor, { personId }) => actor.id === personId,
  // Nobody gives themselves a role, so that an administrator can't be left out by mistake.
  'person.give-role': (actor, { personId }) =>
    actor.role === 'admin' && !actor.isGuest && actor.id !== personId,
  'attempt.submit': (actor, { personId }) => actor.id === personId,
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
