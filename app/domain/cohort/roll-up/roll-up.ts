import { measureGain } from '#app/domain/statistics/gain.ts'
import { LEAST_SHOWN } from '#app/domain/statistics/suppress.ts'
import type { Group, ShownCounts } from '#app/domain/statistics/suppress-roll-up.ts'
import { suppressOnce } from './suppress-once.ts'

/** Each holds people of the one before it, `matched` people of `active`. */
export const rollUpColumns = ['enrolled', 'active', 'finished', 'matched'] as const
export type RollUpColumn = (typeof rollUpColumns)[number]

/** What the table takes of somebody; `gain` = mean gain over their courses, −1 … 1, null without both tests of any. */
export interface RolledPerson {
  /** Two letters, or '' when it is not known. */
  country: string
  /** As they typed it, or ''. */
  organisation: string
  isActive: boolean
  hasFinished: boolean
  gain: number | null
}

/** In thousandths of the points, a tenth of a percentage point, with the 95 % interval of the mean. */
interface ShownGain {
  mean: number
  low: number
  high: number
}

/** A row as anybody may see it: this is all that leaves. */
export interface RollUpRow {
  level: 'all' | 'country' | 'organisation'
  /** Null in the row of all; '' where it was not given. */
  country: string | null
  /** Null in rows of all and of a country; '' where none was given. */
  organisation: string | null
  /** null = hidden. */
  counts: ShownCounts<RollUpColumn>
  /** Null where its people are hidden or too few, or some row within it has people who all gained the same. */
  gain: ShownGain | null
}

/**
 * The one table that is given out, on the page and in the file: rows of all, of each country, of its organisations. It takes
 * no choice of period or cohort, for two tables of other cuts could be subtracted.
 *
 * A mean stands only beside its shown count. Whoever subtracts shown means from that of the whole gets the mean of all hidden
 * people of the sum together; they are never known to be fewer than `LEAST_SHOWN`. People who all gained the same would be
 * told by their mean, so it is left out there and in the rows that hold them.
 */
export function rollUpOf(
  people: readonly RolledPerson[],
  order: (a: string, b: string) => number,
): RollUpRow[] {
  if (people.length === 0) return []
  const groups = groupsOf(people, order)
  const shown = suppressOnce(groups.map(countsOfGroup))
  const rows = shown.groups.map(({ id: country, counts, members }, at) => {
    const own = groups[at]?.members ?? []
    const parts = members.map(
      (member, index): RollUpRow => ({
        level: 'organisation',
        country,
        organisation: own[index]?.name ?? '',
        counts: member.counts,
        gain: gainOf(own[index]?.own ?? [], member.counts, []),
      }),
    )
    const everybody = own.flatMap((one) => one.own)
    const whole: RollUpRow = {
      level: 'country',
      country,
      organisation: null,
      counts,
      gain: gainOf(everybody, counts, parts),
    }
    return [whole, ...parts]
  })
  const total: RollUpRow = {
    level: 'all',
    country: null,
    organisation: null,
    counts: shown.total,
    gain: gainOf(people, shown.total, rows.flat()),
  }
  return [total, ...rows.flat()]
}

interface OwnGroup {
  id: string
  members: { name: string; own: RolledPerson[] }[]
}

/** One organisation typed in several ways by case and spaces is one. */
const foldedName = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Countries and their organisations in order; what was not given comes last. */
function groupsOf(people: readonly RolledPerson[], order: (a: string, b: string) => number): OwnGroup[] {
  const countries = new Map<string, Map<string, RolledPerson[]>>()
  for (const one of people) {
    const members = countries.get(one.country) ?? new Map<string, RolledPerson[]>()
    const name = foldedName(one.organisation)
    members.set(name, [...(members.get(name) ?? []), one])
    countries.set(one.country, members)
  }
  const lastEmpty = (compare: (a: string, b: string) => number) => (a: string, b: string) =>
    a === '' || b === '' ? Number(a === '') - Number(b === '') : compare(a, b)
  return [...countries]
    .sort(([one], [other]) => lastEmpty(order)(one, other))
    .map(([id, members]) => ({
      id,
      members: [...members]
        .sort(([one], [other]) => lastEmpty((a, b) => (a < b ? -1 : 1))(one, other))
        .map(([, own]) => ({ name: usualName(own), own })),
    }))
}

/** The way in which most of its people write an organisation; of equals the first by code. */
function usualName(own: readonly RolledPerson[]): string {
  const times = new Map<string, number>()
  for (const { organisation } of own) {
    const name = organisation.trim()
    times.set(name, (times.get(name) ?? 0) + 1)
  }
  const [first] = [...times].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return first?.[0] ?? ''
}

const countsOfGroup = ({ id, members }: OwnGroup): Group<RollUpColumn> => ({
  id,
  members: members.map(({ own }, index) => ({
    id: String(index),
    counts: {
      enrolled: own.length,
      active: own.filter(({ isActive }) => isActive).length,
      finished: own.filter(({ hasFinished }) => hasFinished).length,
      matched: own.filter(({ gain }) => gain !== null).length,
    },
  })),
})

const thousandths = (value: number) => Math.round(value * 1000)

/** @param parts the rows that it is the sum of */
function gainOf(
  own: readonly RolledPerson[],
  { matched }: ShownCounts<RollUpColumn>,
  parts: readonly RollUpRow[],
): ShownGain | null {
  if (matched === null || matched < LEAST_SHOWN) return null
  if (parts.some(({ counts, gain }) => isEnough(counts.matched) && gain === null)) return null
  const { mean, interval } = meanGainOf(own.flatMap(({ gain }) => gain ?? []))
  if (!('value' in mean) || !('low' in interval)) return null
  return {
    mean: thousandths(mean.value),
    low: thousandths(interval.low),
    high: thousandths(interval.high),
  }
}

const isEnough = (matched: number | null) => matched !== null && matched >= LEAST_SHOWN

/** The mean of gains from −1 to 1, as `measureGain` has it: from shares that lie so far apart. */
function meanGainOf(gains: readonly number[]) {
  const people = gains.map((gain, index) => ({ personId: String(index), gain }))
  const { meanGain, meanGainInterval } = measureGain({
    invited: gains.length,
    pre: people.map(({ personId, gain }) => ({ personId, share: Math.max(0, -gain) })),
    post: people.map(({ personId, gain }) => ({ personId, share: Math.max(0, gain) })),
  })
  return { mean: meanGain, interval: meanGainInterval }
}
