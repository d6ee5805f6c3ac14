import { textPath } from '#app/content/course-files.server.ts'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Db } from '#db/gateway.server.ts'
import * as comments from '#db/review-comments.server.ts'
import * as sources from '#db/sources.server.ts'
import { courseHead } from '../course-head.ts'
import { bodyOf } from '../source/blocks.ts'
import { hashedBlocks } from '../translation/block-hash.server.ts'
import { textOf, type Workspace } from '../workspace.server.ts'
import { placeComments } from './place-comments.ts'
import { type CommentView, isRunning, type ReviewedText } from './review.ts'
import { reviewView } from './review-view.ts'
import { hashOfReviewed, openReviewed, type ReviewPlace } from './reviewed-draft.server.ts'

/**
 * A text of a draft in review, passage by passage, with what was said of each.
 * @throws DomainError `not-found` for whoever has no part in the course, and where there is nothing in review
 */
export async function reviewedText(
  db: Db,
  actor: Actor,
  place: ReviewPlace,
  { textLanguage, language }: { textLanguage: string; language: string },
): Promise<ReviewedText & { course: ReturnType<typeof courseHead> }> {
  const { review, staff, person, workspace, isDraft } = await openReviewed(db, actor, place)
  const path = textPath(place.moduleId, textLanguage)
  const text = textOf(workspace, path)
  if (text === null) throw new DomainError('not-found', 'page_not_found')
  const said = await comments.ofPath(db, { ...place, path, reviewId: review.id })
  const blocks = hashedBlocks(text)
  const { byBlock, gone } = await placed(db, blocks, said)
  const filesHash = hashOfReviewed(workspace, review.moduleId)
  return {
    course: courseHead(workspace, language),
    review: reviewView(review, filesHash),
    moduleId: place.moduleId,
    textLanguage,
    languages: languagesOf(workspace, place.moduleId),
    isDraft,
    blocks: blocks.flatMap(({ kind, id, label, text, hash }, number) => {
      if (kind === 'blank') return []
      const own = byBlock.get(number) ?? []
      const [open, resolved] = [own.filter(isOpen), own.filter((one) => !isOpen(one))]
      return { number, kind, name: id ?? label, text: bodyOf(text), hash, open, resolved }
    }),
    gone,
    may: {
      comment: isDraft && isRunning(review),
      settle:
        isDraft &&
        review.state === 'open' &&
        can(person, 'review.settle', { ...staff, askedBy: place.authorId }),
      write: can(person, 'course.write', staff),
    },
    filesHash,
  }
}

const isOpen = ({ resolvedAt }: CommentView): boolean => resolvedAt === null

const languagesOf = ({ course }: Workspace, moduleId: string): string[] =>
  course?.modules.find(({ id }) => id === moduleId)?.texts.map(({ language }) => language) ?? []

/** Comments by the passage that they are about; those on what is no more apart. */
async function placed(db: Db, blocks: ReturnType<typeof hashedBlocks>, said: comments.StoredComment[]) {
  const first = said.filter(({ parentId }) => parentId === null)
  const hashes = [...new Set(first.map(({ textHash }) => textHash))]
  const files = await sources.filesOf(db, Object.fromEntries(hashes.map((hash) => [hash, hash])))
  const texts = new Map([...files].map(([hash, bytes]) => [hash, bytes.toString('utf8')]))
  const byBlock = new Map<number, CommentView[]>()
  const gone: CommentView[] = []
  for (const [comment, { block, oldWords }] of placeComments(blocks, first, texts)) {
    const view = { ...viewOf(comment), oldWords, replies: repliesTo(comment, said) }
    if (block === null) gone.push(view)
    else byBlock.set(block, [...(byBlock.get(block) ?? []), view])
  }
  // What was settled and is about nothing any more is of no use.
  return { byBlock, gone: gone.filter(isOpen) }
}

const viewOf = ({ id, text, authorName, at, resolvedAt, resolvedByName }: comments.StoredComment) => ({
  id,
  text,
  authorName,
  at,
  resolvedAt,
  resolvedByName,
})

const repliesTo = (comment: comments.StoredComment, said: comments.StoredComment[]) =>
  said
    .filter(({ parentId }) => parentId === comment.id)
    .map(({ id, text, authorName, at }) => ({ id, text, authorName, at }))
