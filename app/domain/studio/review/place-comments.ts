import { bodyOf, type SourceBlock, splitBlocks } from '../source/blocks.ts'
import { matchBlocks } from '../source/match-blocks.ts'

/** Where a comment was made: the so-manyth block (from 0) of a text with this hash. */
export interface Anchor {
  textHash: string
  block: number
}

export interface Placed {
  /** The block of the text as it is now; null when it is no more. */
  block: number | null
  /** The passage as it was, if it is another now, or none. */
  oldWords: string | null
}

/**
 * Finds where comments on earlier states of a text stand in it now. An exercise is found by its id, a footnote by its
 * label, all else by equal words, then by likeness and place: what is written around a passage moves no comment.
 * @param texts the earlier states by their hash; a comment on one that is missing stands nowhere
 */
export function placeComments<C extends Anchor>(
  now: readonly SourceBlock[],
  comments: readonly C[],
  texts: ReadonlyMap<string, string>,
): Map<C, Placed> {
  const states = new Map<string, ReturnType<typeof compare>>()
  const stateOf = (hash: string) => {
    const known = states.get(hash) ?? compare(texts.get(hash) ?? '', now)
    states.set(hash, known)
    return known
  }
  return new Map(
    comments.map((comment) => {
      const { old, placeOf } = stateOf(comment.textHash)
      const was = bodyOf(old[comment.block]?.text ?? '')
      const block = placeOf.get(comment.block) ?? null
      const is = block === null ? null : bodyOf(now[block]?.text ?? '')
      return [comment, { block, oldWords: was === is ? null : was }]
    }),
  )
}

function compare(text: string, now: readonly SourceBlock[]) {
  const old = splitBlocks(text)
  const placeOf = new Map<number, number>()
  matchBlocks(old, now).forEach((index, place) => {
    if (index !== null) placeOf.set(index, place)
  })
  return { old, placeOf }
}
