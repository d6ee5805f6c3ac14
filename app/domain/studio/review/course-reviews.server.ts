import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import * as reviews from '#db/reviews.server.ts'
import { courseHead } from '../course-head.ts'
import { listModules } from '../list-modules.server.ts'
import { type Workspace, workspaceOf } from '../workspace.server.ts'
import { isRunning, type ReviewView } from './review.ts'
import { reviewView } from './review-view.ts'
import { hashOfReviewed, mustReview, stillWrites } from './reviewed-draft.server.ts'

/** The reviews that the page of a course shows; older ones are in the history of what was published. */
const MOST_SHOWN = 40

interface ModuleToRead {
  id: string
  title: string
  languages: string[]
}

/** A review with the texts that it is about. */
export interface ListedReview extends ReviewView {
  /** What is to be read; empty when the draft is not shown any more. */
  modules: ModuleToRead[]
  /** Comments that wait, in all of the author's draft. */
  comments: number
  /** A name of all that is in review as it stands now. */
  filesHash: string
  may: { settle: boolean; withdraw: boolean }
}

/**
 * The reviews of a course, the newest first, for its authors and reviewers.
 * @throws DomainError `not-found`
 */
export async function courseReviews(db: Db, actor: Actor, courseId: string, language: string) {
  const { person, ...staff } = await mustReview(db, actor, courseId)
  const canWrite = can(person, 'course.write', staff)
  const [found, own] = await Promise.all([
    reviews.ofCourse(db, courseId, MOST_SHOWN),
    workspaceOf(db, courseId, canWrite ? person.id : ''),
  ])
  const workspaces = new Map<string, Promise<Workspace | null>>([[person.id, Promise.resolve(own)]])
  const workspaceFor = (authorId: string) => {
    const known =
      workspaces.get(authorId) ??
      stillWrites(db, authorId, staff.authorIds).then((writes) =>
        writes ? workspaceOf(db, courseId, authorId) : null,
      )
    workspaces.set(authorId, known)
    return known
  }
  const listed: ListedReview[] = []
  let head = courseHead(own, language)
  for (const review of found) {
    const isOwn = review.authorId === person.id
    const workspace = isRunning(review) ? await workspaceFor(review.authorId) : null
    // The title of a course that was never published stands in the draft alone.
    if (workspace && !own.course?.yaml) head = { ...courseHead(workspace, language), drafts: head.drafts }
    const filesHash = workspace ? hashOfReviewed(workspace, review.moduleId) : ''
    const isOpen = review.state === 'open' && workspace !== null
    listed.push({
      ...reviewView(review, workspace ? filesHash : null),
      modules: workspace ? modulesToRead(workspace, review.moduleId) : [],
      comments: workspace ? await openCommentsIn(db, courseId, review) : 0,
      filesHash,
      may: {
        settle: isOpen && can(person, 'review.settle', { ...staff, askedBy: review.authorId }),
        withdraw: review.state === 'open' && isOwn,
      },
    })
  }
  return {
    course: head,
    reviews: listed,
    canWrite,
    /** The modules in which one has something in the making: what a review may be asked for. */
    inTheMaking: listModules(own).filter(({ id }) =>
      own.drafts.some(({ path }) => path.startsWith(`${id}/`)),
    ),
    hasDrafts: own.drafts.length > 0,
    reviewers: await namesOf(db, staff.reviewerIds),
  }
}

const modulesToRead = (workspace: Workspace, moduleId: string | null): ModuleToRead[] =>
  listModules(workspace)
    .filter(({ id }) => moduleId === null || id === moduleId)
    .map(({ id, title, languages }) => ({ id, title, languages }))

async function openCommentsIn(
  db: Db,
  courseId: string,
  { authorId, moduleId }: Pick<reviews.NamedReview, 'authorId' | 'moduleId'>,
): Promise<number> {
  const found = await reviews.openComments(db, { courseId, authorId })
  return found
    .filter(({ path }) => moduleId === null || path.startsWith(`${moduleId}/`))
    .reduce((sum, { comments }) => sum + comments, 0)
}

async function namesOf(db: Db, ids: string[]): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => people.byId(db, id)))
  return found.flatMap((one) => one?.name ?? one?.email ?? [])
}
