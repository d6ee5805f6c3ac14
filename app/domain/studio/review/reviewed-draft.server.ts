import { createHash } from 'node:crypto'
import { manifestOf } from '#app/content/manifest.server.ts'
import type { Actor, Person } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as members from '#db/course-members.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import * as reviews from '#db/reviews.server.ts'
import { authorsOf, reviewersOf, type Workspace, workspaceOf } from '../workspace.server.ts'
import { isRunning } from './review.ts'

export interface Staff {
  authorIds: string[]
  reviewerIds: string[]
}

const notFound = () => new DomainError('not-found', 'page_not_found')

/**
 * The staff of a course, for one of them. To all others it looks as if there were no such course.
 * @throws DomainError `not-found`
 */
export async function mustReview(
  db: Db,
  actor: Actor,
  courseId: string,
): Promise<Staff & { person: Person }> {
  const named = await members.ofCourse(db, courseId)
  const staff = { authorIds: authorsOf(named), reviewerIds: reviewersOf(named) }
  if (!actor || !can(actor, 'course.review', staff)) throw notFound()
  return { ...staff, person: actor }
}

/** Whether somebody still writes a course: the draft of who doesn't is shown to nobody. */
export async function stillWrites(db: Db, personId: string, authorIds: readonly string[]): Promise<boolean> {
  const found = await people.byId(db, personId)
  if (!found?.email) return false
  const author = { id: found.id, role: found.role, isGuest: false, name: found.name, language: 'en' } as const
  return can(author, 'course.write', { authorIds })
}

export interface ReviewedDraft {
  review: reviews.NamedReview
  staff: Staff
  person: Person
  workspace: Workspace
  /** Whether the workspace is the author's; else it is what is published. */
  isDraft: boolean
}

export interface ReviewPlace {
  courseId: string
  moduleId: string
  authorId: string
}

/**
 * The draft of an author who has asked for a review of it, for the staff of the course. Once the review is withdrawn or
 * what was reviewed is published, others than the author see what is published, no longer the draft.
 * @throws DomainError `not-found`
 */
export async function openReviewed(db: Db, actor: Actor, place: ReviewPlace): Promise<ReviewedDraft> {
  const { courseId, moduleId, authorId } = place
  const { person, ...staff } = await mustReview(db, actor, courseId)
  const review = await reviews.newest(db, place)
  if (!review) throw notFound()
  const isOpen = isRunning(review) && (await stillWrites(db, authorId, staff.authorIds))
  const isDraft = isOpen || (person.id === authorId && can(person, 'course.write', staff))
  const workspace = await workspaceOf(db, courseId, isDraft ? authorId : '')
  if (!workspace.course?.modules.some(({ id }) => id === moduleId)) throw notFound()
  return { review, staff, person, workspace, isDraft }
}

/** A name of all that a review is about, as it stands in a workspace. */
export function hashOfReviewed({ files }: Pick<Workspace, 'files'>, moduleId: string | null): string {
  const own = Object.entries(manifestOf(files)).filter(
    ([path]) => moduleId === null || path.startsWith(`${moduleId}/`),
  )
  return createHash('sha256').update(JSON.stringify(own)).digest('hex')
}
