import { type BlockKind, bodyOf, type SourceBlock } from '../source/blocks.ts'
import { nameOf } from '../source/match-blocks.ts'
import { numbersIn } from './numbers-in-text.ts'

/** What is the same in every language, and has no state of its own. */
const frames: readonly BlockKind[] = ['blank', 'form-open', 'form-close', 'rule']

export const isTranslated = ({ kind }: SourceBlock): boolean => !frames.includes(kind)

/** So many blocks between two sure ones are weighed against each other; more only by their order. */
const mostWeighed = 200

/**
 * Finds for each block of a translation the block of the source that it translates: by names, then by what is known of
 * earlier (`known`: the number of the target to that of the source), then by kind, numbers and length between those.
 * Both sides keep their order. Null: the source has no such block.
 */
export function alignBlocks(
  source: readonly SourceBlock[],
  target: readonly SourceBlock[],
  known: ReadonlyMap<number, number> = new Map(),
): (number | null)[] {
  const found: (number | null)[] = target.map(() => null)
  const names = new Map(
    source.flatMap((block, index) => (nameOf(block) === null ? [] : [[nameOf(block), index]])),
  )
  target.forEach((block, at) => {
    const name = nameOf(block)
    found[at] = (name === null ? known.get(at) : names.get(name)) ?? null
  })
  dropTwins(found)
  let [from, begin] = [0, 0]
  for (const { old, at } of [...anchors(found), { old: source.length, at: target.length }]) {
    fillBetween(source, target, found, { from, old, begin, at })
    ;[from, begin] = [old + 1, at + 1]
  }
  return found
}

function dropTwins(found: (number | null)[]): void {
  const seen = new Set<number>()
  found.forEach((old, at) => {
    if (old === null) return
    if (seen.has(old)) found[at] = null
    else seen.add(old)
  })
}

/** Matches that rise on both sides; a footnote or an exercise that stands elsewhere is matched and bounds nothing. */
function anchors(found: readonly (number | null)[]): { old: number; at: number }[] {
  const all = found.flatMap((old, at) => (old === null ? [] : [{ old, at }]))
  const rise: { old: number; at: number }[] = []
  for (const next of all) {
    const last = rise.at(-1)
    if (!last || last.old < next.old) rise.push(next)
    // One that jumped ahead would hide all that comes after it.
    else if ((rise.at(-2)?.old ?? -1) < next.old && next.old === last.old - 1) rise[rise.length - 1] = next
  }
  return rise
}

interface Stretch {
  from: number
  old: number
  begin: number
  at: number
}

/** The best pairs of two stretches that keep the order of both: the classic alignment by weights. */
function fillBetween(
  source: readonly SourceBlock[],
  target: readonly SourceBlock[],
  found: (number | null)[],
  { from, old, begin, at }: Stretch,
): void {
  const taken = new Set(found)
  const olds = range(from, old).filter((index) => !taken.has(index) && isFree(source[index]))
  const nexts = range(begin, at).filter((index) => found[index] === null && isFree(target[index]))
  if (olds.length === 0 || nexts.length === 0) return
  if (olds.length > mostWeighed || nexts.length > mostWeighed) {
    nexts.forEach((next, index) => {
      const same = olds[index]
      if (same !== undefined && source[same]?.kind === target[next]?.kind) found[next] = same
    })
    return
  }
  const facts = (blocks: readonly SourceBlock[], indexes: number[]) =>
    indexes.map((index) => factsOf(blocks[index] as SourceBlock))
  const [theirs, mine] = [facts(source, olds), facts(target, nexts)]
  const width = nexts.length + 1
  const best = new Float64Array((olds.length + 1) * width)
  for (let row = olds.length - 1; row >= 0; row--) {
    for (let column = nexts.length - 1; column >= 0; column--) {
      const pair = weight(theirs[row] as Facts, mine[column] as Facts)
      best[row * width + column] = Math.max(
        best[(row + 1) * width + column] ?? 0,
        best[row * width + column + 1] ?? 0,
        pair > 0 ? pair + (best[(row + 1) * width + column + 1] ?? 0) : 0,
      )
    }
  }
  let [row, column] = [0, 0]
  while (row < olds.length && column < nexts.length) {
    const here = best[row * width + column] ?? 0
    const pair = weight(theirs[row] as Facts, mine[column] as Facts)
    if (pair > 0 && here === pair + (best[(row + 1) * width + column + 1] ?? 0)) {
      found[nexts[column++] as number] = olds[row++] as number
    } else if (here === best[(row + 1) * width + column]) row++
    else column++
  }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

/** Named blocks find each other by name or not at all. */
const isFree = (block: SourceBlock | undefined): boolean => block !== undefined && nameOf(block) === null

interface Facts {
  kind: string
  length: number
  numbers: Set<string>
}

function factsOf({ kind, text }: SourceBlock): Facts {
  const body = bodyOf(text)
  const level = kind === 'heading' ? (/^ {0,3}(#+)/.exec(body)?.[1]?.length ?? 0) : 0
  const tag = kind === 'tag' || kind === 'note' ? (/<\w+(?: kind="\w+")?/.exec(body)?.[0] ?? '') : ''
  return {
    kind: `${kind} ${level} ${tag}`,
    length: body.length,
    numbers: new Set(numbersIn(body).flatMap(({ readings }) => readings)),
  }
}

/** How well a block fits as a translation, 0 for another kind. What fits by kind alone still fits. */
function weight(one: Facts, other: Facts): number {
  if (one.kind !== other.kind) return 0
  const [short, long] = [Math.min(one.length, other.length) + 20, Math.max(one.length, other.length) + 20]
  let common = 0
  for (const number of one.numbers) if (other.numbers.has(number)) common++
  const all = one.numbers.size + other.numbers.size - common
  return 1 + short / long + (all === 0 ? 0.5 : (2 * common) / all)
}
