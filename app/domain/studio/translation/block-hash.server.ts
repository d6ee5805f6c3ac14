import { createHash } from 'node:crypto'
import { bodyOf, splitBlocks } from '../source/blocks.ts'
import type { HashedBlock } from './block-states.ts'

/**
 * Names a block by its words; the blank lines after it, the way lines end, and a space left at the end of a line (two
 * break it) don't count. It begins with a letter: a name of digits alone would be a number in YAML.
 */
export const hashBlock = (text: string): string =>
  `b${createHash('sha256').update(wordsOf(text)).digest('hex').slice(0, 16)}`

const wordsOf = (text: string) =>
  bodyOf(text)
    .replaceAll('\r\n', '\n')
    .replace(/(?<=\S)[ \t]$/gm, '')

/** The blocks of a text with their names. */
export const hashedBlocks = (text: string): HashedBlock[] =>
  splitBlocks(text).map((block) => ({ ...block, hash: hashBlock(block.text) }))
