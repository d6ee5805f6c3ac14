import type { Person } from '#app/domain/access/actor.ts'
import { mustBeAllowed } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { authorsOf, reviewersOf } from './workspace.server.ts'

interface Deed {
  actor: Person
  courseId: string
  now: number
}

/** Who writes and who reviews a course. @throws DomainError `not-allowed` */
export async function staffOf(db: Db, { actor, courseId }: Omit<Deed, 'now'>) {
  const staff = await members.ofCourse(db, courseId)
  mustBeAllowed(actor, 'course.staff', { authorIds: authorsOf(staff) })
  return staff
}

/**
 * Makes somebody with an account of a trainer or admin an author, by their address.
 * @throws DomainError `not-allowed`; `invalid` studio_member_unknown
 */
export async function addAuthor(db: Db, { email, ...deed }: Deed & { email: string }): Promise<void> {
  const { actor, courseId, now } = deed
  await staffOf(db, deed)
  const found = await people.byEmail(db, email.trim().toLowerCase())
  if (!found || found.role === 'learner') throw new DomainError('invalid', 'studio_member_unknown')
  await members.put(db, { courseId, personId: found.id, part: 'author', actorId: actor.id, at: now })
}

/**
 * Takes an author out; their drafts stay theirs, unpublished. The last one stays.
 * @throws DomainError `not-allowed`; `conflict` studio_last_author
 */
export async function removeAuthor(
  db: Db,
  { personId, ...deed }: Deed & { personId: string },
): Promise<void> {
  const { actor, courseId, now } = deed
  const authors = authorsOf(await staffOf(db, deed))
  if (!authors.includes(personId)) return
  if (authors.length === 1 && actor.role !== 'admin') throw new DomainError('conflict', 'studio_last_author')
  await members.remove(db, { courseId, personId, actorId: actor.id, at: now })
}

/**
 * Makes somebody with an account, of any role, a reviewer, by their address.
 * @throws DomainError `not-allowed`; `invalid` studio_reviewer_unknown, studio_reviewer_writes
 */
export async function addReviewer(db: Db, { email, ...deed }: Deed & { email: string }): Promise<void> {
  const { actor, courseId, now } = deed
  const staff = await staffOf(db, deed)
  const found = await people.byEmail(db, email.trim().toLowerCase())
  if (!found) throw new DomainError('invalid', 'studio_reviewer_unknown')
  if (authorsOf(staff).includes(found.id)) throw new DomainError('invalid', 'studio_reviewer_writes')
  if (reviewersOf(staff).includes(found.id)) return
  await members.put(db, { courseId, personId: found.id, part: 'reviewer', actorId: actor.id, at: now })
}

/** Takes a reviewer out; what they said stays. @throws DomainError `not-allowed` */
export async function removeReviewer(
  db: Db,
  { personId, ...deed }: Deed & { personId: string },
): Promise<void> {
  const { actor, courseId, now } = deed
  if (!reviewersOf(await staffOf(db, deed)).includes(personId)) return
  await members.remove(db, { courseId, personId, actorId: actor.id, at: now })
}
