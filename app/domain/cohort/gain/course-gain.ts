import type { EditionFacts, FormId } from '#app/domain/course/course.ts'
import { type Gain, type ItemAnswers, measureGain, type PersonShare } from '#app/domain/statistics/gain.ts'
import { meanOf } from '#app/domain/statistics/student.ts'
import { LEAST_SHOWN } from '#app/domain/statistics/suppress.ts'
import type { ObjectiveResult } from '#app/domain/test/grade-sitting.ts'
import { type PairGain, pairGains, pairsOf } from './item-pairs.ts'

/** Which sitting counts, of who sat a test several times on one occasion. `best`: most points, of equals the first. */
const whichSittings = ['first', 'best'] as const
export type WhichSitting = (typeof whichSittings)[number]

/** The choice in an address; the first sitting unless said otherwise. */
export const sittingIn = (value: string | null): WhichSitting =>
  whichSittings.find((one) => one === value) ?? 'first'

/** A finished sitting, with what was right in it. */
export interface FinishedSitting {
  personId: string
  occasion: 'pre' | 'post'
  number: number
  form: FormId
  /** In thousandths. */
  points: number
  outOf: number
  objectives: readonly ObjectiveResult[]
  /** Items answered with full points. */
  right: ReadonlySet<string>
  /** The facts of its edition. */
  facts: EditionFacts
}

/** What matched people gained in a part of the test; null below `LEAST_SHOWN` of them. */
interface PartGain {
  n: Gain['n']
  gain: Gain | null
}

interface ObjectiveGain extends PartGain {
  id: string
  text: string
  /** Items of a form. */
  items: number
}

/** What the cohort gained from the test before a course to the one after it. */
export interface CourseGain extends PartGain {
  objectives: ObjectiveGain[]
  /** By the form that came first; empty unless both groups are large enough. Forms of unlike difficulty pull them apart. */
  orders: (PartGain & { first: FormId })[]
  pairs: PairGain[]
  /** Items of a form without a twin at the same place of the other. */
  unpaired: number
  /** People with several sittings on one occasion: for them it matters which one counts. */
  repeated: number
  /** Who sat the first test and not the second: how many, and their mean share where they are enough. */
  lost: { n: number; mean: number | null }
  /** Shares of matched people from the lowest before on, 0 … 1, without names; empty where they are too few. */
  people: { pre: number; post: number }[]
}

interface Given {
  /** People who were asked to take part. */
  invited: number
  sittings: readonly FinishedSitting[]
  which: WhichSitting
  /** The test as it is begun now: names and order of what is compared. */
  current: EditionFacts
}

/** Figures on matched people only, and on no fewer than `LEAST_SHOWN` of them; below that nothing but counts. */
export function courseGainOf({ invited, sittings, which, current }: Given): CourseGain {
  const [pre, post] = [countedOf(sittings, 'pre', which), countedOf(sittings, 'post', which)]
  const matched = [...pre.keys()].filter((personId) => post.has(personId))
  const all = partGain(invited, sharesOf(pre), sharesOf(post))
  const isEnough = all.gain !== null
  const lostShares = [...pre].flatMap(([personId, sitting]) => (post.has(personId) ? [] : shareOf(sitting)))
  return {
    ...all,
    objectives: isEnough ? objectiveGains({ invited, pre, post, current }) : [],
    orders: isEnough ? orderGains(invited, pre, post) : [],
    pairs: isEnough ? itemGains(pre, post, current) : [],
    unpaired: (current.test?.forms.a.length ?? 0) - pairsOf(current).length,
    repeated: repeatedOf(sittings),
    lost: {
      n: lostShares.length,
      mean: lostShares.length < LEAST_SHOWN ? null : meanOf(lostShares),
    },
    people: isEnough ? sortedPeople(matched, pre, post) : [],
  }
}

type Counted = ReadonlyMap<string, FinishedSitting>

/** The sitting that counts of each person. */
function countedOf(
  sittings: readonly FinishedSitting[],
  occasion: FinishedSitting['occasion'],
  which: WhichSitting,
): Counted {
  const counted = new Map<string, FinishedSitting>()
  const own = sittings.filter((sitting) => sitting.occasion === occasion)
  for (const sitting of own.toSorted((a, b) => a.number - b.number)) {
    const before = counted.get(sitting.personId)
    const isBetter = before && (shareOf(sitting)[0] ?? -1) > (shareOf(before)[0] ?? -1)
    if (!before || (which === 'best' && isBetter)) counted.set(sitting.personId, sitting)
  }
  return counted
}

/** None where there were no points to be had. */
const shareOf = ({ points, outOf }: { points: number; outOf: number }): number[] =>
  outOf > 0 ? [points / outOf] : []

const sharesOf = (counted: Counted): PersonShare[] =>
  [...counted].flatMap(([personId, sitting]) => shareOf(sitting).map((share) => ({ personId, share })))

function partGain(invited: number, pre: PersonShare[], post: PersonShare[]): PartGain {
  const gain = measureGain({ invited, pre, post })
  return { n: gain.n, gain: gain.n.matched < LEAST_SHOWN ? null : gain }
}

interface Both {
  pre: Counted
  post: Counted
  current: EditionFacts
}

function objectiveGains({ invited, pre, post, current }: Both & { invited: number }): ObjectiveGain[] {
  const inForm = new Set(current.test?.forms.a)
  const itemsOf = (id: string) =>
    current.exercises.filter((item) => inForm.has(item.id) && item.objective === id).length
  const shares = (counted: Counted, id: string): PersonShare[] =>
    [...counted].flatMap(([personId, { objectives }]) =>
      objectives
        .filter((objective) => objective.id === id)
        .flatMap(shareOf)
        .map((share) => ({ personId, share })),
    )
  return current.objectives.map(({ id, text }) => ({
    id,
    text,
    items: itemsOf(id),
    ...partGain(invited, shares(pre, id), shares(post, id)),
  }))
}

function orderGains(invited: number, pre: Counted, post: Counted): CourseGain['orders'] {
  const orders = (['a', 'b'] as const).map((first) => {
    const isOf = ([personId, { form }]: [string, FinishedSitting]) =>
      form === first && post.get(personId)?.form !== first
    const before = new Map([...pre].filter(isOf))
    const after = new Map([...post].filter(([personId]) => before.has(personId)))
    return { first, ...partGain(invited, sharesOf(before), sharesOf(after)) }
  })
  // With one of them and all together, the other one is told as well.
  return orders.every(({ gain }) => gain !== null) ? orders : []
}

function itemGains(pre: Counted, post: Counted, current: EditionFacts): PairGain[] {
  const pairs = pairsOf(current)
  const answers = new Map(pairs.map(({ key }) => [key, { pre: new Map(), post: new Map() }]))
  const note = (counted: Counted, side: 'pre' | 'post') => {
    for (const [personId, { facts, form, right }] of counted)
      for (const { key, ids } of pairsOf(facts)) answers.get(key)?.[side].set(personId, right.has(ids[form]))
  }
  note(pre, 'pre')
  note(post, 'post')
  const given = pairs.map(
    ({ key }): ItemAnswers => ({
      id: key,
      ...(answers.get(key) ?? { pre: new Map(), post: new Map() }),
    }),
  )
  const { items } = measureGain({ invited: 0, pre: sharesOf(pre), post: sharesOf(post), items: given })
  return pairGains(pairs, items)
}

function repeatedOf(sittings: readonly FinishedSitting[]): number {
  return new Set(sittings.filter(({ number }) => number > 1).map(({ personId }) => personId)).size
}

const sortedPeople = (matched: string[], pre: Counted, post: Counted): CourseGain['people'] =>
  matched
    .flatMap((personId) => {
      const [before, after] = [pre.get(personId), post.get(personId)].map(
        (sitting) => sitting && shareOf(sitting)[0],
      )
      return before === undefined || after === undefined ? [] : [{ pre: before, post: after }]
    })
    .sort((one, other) => one.pre - other.pre || one.post - other.post)
