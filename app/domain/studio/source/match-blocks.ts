import { diffArrays } from 'diff'
import { bodyOf, type SourceBlock } from './blocks.ts'

/** Above so many edits texts have little in common, and looking for it would cost more than it tells. */
const mostEdits = 2000

/** So many blocks between two known ones are compared by their words; more only by their place. */
const mostCompared = 60

/** From which share of common words on a block is thought to be another one, rewritten. */
const likeness = 0.4

/**
 * Finds for each block of `after` the one of `before` that it was: by the id of an exercise or the label of a footnote,
 * by equal words, then between those by likeness and place. Null: it is new.
 */
export function matchBlocks(
  before: readonly SourceBlock[],
  after: readonly SourceBlock[],
): (number | null)[] {
  const found: (number | null)[] = after.map(() => null)
  const taken = new Set<number>()
  const take = (old: number, next: number) => {
    if (taken.has(old) || found[next] !== null) return
    taken.add(old)
    found[next] = old
  }
  matchNames(before, after, take)
  matchRuns(before, after, (old, next) => {
    if (nameOf(before[old] as SourceBlock) === null) take(old, next)
  })
  matchEqual(before, after, found, taken, take)
  matchBetween(before, after, found, taken, take)
  return found
}

type Take = (old: number, next: number) => void

/** What a block is called whatever its words are; null for prose. */
export function nameOf({ kind, id, label, text }: SourceBlock): string | null {
  if (kind === 'front-matter' || kind === 'blank') return kind
  if (id !== null) return `id ${id}`
  if (label !== null) return `note ${label}`
  if (kind === 'form-open') return `form ${bodyOf(text)}`
  return null
}

/** Blocks by a key; those that have one key twice are told apart by their number. */
function numbered(blocks: readonly SourceBlock[], keyOf: (block: SourceBlock) => string | null) {
  const seen = new Map<string, number>()
  return blocks.map((block) => {
    const key = keyOf(block)
    if (key === null) return null
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return `${count} ${key}`
  })
}

function matchNames(before: readonly SourceBlock[], after: readonly SourceBlock[], take: Take): void {
  const old = new Map(numbered(before, nameOf).map((name, index) => [name, index]))
  numbered(after, nameOf).forEach((name, next) => {
    const index = name === null ? undefined : old.get(name)
    if (index !== undefined) take(index, next)
  })
}

/** The longest run of equal blocks in the same order. */
function matchRuns(before: readonly SourceBlock[], after: readonly SourceBlock[], take: Take): void {
  const words = (blocks: readonly SourceBlock[]) => blocks.map(({ text }) => bodyOf(text))
  const changes = diffArrays(words(before), words(after), { maxEditLength: mostEdits })
  let [old, next] = [0, 0]
  for (const { added, removed, value } of changes ?? []) {
    if (added) next += value.length
    else if (removed) old += value.length
    else for (const _ of value) take(old++, next++)
  }
}

/** What moved elsewhere with the same words. */
function matchEqual(
  before: readonly SourceBlock[],
  after: readonly SourceBlock[],
  found: (number | null)[],
  taken: ReadonlySet<number>,
  take: Take,
): void {
  const free = new Map<string, number[]>()
  before.forEach((block, index) => {
    if (taken.has(index) || nameOf(block) !== null) return
    const key = `${block.kind} ${bodyOf(block.text)}`
    const same = free.get(key)
    if (same) same.push(index)
    else free.set(key, [index])
  })
  after.forEach((block, next) => {
    if (found[next] !== null || nameOf(block) !== null) return
    const old = free.get(`${block.kind} ${bodyOf(block.text)}`)?.shift()
    if (old !== undefined) take(old, next)
  })
}

/** What was rewritten where it stands: blocks of one kind between the same neighbours, the most alike first. */
function matchBetween(
  before: readonly SourceBlock[],
  after: readonly SourceBlock[],
  found: readonly (number | null)[],
  taken: ReadonlySet<number>,
  take: Take,
): void {
  for (const { olds: all, nexts } of gapsBetween(before.length, found, taken)) {
    const olds = all.filter((old) => !taken.has(old))
    const fits = (old: number, next: number) =>
      before[old]?.kind === after[next]?.kind && nameOf(before[old] as SourceBlock) === null
    const free = nexts.filter((next) => nameOf(after[next] as SourceBlock) === null)
    if (olds.length <= mostCompared && free.length <= mostCompared) {
      olds
        .flatMap((old) =>
          free
            .filter((next) => fits(old, next))
            .map((next) => ({ old, next, like: alike(before[old], after[next]) })),
        )
        .filter(({ like }) => like >= likeness)
        .sort((a, b) => b.like - a.like || a.old - b.old || a.next - b.next)
        .forEach(({ old, next }) => {
          take(old, next)
        })
    }
    const left = olds.filter((old) => !taken.has(old))
    const open = free.filter((next) => found[next] === null)
    // As many as there were, kind by kind: each is taken for the one in its place.
    if (left.length === open.length && left.every((old, index) => fits(old, open[index] as number)))
      left.forEach((old, index) => {
        take(old, open[index] as number)
      })
  }
}

/** Stretches of new blocks, each with the unmatched old ones right after its neighbour before and before that after. */
function gapsBetween(count: number, found: readonly (number | null)[], taken: ReadonlySet<number>) {
  const gaps: { olds: number[]; nexts: number[] }[] = []
  const isFree = (old: number) => old >= 0 && old < count && !taken.has(old)
  let nexts: number[] = []
  let previous = -1
  for (let next = 0; next <= found.length; next++) {
    const old = next === found.length ? count : (found[next] ?? null)
    if (old === null) {
      nexts.push(next)
      continue
    }
    const olds = new Set<number>()
    for (let index = previous + 1; isFree(index); index++) olds.add(index)
    for (let index = old - 1; isFree(index); index--) olds.add(index)
    if (olds.size > 0 && nexts.length > 0) gaps.push({ olds: [...olds].sort((a, b) => a - b), nexts })
    nexts = []
    previous = old
  }
  return gaps
}

const wordsOf = ({ text }: SourceBlock): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The share of words that two blocks have in common, 0 to 1. */
function alike(one: SourceBlock | undefined, other: SourceBlock | undefined): number {
  const [mine, theirs] = [one ? wordsOf(one) : [], other ? wordsOf(other) : []]
  if (mine.length + theirs.length === 0) return 1
  const left = new Map<string, number>()
  for (const word of mine) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of theirs) {
    const count = left.get(word) ?? 0
    if (count > 0) common++
    left.set(word, count - 1)
  }
  return (2 * common) / (mine.length + theirs.length)
}
