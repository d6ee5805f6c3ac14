import { bodyOf, type SourceBlock, splitBlocks } from './blocks.ts'
import { matchBlocks } from './match-blocks.ts'

/** What became of a block. One that moved may have changed, too: then its words differ. */
export interface BlockChange {
  kind: 'same' | 'changed' | 'added' | 'removed' | 'moved'
  before: SourceBlock | null
  after: SourceBlock | null
}

/** Compares two texts block by block, in the later one's order; what is gone stands after what it stood behind. */
export function diffBlocks(before: string, after: string): BlockChange[] {
  const [olds, nexts] = [splitBlocks(before), splitBlocks(after)]
  const matches = matchBlocks(olds, nexts)
  const staying = longestRise(matches)
  const changes = nexts.map((block, at): BlockChange => {
    const old = matches[at]
    const twin = old === null || old === undefined ? null : (olds[old] ?? null)
    if (!twin) return { kind: 'added', before: null, after: block }
    const isSame = bodyOf(twin.text) === bodyOf(block.text)
    return { kind: staying.has(at) ? (isSame ? 'same' : 'changed') : 'moved', before: twin, after: block }
  })
  olds.forEach((block, index) => {
    if (matches.includes(index)) return
    const behind = index === 0 ? -1 : changes.findIndex((change) => change.before === olds[index - 1])
    changes.splice(behind + 1, 0, { kind: 'removed', before: block, after: null })
  })
  return changes
}

/** Which of the matches keep their order: the longest rising sequence. All others moved. */
function longestRise(matches: readonly (number | null)[]): Set<number> {
  // The best end for a rise of each length, and before each match the one it continues.
  const ends: number[] = []
  const previous = new Map<number, number>()
  matches.forEach((old, at) => {
    if (old === null) return
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((matches[ends[middle] as number] as number) < old) low = middle + 1
      else high = middle
    }
    const before = ends[low - 1]
    if (before !== undefined) previous.set(at, before)
    ends[low] = at
  })
  const rise = new Set<number>()
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) rise.add(at)
  return rise
}
