import type { BlockKind } from '../source/blocks.ts'
import type { WordChange } from '../source/diff-words.ts'
import type { BrokenLock } from './block-locks.ts'
import type { BlockState } from './block-states.ts'

/** A term of the glossary that occurs in a block, as both languages have it. */
export interface BlockTerm {
  id: string
  source: string
  /** Null while the glossary has it not. */
  target: string | null
  definition: string | null
}

/** A block of a translation as its page shows it. */
export interface BlockView {
  /** Place among all, from 1: the anchor of the block on its page. */
  number: number
  kind: BlockKind
  state: BlockState
  /** Names of both as they were seen: what a save refers to. */
  sourceHash: string
  targetHash: string
  source: string
  target: string
  /** What changed in the source since this was translated; null when nothing did, or its earlier words are not kept. */
  change: WordChange[] | null
  terms: BlockTerm[]
  /** What differs of all that is to be repeated as it stands. */
  broken: BrokenLock[]
  /** Id of an exercise that the translation has, too: its words can be translated in its form. */
  formId: string | null
}

export interface TranslationView {
  moduleId: string
  sourceLanguage: string
  textLanguage: string
  /** Of the translation's text. */
  revision: number
  counts: Record<BlockState, number>
  blocks: BlockView[]
}
