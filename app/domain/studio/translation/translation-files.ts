import type { BlockKind } from '../source/blocks.ts'
import type { BlockState } from './block-states.ts'
import type { BlockTerm } from './translation-view.ts'

/** A block as it goes out to a translator without an account. */
export interface UnitOut {
  id: string
  /** What a person knows it by: an exercise's id, or its kind. */
  name: string
  kind: BlockKind
  state: BlockState
  source: string
  target: string
  terms: BlockTerm[]
}

/** A block as it came back; nothing of it is believed. */
export interface UnitBack {
  /** Where it stands in the file: a line of XML, or a row of a sheet. */
  line: number
  id: string
  /** Null where the file has none. */
  source: string | null
  target: string
  /** Whether the translator says that it is as it should be. */
  isDone: boolean
}

export type UnreadableFile =
  | 'not-xml'
  | 'doctype'
  | 'not-xliff'
  | 'too-large'
  | 'too-many'
  | 'no-columns'
  | 'not-a-sheet'

/** A file that can't be read at all. */
export class FileRefusal extends Error {
  readonly why: UnreadableFile

  constructor(why: UnreadableFile) {
    super(why)
    this.name = 'FileRefusal'
    this.why = why
  }
}

export const fileLimits = { bytes: 2 * 1024 * 1024, units: 2000, letters: 4 * 1024 * 1024 }

/** Ids of blocks in a file: the source block's hash; a second one with the same words has its number behind it. */
export function unitIds(hashes: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return hashes.map((hash) => {
    const count = (seen.get(hash) ?? 0) + 1
    seen.set(hash, count)
    return count === 1 ? hash : `${hash}.${count}`
  })
}
