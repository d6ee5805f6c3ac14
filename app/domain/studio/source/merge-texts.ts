import { bodyOf, gapOf, type SourceBlock, splitBlocks } from './blocks.ts'
import { matchBlocks, nameOf } from './match-blocks.ts'

/** A block that both sides changed, each in its way; '' where a side has none. */
export interface MergeConflict {
  base: string
  mine: string
  theirs: string
}

type MergePiece = { text: string } | { conflict: number }

export type Merged = { text: string } | { conflicts: MergeConflict[]; pieces: MergePiece[] }

export type MergeChoice = keyof MergeConflict

/**
 * Merges two versions of a text that began from the same one, block by block. What one side changed is taken; what both
 * changed in different ways is a conflict for a person. Nothing that either side wrote is lost without one.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merged {
  const three = { base: read(base), mine: read(mine), theirs: read(theirs) }
  const slots = slotsOf(three)
  // Both moved blocks, to different places: no order of ours would be what either meant.
  if (!slots) return { conflicts: [{ base, mine, theirs }], pieces: [{ conflict: 0 }] }
  return write(three, slots)
}

/** The text with every conflict decided. */
export function decideMerge(merged: Merged, choices: readonly MergeChoice[]): string {
  if ('text' in merged) return merged.text
  return merged.pieces
    .map((piece) => {
      if ('text' in piece) return piece.text
      const conflict = merged.conflicts[piece.conflict] as MergeConflict
      return conflict[choices[piece.conflict] ?? 'mine']
    })
    .join('')
}

interface Version {
  /** Blank lines before the first block. */
  lead: string
  blocks: SourceBlock[]
}

interface Three {
  base: Version
  mine: Version
  theirs: Version
}

type Side = 'mine' | 'theirs'

/** One place of the merged text: the number of the block there in each version, null where a version has none. */
interface Slot {
  base: number | null
  mine: number | null
  theirs: number | null
}

function read(text: string): Version {
  const blocks = splitBlocks(text)
  const lead = blocks[0]?.kind === 'blank' ? (blocks.shift()?.text ?? '') : ''
  return { lead, blocks }
}

/** Three ways to one value; null when both sides changed it. */
function choose(
  base: string | null,
  mine: string | null,
  theirs: string | null,
): { value: string | null } | null {
  if (mine === theirs || theirs === base) return { value: mine }
  return mine === base ? { value: theirs } : null
}

/** The places of the merged text in order; null when both sides put the same blocks into different orders. */
function slotsOf(three: Three): Slot[] | null {
  const own = {
    mine: matchBlocks(three.base.blocks, three.mine.blocks),
    theirs: matchBlocks(three.base.blocks, three.theirs.blocks),
  }
  const kept = (side: Side, other: Side) =>
    own[side].filter((old) => old !== null && own[other].includes(old))
  const [mineOrder, theirOrder] = [kept('mine', 'theirs'), kept('theirs', 'mine')]
  const rising = (order: (number | null)[]) =>
    order.every((old, at) => at === 0 || (order[at - 1] as number) < (old as number))
  if (String(mineOrder) !== String(theirOrder) && !rising(mineOrder) && !rising(theirOrder)) return null
  const lead: Side = rising(mineOrder) && !rising(theirOrder) ? 'theirs' : 'mine'
  return interleave(three, own, lead)
}

/** The leading side's blocks in its order, and what only the other has after the block that it follows there. */
function interleave(three: Three, own: Record<Side, (number | null)[]>, lead: Side): Slot[] {
  const other: Side = lead === 'mine' ? 'theirs' : 'mine'
  const slots: Slot[] = own[lead].map((old, at) => ({ base: old, mine: null, theirs: null, [lead]: at }))
  const twins = matchAdded(three, own, lead, other)
  let previous: Slot | null = null
  own[other].forEach((old, at) => {
    const twin = old === null ? twins.get(at) : own[lead].indexOf(old)
    const known = twin === undefined || twin < 0 ? undefined : slots.find((slot) => slot[lead] === twin)
    if (known) known[other] = at
    const slot: Slot = known ?? { base: old, mine: null, theirs: null, [other]: at }
    if (!known) slots.splice(previous ? slots.indexOf(previous) + 1 : 0, 0, slot)
    previous = slot
  })
  return slots
}

/** What both sides added: the same name, or the same words after the same block. Answers by the other's number. */
function matchAdded(
  three: Three,
  own: Record<Side, (number | null)[]>,
  lead: Side,
  other: Side,
): Map<number, number> {
  const keys = (side: Side) => {
    let after = -1
    const seen = new Map<string, number>()
    return own[side].map((old, at) => {
      if (old !== null) {
        after = old
        return null
      }
      const block = three[side].blocks[at] as SourceBlock
      const key = nameOf(block) ?? `${after} ${bodyOf(block.text)}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
      return `${seen.get(key)} ${key}`
    })
  }
  const leading = new Map(keys(lead).map((key, at) => [key, at]))
  const twins = new Map<number, number>()
  keys(other).forEach((key, at) => {
    const twin = key === null ? undefined : leading.get(key)
    if (twin !== undefined) twins.set(at, twin)
  })
  return twins
}

const bodyAt = ({ blocks }: Version, at: number | null): string | null => {
  const block = at === null ? undefined : blocks[at]
  return block ? bodyOf(block.text) : null
}

function write(three: Three, slots: readonly Slot[]): Merged {
  const conflicts: MergeConflict[] = []
  const pieces: MergePiece[] = [{ text: chooseGap(three.base.lead, three.mine.lead, three.theirs.lead) }]
  let last: Slot | null = null
  for (const slot of slots) {
    const [base, mine, theirs] = (['base', 'mine', 'theirs'] as const).map((of) =>
      bodyAt(three[of], slot[of]),
    )
    const chosen = choose(base ?? null, mine ?? null, theirs ?? null)
    if (chosen?.value === null) continue
    if (last) pieces.push({ text: gapBetween(three, last, slot) })
    if (chosen) pieces.push({ text: chosen.value })
    else {
      pieces.push({ conflict: conflicts.length })
      conflicts.push({ base: base ?? '', mine: mine ?? '', theirs: theirs ?? '' })
    }
    last = slot
  }
  const end = (version: Version) => gapOf(version.blocks.at(-1)?.text ?? '')
  if (last) pieces.push({ text: chooseGap(end(three.base), end(three.mine), end(three.theirs)) })
  if (conflicts.length > 0)
    return { conflicts, pieces: pieces.filter((piece) => !('text' in piece) || piece.text !== '') }
  return { text: decideMerge({ conflicts, pieces }, []) }
}

const chooseGap = (base: string, mine: string, theirs: string): string => {
  const chosen = choose(base, mine, theirs)
  return chosen?.value ?? (mine.length >= theirs.length ? mine : theirs)
}

/** The blank lines between two places: as a version has them in which they are neighbours; else one blank line. */
function gapBetween(three: Three, one: Slot, next: Slot): string {
  const gap = (of: keyof Three) =>
    one[of] !== null && next[of] === (one[of] as number) + 1
      ? gapOf(three[of].blocks[one[of] as number]?.text ?? '')
      : null
  const [base, mine, theirs] = [gap('base'), gap('mine'), gap('theirs')]
  if (mine !== null && theirs !== null) return chooseGap(base ?? mine, mine, theirs)
  return mine ?? theirs ?? '\n\n'
}
