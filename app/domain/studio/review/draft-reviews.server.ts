import type { Db } from '#db/gateway.server.ts'
import * as reviews from '#db/reviews.server.ts'
import type { Workspace } from '../workspace.server.ts'
import type { ReviewView } from './review.ts'
import { reviewView } from './review-view.ts'
import { hashOfReviewed } from './reviewed-draft.server.ts'

/** How many comments on one's own draft wait, by file. */
export async function openCommentsOn(
  db: Db,
  { courseId, personId }: Pick<Workspace, 'courseId' | 'personId'>,
): Promise<Record<string, number>> {
  const found = await reviews.openComments(db, { courseId, authorId: personId })
  return Object.fromEntries(found.map(({ path, comments }) => [path, comments]))
}

/** What is known of the reviews of one's own draft before it is published: of each part the newest. */
export interface DraftReviews {
  reviews: ReviewView[]
  comments: number
}

export async function reviewsOfDraft(db: Db, workspace: Workspace): Promise<DraftReviews> {
  const { courseId, personId } = workspace
  const [found, comments] = await Promise.all([
    reviews.inTheMaking(db, { courseId, authorId: personId }),
    openCommentsOn(db, workspace),
  ])
  const newest = found.filter(
    ({ moduleId }, index) => !found.slice(0, index).some((later) => covers(later.moduleId, moduleId)),
  )
  return {
    reviews: newest.map((review) => reviewView(review, hashOfReviewed(workspace, review.moduleId))),
    comments: Object.values(comments).reduce((sum, count) => sum + count, 0),
  }
}

/** A later review of the whole course says more than an earlier one of a module. */
const covers = (later: string | null, earlier: string | null) => later === null || later === earlier
