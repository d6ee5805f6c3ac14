import { diffWordsWithSpace } from 'diff'

/** A stretch of words: in both texts, only in the later one, or only in the earlier one. */
export interface WordChange {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Above so many edits two texts are told as wholly different: nobody reads a thousand marks. */
const mostEdits = 1000

/**
 * What changed from one text to the next, word by word. What is the same or removed, joined, is the earlier text; what
 * is the same or added is the later one.
 */
export function diffWords(before: string, after: string): WordChange[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostEdits })
  if (!changes) {
    const whole: WordChange[] = [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
    return whole.filter(({ text }) => text !== '')
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
