import { DomainError } from '../errors.ts'

/** A trainer's mark of a written answer, as the store keeps it; points are in thousandths. */
export interface Mark {
  /** Lines of the rubric that are met, by position in the source, rising. */
  met: number[]
  points: number
  outOf: number
  /** Plain text; '' for none. */
  comment: string
  markedBy: string
  at: number
}

/** What a trainer asks for one answer. */
export interface WantedMark {
  /** Lines of the rubric that are met. */
  met: readonly number[]
  /** Lines of the rubric on the answer's page. */
  lines: number
  /** What the answer was worth when it was given, in thousandths. */
  outOf: number
  comment: string
  markedBy: string
  /** When the mark that the trainer had before them was given; null where there was none. */
  seenAt: number | null
}

/** As long as a comment may be. */
const MOST_COMMENT = 4000

/** A rubric without lines has one all the same: that the answer meets what was asked for. */
export const linesOf = (rubric: readonly unknown[]): number => Math.max(1, rubric.length)

/**
 * The mark to write; null when this very mark stands already, so that a second press of the button changes nothing.
 * `last` is the time of the last event of the learner's module: a mark is an event too, and comes after it.
 * @throws DomainError `mark_changed` when another mark was given since the page was made, `mark_line_unknown`
 */
export function decideMark(
  standing: Mark | null,
  wanted: WantedMark,
  { last, now }: { last: number; now: number },
): Mark | null {
  const { lines, outOf, markedBy } = wanted
  const met = [...new Set(wanted.met)].sort((a, b) => a - b)
  if (met.some((line) => !Number.isInteger(line) || line < 0 || line >= lines))
    throw new DomainError('invalid', 'mark_line_unknown')
  const comment = tidied(wanted.comment)
  if (standing && isSame(standing, { met, comment })) return null
  if ((standing?.at ?? null) !== wanted.seenAt) throw new DomainError('conflict', 'mark_changed')
  const points = Math.round((outOf * met.length) / lines)
  return { met, points, outOf, comment, markedBy, at: Math.max(now, last + 1) }
}

const isSame = (standing: Mark, { met, comment }: Pick<Mark, 'met' | 'comment'>): boolean =>
  standing.comment === comment && standing.met.join() === met.join()

/** As it is kept: line ends of one kind, nothing around it, and no longer than a comment may be. */
const tidied = (comment: string): string => comment.replace(/\r\n?/g, '\n').trim().slice(0, MOST_COMMENT)
