import { DomainError } from '../errors.ts'
import type { Actor } from './actor.ts'

/** What each deed is done to. */
interface Subjects {
  /** Read and change what somebody says of themselves; download it; end their sessions; delete it. */
  'person.own': { personId: string }
}
export type Deed = keyof Subjects

/**
 * Who may do what: asked by the button and by the action. What isn't on this list nobody may. Guests are people too:
 * what they did is theirs.
 */
const rules: { [D in Deed]: (actor: NonNullable<Actor>, on: Subjects[D]) => boolean } = {
  'person.own': (actor, { personId }) => actor.id === personId,
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
