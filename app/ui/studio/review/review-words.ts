import type { BlockView, ReviewState, ReviewView } from '#app/domain/studio/review/review.ts'
import { m } from '#app/messages/generated/messages.js'

export const stateWords: Record<ReviewState, () => string> = {
  open: () => m.studio_review_state_open(),
  approved: () => m.studio_review_state_approved(),
  'changes-wanted': () => m.studio_review_state_changes_wanted(),
  withdrawn: () => m.studio_review_state_withdrawn(),
  published: () => m.studio_review_state_published(),
}

export const nameOr = (name: string | null): string => name ?? m.studio_review_somebody()

/** What a review is of, and by whom. */
export function titleOf({ moduleId, authorName }: Pick<ReviewView, 'moduleId' | 'authorName'>): string {
  const name = nameOr(authorName)
  return moduleId === null
    ? m.studio_review_of_whole({ name })
    : m.studio_review_of_module({ moduleId, name })
}

/** What a passage is called: by what its author calls it, else by its place. */
export function passageOf({ kind, name, number }: Pick<BlockView, 'kind' | 'name' | 'number'>): string {
  if (kind === 'front-matter') return m.studio_review_block_front()
  if (kind === 'heading') return m.studio_review_block_heading()
  if (kind === 'footnote' && name !== null) return m.studio_review_block_footnote({ id: name })
  if (name !== null) return m.studio_review_block_exercise({ id: name })
  return m.studio_review_block_other({ number: number + 1 })
}

export const doneWords: Record<string, () => string> = {
  asked: () => m.studio_review_done_asked(),
  withdrawn: () => m.studio_review_done_withdrawn(),
  settled: () => m.studio_review_done_settled(),
  commented: () => m.studio_review_done_commented(),
  resolved: () => m.studio_review_done_resolved(),
  reopened: () => m.studio_review_done_reopened(),
}

/** A form that was refused, with what was typed into it. */
export interface RefusedWords {
  form: string
  text: string
  code: string
  /** The passage that a comment is about, the comment that a reply answers, the scope of a request. */
  about: string
}
