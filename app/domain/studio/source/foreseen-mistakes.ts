import { MOST_MISTAKES } from '#app/domain/exercise/sample-answers.ts'
import { splitBlocks } from './blocks.ts'

/** How many wrong answers the exercise of a text foresees that foresees most; as many as a preview can show, at least one. */
export function foreseenMistakes(text: string): number {
  const counts = splitBlocks(text).map((block) =>
    block.kind === 'exercise' ? (block.text.match(/^\s*[-*+] \[ \]/gm)?.length ?? 0) : 0,
  )
  return Math.min(Math.max(1, ...counts), MOST_MISTAKES)
}
