import { type LockedParts, lockedPartsOf } from './locked-parts.ts'
import { numbersIn, numbersLacking } from './numbers-in-text.ts'

const lockKinds = ['tag', 'attribute', 'mark', 'key', 'count', 'code', 'link', 'number'] as const
export type LockKind = (typeof lockKinds)[number]

/** A locked part that differs: what only the source has, or what only the translation has. */
export interface BrokenLock {
  kind: LockKind
  wrong: 'lacking' | 'added' | 'order'
  value: string
}

/** So many are told of one block; with more there is something else wrong. */
const mostTold = 20

/** Attributes that a translation may leave to its source. */
const optional = /^(objective|points|tries|shuffle|kind|data|draw|digits|tables|columns|order|results)\b/

/**
 * Compares what a translation must repeat as it stands: tags, ids, marks, keys, codes, addresses, numbers. Numbers may be
 * written in each language's way.
 */
export function checkBlockLocks(source: string, target: string): BrokenLock[] {
  const [theirs, mine] = [lockedPartsOf(source), lockedPartsOf(target)]
  const tell = (kind: LockKind, wrong: BrokenLock['wrong'], values: string[]) =>
    values.map((value) => ({ kind, wrong, value: value.slice(0, 120) }))
  const both = (
    kind: LockKind,
    of: (parts: LockedParts) => string[],
    mayLack: (value: string) => boolean,
  ) => [
    ...tell(
      kind,
      'lacking',
      lacking(of(theirs), of(mine)).filter((value) => !mayLack(value)),
    ),
    ...tell(kind, 'added', lacking(of(mine), of(theirs))),
  ]
  const never = () => false
  const tags = both('tag', ({ tags }) => tags, never)
  const [numbers, theirNumbers] = [numbersIn(mine.words), numbersIn(theirs.words)]
  return [
    ...(tags.length === 0 && String(mine.tags) !== String(theirs.tags)
      ? tell('tag', 'order', [mine.tags.join(' ')])
      : tags),
    ...both(
      'attribute',
      ({ attributes }) => attributes,
      (value) => optional.test(value) && !isStatedKind(value, theirs),
    ),
    ...sequence('mark', theirs.marks, mine.marks, true),
    ...sequence('key', theirs.keys, mine.keys, false),
    ...counts(theirs, mine),
    ...both(
      'code',
      ({ codes }) => codes,
      (value) => /^(sql (solution|key|chart)|r solution)\n/.test(value),
    ),
    ...both('link', ({ links }) => links, never),
    ...tell('number', 'lacking', numbersLacking(theirNumbers, numbers)),
    ...tell('number', 'added', numbersLacking(numbers, theirNumbers)),
  ].slice(0, mostTold)
}

/** Locks without which a text is no translation of its source at all; the others may be broken on purpose. */
export const isHardLock = ({ kind }: BrokenLock): boolean => !['code', 'link', 'number'].includes(kind)

/** The kind of a `<Note>` is no word, and it is required there. */
const isStatedKind = (value: string, { tags }: LockedParts): boolean =>
  value.startsWith('kind=') && tags.includes('<Note>')

/** What the one has and the other has not, each once. */
function lacking(of: string[], within: string[]): string[] {
  const known = new Set(within)
  return [...new Set(of)].filter((value) => !known.has(value))
}

/** Things whose order is their meaning; a translation that states none leaves them to its source. */
function sequence(kind: LockKind, source: string[], target: string[], mayLeaveOut: boolean): BrokenLock[] {
  if (mayLeaveOut && target.length === 0) return []
  if (String(source) === String(target)) return []
  const missing = lacking(source, target).map((value) => ({ kind, wrong: 'lacking' as const, value }))
  const more = lacking(target, source).map((value) => ({ kind, wrong: 'added' as const, value }))
  return missing.length + more.length > 0
    ? [...missing, ...more]
    : [{ kind, wrong: 'order', value: target.join(', ').slice(0, 120) }]
}

const counts = (source: LockedParts, target: LockedParts): BrokenLock[] =>
  (['items', 'rows', 'level'] as const).flatMap((of) => {
    const [theirs, mine] = [source.counts[of], target.counts[of]]
    if (theirs === mine) return []
    return [{ kind: 'count', wrong: mine < theirs ? 'lacking' : 'added', value: `${of} ${mine}/${theirs}` }]
  })
