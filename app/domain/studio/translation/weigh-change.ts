import { foldText } from '#app/domain/exercise/fold-text.ts'
import type { SourceBlock } from '../source/blocks.ts'
import { bodyOf } from '../source/blocks.ts'
import { lockedPartsOf } from './locked-parts.ts'
import { numbersIn } from './numbers-in-text.ts'

export type Weight = 'minor' | 'meaning'

/**
 * What a change of a source block is until its author says otherwise: minor when only punctuation, capitals, accents or
 * spaces differ; of meaning whenever a number, key, code or address does, or words.
 */
export function weighChange(before: string, after: string): Weight {
  const [old, next] = [lockedPartsOf(before), lockedPartsOf(after)]
  const { words: oldWords, ...oldLocked } = old
  const { words: nextWords, ...nextLocked } = next
  if (JSON.stringify(oldLocked) !== JSON.stringify(nextLocked)) return 'meaning'
  const numbers = (words: string) => JSON.stringify(numbersIn(words).map(({ written }) => written))
  if (numbers(oldWords) !== numbers(nextWords)) return 'meaning'
  return foldText(oldWords) === foldText(nextWords) ? 'minor' : 'meaning'
}

/** Whether a person may call a change minor at all: not when what is graded changed. */
export const mayBeMinor = (before: SourceBlock, after: SourceBlock): boolean => {
  if (after.kind !== 'exercise') return true
  const [old, next] = [lockedPartsOf(bodyOf(before.text)), lockedPartsOf(bodyOf(after.text))]
  const graded = ({ marks, keys, counts, codes }: typeof old) => JSON.stringify([marks, keys, counts, codes])
  return graded(old) === graded(next)
}
