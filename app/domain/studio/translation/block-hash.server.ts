import { createHash } from 'node:crypto'
import { bodyOf, splitBlocks } from '../source/blocks.ts'
import type { HashedBlock } from './block-states.ts'

/**
 * Names a block by its words; the blank lines after it and the way lines end don't count. It begins with a letter: a
 * name of digits alone would be a number in YAML.
 */
export const hashBlock = (text: string): string =>
  `b${createHash('sha256').update(bodyOf(text).replaceAll('\r\n', '\n')).digest('hex').slice(0, 16)}`

/** The blocks of a text with their names. */
export const hashedBlocks = (text: string): HashedBlock[] =>
  splitBlocks(text).map((block) => ({ ...block, hash: hashBlock(block.text) }))
