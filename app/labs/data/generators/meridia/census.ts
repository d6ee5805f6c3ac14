import type { Chance } from '../chance.ts'
import { plantCensusFaults } from './census-faults.ts'
import {
  type Country,
  drawHousehold,
  drawMembers,
  type Household,
  type Member,
  type Sex,
} from './household.ts'

/** Year of census night, 30 June 2024. */
const CENSUS_YEAR = 2024

/** A record of the extract; the names are those of the columns, in their order. */
export interface CensusPerson {
  person_id: number
  hh_id: number
  psu: number
  region: number
  urban: number
  weight: number
  rel_head: number
  sex: Sex
  age: number
  birth_country: Country | null
  citizenship: Country | 'XXA' | null
  arrival_year: number | null
  res_1y: Country | null
  reason: number | null
  idp: number
  idp_location: number | null
  school: number | null
  birth_reg: number | null
  parent_in_hh: number | null
}

interface Stratum {
  region: number
  clusters: number
  urbanClusters: number
  /** People of the country that a record stands for. */
  weight: number
  /** Share of households by the origin of their head. */
  origins: [Country, number][]
}

const HOUSEHOLDS_A_CLUSTER = 20

// The Border is over-sampled ten times: few people live there, and most refugees do.
const strata: Stratum[] = [
  {
    region: 1,
    clusters: 16,
    urbanClusters: 14,
    weight: 100,
    origins: [
      ['XME', 0.9],
      ['XKA', 0.03],
      ['XSO', 0.03],
      ['XTY', 0.01],
      ['XOT', 0.03],
    ],
  },
  {
    region: 2,
    clusters: 14,
    urbanClusters: 8,
    weight: 100,
    origins: [
      ['XME', 0.94],
      ['XKA', 0.02],
      ['XSO', 0.02],
      ['XTY', 0.01],
      ['XOT', 0.01],
    ],
  },
  {
    region: 3,
    clusters: 14,
    urbanClusters: 2,
    weight: 100,
    origins: [
      ['XME', 0.985],
      ['XKA', 0.005],
      ['XSO', 0.005],
      ['XTY', 0.005],
    ],
  },
  {
    region: 4,
    clusters: 16,
    urbanClusters: 4,
    weight: 10,
    origins: [
      ['XME', 0.72],
      ['XKA', 0.2],
      ['XTY', 0.06],
      ['XSO', 0.02],
    ],
  },
]

/** The census extract: a sample in two stages, clusters and households, within each region; with its faults. */
export function drawCensus(chance: Chance): CensusPerson[] {
  const people: CensusPerson[] = []
  let psu = 0
  let hh_id = 0
  for (const { region, clusters, urbanClusters, weight, origins } of strata) {
    for (let cluster = 0; cluster < clusters; cluster++) {
      psu++
      const urban = cluster < urbanClusters ? 1 : 2
      for (let count = 0; count < HOUSEHOLDS_A_CLUSTER; count++) {
        hh_id++
        const household = drawHousehold(chance, region, origins)
        for (const member of drawMembers(chance, household)) {
          people.push(drawPerson(chance, household, member, { hh_id, psu, region, urban, weight }))
        }
      }
    }
  }
  return plantCensusFaults(chance, people, hh_id)
}

type Home = Pick<CensusPerson, 'hh_id' | 'psu' | 'region' | 'urban' | 'weight'>

/** What the questionnaire says about one member. The order of the draws is part of the data: don't change it. */
function drawPerson(chance: Chance, household: Household, member: Member, home: Home): CensusPerson {
  const { origin, isForeign, isForced, years, isDisplaced } = household
  const isChild = member.age < 18
  const bornAbroad = isForeign && member.age >= years
  const citizenship = drawCitizenship(chance, household, bornAbroad)
  // School and registration of birth follow from the true age, the form shows the heaped one.
  const age = heaped(chance, member.age, home.region)
  return {
    person_id: 0,
    hh_id: home.hh_id,
    psu: home.psu,
    region: home.region,
    urban: home.urban,
    weight: home.weight,
    rel_head: member.relation,
    sex: member.sex,
    age,
    birth_country: bornAbroad ? origin : 'XME',
    citizenship,
    arrival_year: bornAbroad ? CENSUS_YEAR - years : null,
    res_1y: member.age < 1 ? null : bornAbroad && years < 1 ? origin : 'XME',
    reason: bornAbroad ? drawReason(chance, isForced, isChild) : null,
    idp: isDisplaced ? 1 : 0,
    idp_location: household.place,
    school: drawSchool(chance, household, member.age, home.urban),
    birth_reg: drawBirthRegistration(chance, household, member.age, home.urban),
    parent_in_hh: isChild ? (member.relation === 3 ? 1 : 0) : null,
  }
}

function drawCitizenship(
  chance: Chance,
  { origin, isForeign, years }: Household,
  bornAbroad: boolean,
): Country | 'XXA' {
  if (!isForeign) return 'XME'
  if (bornAbroad ? years >= 10 && chance.happens(0.25) : chance.happens(0.35)) return 'XME'
  return origin === 'XTY' && chance.happens(bornAbroad ? 0.15 : 0.3) ? 'XXA' : origin
}

/** Adults' ages are told in round numbers, more often where fewer people have papers. */
function heaped(chance: Chance, age: number, region: number): number {
  if (age < 23) return age
  return chance.happens(region >= 3 ? 0.3 : 0.12) ? Math.round(age / 5) * 5 : age
}

function drawReason(chance: Chance, isForced: boolean, isChild: boolean): number {
  if (isForced) return 4
  if (isChild) return 2
  return chance.oneOf([
    [1, 0.5],
    [2, 0.35],
    [3, 0.1],
    [5, 0.05],
  ])
}

function drawSchool(
  chance: Chance,
  { isForced, isForeign, isDisplaced }: Household,
  age: number,
  urban: number,
): number | null {
  if (age < 5 || age > 17) return null
  const usual = age < 12 ? 0.93 : age < 15 ? 0.84 : 0.66
  const lost = (isForced ? 0.22 : isForeign ? 0.06 : 0) + (isDisplaced ? 0.15 : 0) + (urban === 2 ? 0.04 : 0)
  return chance.happens(usual - lost) ? 1 : 0
}

function drawBirthRegistration(
  chance: Chance,
  { isForced, isForeign }: Household,
  age: number,
  urban: number,
): number | null {
  if (age >= 5) return null
  return chance.happens(isForced ? 0.58 : isForeign ? 0.8 : urban === 1 ? 0.93 : 0.84) ? 1 : 0
}
