import { bodyOf, gapOf } from '../source/blocks.ts'
import { isTranslated } from './align-blocks.ts'
import type { HashedBlock, TranslatedBlock } from './block-states.ts'

/**
 * A translation's text with some blocks written anew, by row; new ones stand behind the block that they follow in the
 * source. Where forms begin and end comes along, so that what is asked in a form stays in it.
 * @param rows all blocks, with those that are the same in every language
 */
export function composeText(
  target: readonly HashedBlock[],
  rows: readonly TranslatedBlock[],
  written: ReadonlyMap<TranslatedBlock, string>,
): string {
  const own = new Map(rows.flatMap((row) => (row.target ? [[row.target, row]] : [])))
  const behind = new Map<HashedBlock | null, string[]>()
  let last: HashedBlock | null = null
  for (const row of rows) {
    if (row.target) last = row.target
    else if (row.source) {
      const text = written.get(row) ?? (isTranslated(row.source) ? null : bodyOf(row.source.text))
      if (text !== null) behind.set(last, [...(behind.get(last) ?? []), text])
    }
  }
  let text = (behind.get(null) ?? []).reduce(withBehind, '')
  for (const block of target) {
    const anew = written.get(own.get(block) as TranslatedBlock)
    text += anew === undefined ? block.text : bodyOf(anew) + gapOf(block.text)
    text = (behind.get(block) ?? []).reduce(withBehind, text)
  }
  return behind.size > 0 ? `${bodyOf(text)}\n` : text
}

/** A block of its own behind a text, a blank line between. */
function withBehind(text: string, block: string): string {
  const lines = gapOf(text).split('\n').length - 1
  return `${text}${text === '' ? '' : '\n'.repeat(Math.max(0, 2 - lines))}${bodyOf(block)}\n\n`
}
