import type { Chance } from '../chance.ts'

export type Country = 'XME' | 'XKA' | 'XSO' | 'XTY' | 'XOT'
export type Sex = 1 | 2

/** What members of a household have in common. */
export interface Household {
  /** Country that the head comes from; XME for a household of Meridia. */
  origin: Country
  isForeign: boolean
  isForced: boolean
  /** Completed years since it arrived; 0 for a household of Meridia. */
  years: number
  isDisplaced: boolean
  /** Place of an internally displaced household: 1 displacement, 2 return, 3 other settlement. */
  place: number | null
}

export interface Member {
  /** 1 head, 2 spouse, 3 child, 4 other relative, 5 not related. */
  relation: number
  sex: Sex
  age: number
}

const childrenOfHead = [
  [0, 0.22],
  [1, 0.2],
  [2, 0.22],
  [3, 0.17],
  [4, 0.11],
  [5, 0.05],
  [6, 0.03],
] as const

const places = [
  [1, 0.55],
  [2, 0.3],
  [3, 0.15],
] as const

export function drawHousehold(
  chance: Chance,
  region: number,
  origins: readonly (readonly [Country, number])[],
): Household {
  const origin = chance.oneOf(origins)
  const isForeign = origin !== 'XME'
  const fled = origin === 'XKA' || origin === 'XTY'
  const isForced = fled && chance.happens(region === 4 ? 0.75 : 0.3)
  const years = isForeign ? Math.floor(18 * chance.next() * chance.next()) : 0
  const isDisplaced = !isForeign && chance.happens(region === 4 ? 0.06 : region === 3 ? 0.02 : 0.01)
  const place = isDisplaced ? chance.oneOf(places) : null
  return { origin, isForeign, isForced, years, isDisplaced, place }
}

/** Who lives together: a head, perhaps a spouse, children, an old relative, a child in care. */
export function drawMembers(chance: Chance, { isForeign, isForced }: Household): Member[] {
  const sex = (shareOfMen: number): Sex => (chance.happens(shareOfMen) ? 1 : 2)
  const headSex = sex(isForced ? 0.45 : 0.7)
  const headAge = 21 + Math.floor(46 * chance.next() ** (isForeign ? 1.6 : 1.2))
  const hasSpouse = chance.happens(headSex === 1 ? 0.82 : 0.22)
  const children = Math.min(chance.oneOf(childrenOfHead), Math.ceil((headAge - 18) / 2))

  const members: Member[] = [{ relation: 1, sex: headSex, age: headAge }]
  if (hasSpouse) {
    const gap = chance.between(0, 6)
    const age = Math.max(18, headSex === 1 ? headAge - gap : headAge + gap)
    members.push({ relation: 2, sex: headSex === 1 ? 2 : 1, age })
  }
  const oldest = Math.min(24, headAge - 18)
  for (let child = 0; child < children; child++) {
    members.push({ relation: 3, sex: sex(0.51), age: chance.between(0, oldest) })
  }
  if (chance.happens(0.14)) members.push({ relation: 4, sex: sex(0.4), age: chance.between(58, 84) })
  if (chance.happens(isForced ? 0.16 : 0.05)) {
    members.push({ relation: chance.happens(0.6) ? 4 : 5, sex: sex(0.55), age: chance.between(4, 17) })
  }
  return members
}
