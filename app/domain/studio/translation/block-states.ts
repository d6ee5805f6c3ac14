import type { SourceBlock } from '../source/blocks.ts'
import { alignBlocks, isTranslated } from './align-blocks.ts'

/**
 * How a block of a translation stands to its source: `minor` and `meaning` are older than it, and the change since then
 * is one that readers need not know of, or one of meaning. `extra`: the source has it no more.
 */
export type BlockState = 'done' | 'minor' | 'meaning' | 'missing' | 'extra'

/** What a translation keeps of how it was made. */
export interface BlockRecord {
  /** Hash of a block here, hash of the source's block from which it was made. */
  made: readonly (readonly [target: string, source: string])[]
}

/** Changes of source blocks that their author called minor: hash before, hash after. */
export type MinorChanges = readonly (readonly [before: string, after: string])[]

export interface HashedBlock extends SourceBlock {
  hash: string
}

export interface TranslatedBlock {
  state: BlockState
  source: HashedBlock | null
  target: HashedBlock | null
  /** Hash of the source's block that the target was made from; null when that is not known or nothing is there. */
  from: string | null
}

export interface TranslationInput {
  source: readonly HashedBlock[]
  target: readonly HashedBlock[]
  /** Null: nothing is kept of it, and every block is taken as it is. */
  record: BlockRecord | null
  minor: MinorChanges
}

/**
 * The state of every block, in the source's order; what the source has no more stands where the translation has it. A
 * target that the record does not know was edited by hand since, and counts as made from what the source says now.
 */
export const translatedBlocks = (input: TranslationInput): TranslatedBlock[] =>
  alignedBlocks(input).filter(({ source, target }) => isTranslated((source ?? target) as HashedBlock))

/** The same with what is the same in every language: where forms begin and end, rules. */
export function alignedBlocks({ source, target, record, minor }: TranslationInput): TranslatedBlock[] {
  const made = madeFrom(record)
  const pairs = alignBlocks(source, target, knownPairs(source, target, made))
  const steps = stepsOf(minor)
  const bySource = new Map(pairs.flatMap((old, at) => (old === null ? [] : [[old, at]])))
  const rows = source.map((block, index): TranslatedBlock => {
    const at = bySource.get(index)
    const mine = at === undefined ? null : (target[at] ?? null)
    if (!mine) return { state: 'missing', source: block, target: null, from: null }
    const given = made.get(mine.hash)
    const from = !given || given.has(block.hash) ? block.hash : ([...given].at(-1) ?? block.hash)
    const state = from === block.hash ? 'done' : isReached(from, block.hash, steps) ? 'minor' : 'meaning'
    return { state, source: block, target: mine, from }
  })
  return withExtras(rows, target, pairs)
}

const madeFrom = (record: BlockRecord | null): Map<string, Set<string>> => {
  const made = new Map<string, Set<string>>()
  for (const [target, source] of record?.made ?? [])
    made.set(target, (made.get(target) ?? new Set()).add(source))
  return made
}

/** Blocks that are known to be made from what the source still says. */
function knownPairs(
  source: readonly HashedBlock[],
  target: readonly HashedBlock[],
  made: ReadonlyMap<string, ReadonlySet<string>>,
): Map<number, number> {
  const free = new Map<string, number[]>()
  source.forEach(({ hash }, index) => {
    free.set(hash, [...(free.get(hash) ?? []), index])
  })
  const known = new Map<number, number>()
  target.forEach(({ hash }, at) => {
    for (const from of made.get(hash) ?? []) {
      const index = free.get(from)?.shift()
      if (index === undefined) continue
      known.set(at, index)
      return
    }
  })
  return known
}

const stepsOf = (minor: MinorChanges): Map<string, string[]> => {
  const steps = new Map<string, string[]>()
  for (const [before, after] of minor) steps.set(before, [...(steps.get(before) ?? []), after])
  return steps
}

/** Whether minor changes alone lead from one state of a block to another. */
function isReached(from: string, to: string, steps: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set([from])
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of steps.get(at) ?? []) {
      if (next === to) return true
      if (!seen.has(next)) {
        seen.add(next)
        open.push(next)
      }
    }
  }
  return false
}

/** Puts what only the translation has behind the block that it follows there. */
function withExtras(
  rows: TranslatedBlock[],
  target: readonly HashedBlock[],
  pairs: readonly (number | null)[],
): TranslatedBlock[] {
  const all = [...rows]
  let behind: TranslatedBlock | null = null
  target.forEach((block, at) => {
    const old = pairs[at]
    if (old !== null && old !== undefined) {
      behind = rows[old] ?? behind
      return
    }
    const extra: TranslatedBlock = { state: 'extra', source: null, target: block, from: null }
    all.splice(behind ? all.indexOf(behind) + 1 : 0, 0, extra)
    behind = extra
  })
  return all
}

/** What is to be kept: each block that is there, and what it was made from. Blocks named in `settled` are done now. */
export function recordOf(
  rows: readonly TranslatedBlock[],
  settled: ReadonlySet<TranslatedBlock> = new Set(),
): BlockRecord {
  return {
    made: rows.flatMap((row) => {
      const from = settled.has(row) ? row.source?.hash : row.from
      return row.target && from ? [[row.target.hash, from] as const] : []
    }),
  }
}

/** How many blocks stand how. */
export function countStates(rows: readonly TranslatedBlock[]): Record<BlockState, number> {
  const counts: Record<BlockState, number> = { done: 0, minor: 0, meaning: 0, missing: 0, extra: 0 }
  for (const { state } of rows) counts[state]++
  return counts
}
