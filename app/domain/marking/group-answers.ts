import type { Mark } from './mark.ts'

/** What tells one answer from another, for who marks them. */
interface Comparable {
  courseId: string
  exerciseId: string
  /** The edition whose text and rubric the trainer sees. */
  shownHash: string
  text: string
  mark: Mark | null
}

/** Two answers are the same when nothing but their spaces and line ends differs. */
const foldSpaces = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

/**
 * Equal answers side by side, each group at the place of its first, so that one mark and one comment can serve them all.
 * Answers that were marked differently stay apart.
 */
export function groupAnswers<A extends Comparable>(answers: readonly A[]): [A, ...A[]][] {
  const groups = new Map<string, [A, ...A[]]>()
  for (const answer of answers) {
    const { courseId, exerciseId, shownHash, text, mark } = answer
    const key = JSON.stringify([
      courseId,
      exerciseId,
      shownHash,
      foldSpaces(text),
      mark && [mark.met, mark.comment],
    ])
    const group = groups.get(key)
    if (group) group.push(answer)
    else groups.set(key, [answer])
  }
  return [...groups.values()]
}
