/** What may be said in a review, and what there is to see of one. */

/** The most characters of a comment, and of the words with which a review is asked for or settled. */
export const LONGEST_COMMENT = 4000
export const LONGEST_NOTE = 2000

export type ReviewState = 'open' | 'approved' | 'changes-wanted' | 'withdrawn' | 'published'

/** Whether what is reviewed is still in the making: as long as that is so, reviewers may see the draft. */
export const isRunning = ({ state, releaseNumber }: { state: ReviewState; releaseNumber: number | null }) =>
  releaseNumber === null && state !== 'withdrawn'

/**
 * What somebody typed, as it is kept: plain lines. Control characters go, for they do nothing good on a page; what only
 * steers the direction of writing stays, and ends with its paragraph.
 */
export const plainWords = (typed: string): string =>
  typed
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** In characters as people count them. */
export const lengthOf = (words: string): number => [...words].length

export interface CommentView {
  id: string
  text: string
  authorName: string | null
  at: number
  resolvedAt: number | null
  resolvedByName: string | null
  replies: { id: string; text: string; authorName: string | null; at: number }[]
  /** The passage as it was when this was said, if it has changed since. */
  oldWords: string | null
}

export interface BlockView {
  /** Its place in the text. */
  number: number
  kind: string
  /** The id of an exercise or chart, the label of a footnote. */
  name: string | null
  text: string
  /** A name of its words: a comment is about the passage that was seen. */
  hash: string
  open: CommentView[]
  resolved: CommentView[]
}

export interface ReviewView {
  id: string
  /** Null: of the whole course. */
  moduleId: string | null
  authorId: string
  authorName: string | null
  note: string
  state: ReviewState
  askedAt: number
  settledAt: number | null
  settledByName: string | null
  answer: string
  /** Whether the draft has changed since it was settled. */
  isOlder: boolean
}

/** A text of a draft, passage by passage, with what was said of each. */
export interface ReviewedText {
  review: ReviewView
  moduleId: string
  textLanguage: string
  languages: string[]
  /** Whether this is the draft; else it is what is published. */
  isDraft: boolean
  blocks: BlockView[]
  /** On passages that are no more. */
  gone: CommentView[]
  may: { comment: boolean; settle: boolean; write: boolean }
  /** A name of all that is in review as it stands here: who approves says of what. */
  filesHash: string
}
