import type { Chance } from '../chance.ts'
import {
  drawBirth,
  drawFamilyName,
  drawGivenName,
  drawRegistration,
  isoDate,
  type Origin,
  registrationOf,
  type Site,
} from './people.ts'

/** A record of the register; the names are those of the columns, in their order. */
export interface Registration {
  reg_id: string
  case_id: string
  given_name: string
  family_name: string
  sex: 'M' | 'F' | null
  dob: string | null
  origin: Origin
  reg_date: string
  status: 'REF' | 'ASY' | 'OTH' | null
  uasc: number | null
  site: Site
  region: number
  school: number | null
  exit_date: string | null
  exit_reason: number | null
}

const FAMILIES = 430

export const caseId = (number: number): string => `C${String(number).padStart(4, '0')}`

const sizes = [
  [1, 0.14],
  [2, 0.13],
  [3, 0.17],
  [4, 0.18],
  [5, 0.16],
  [6, 0.12],
  [7, 0.1],
] as const

const ageGroups: [ages: [youngest: number, oldest: number], share: number][] = [
  [[0, 4], 0.11],
  [[5, 11], 0.22],
  [[12, 17], 0.17],
  [[18, 59], 0.455],
  [[60, 84], 0.045],
]

const origins = [
  ['XKA', 0.68],
  ['XTY', 0.24],
  ['XSO', 0.08],
] as const

// S: a settlement, U: a town.
const sites = [
  ['S1', 0.38],
  ['S2', 0.22],
  ['S3', 0.18],
  ['U1', 0.14],
  ['U2', 0.08],
] as const

const regionOf: Record<Site, number> = { S1: 4, S2: 4, S3: 3, U1: 1, U2: 2 }

const statuses = [
  ['REF', 0.72],
  ['ASY', 0.22],
  ['OTH', 0.06],
] as const

const exitReasons = [
  [1, 0.25],
  [2, 0.4],
  [3, 0.05],
  [4, 0.3],
] as const

/** People registered with their families. The order of the draws is part of the data: don't change it. */
export function drawFamilies(chance: Chance): Registration[] {
  const records: Registration[] = []
  for (let number = 1; number <= FAMILIES; number++) {
    const size = chance.oneOf(sizes)
    const family = {
      case_id: caseId(number),
      family_name: drawFamilyName(chance),
      origin: chance.oneOf(origins),
      site: chance.oneOf(sites),
      reg_date: drawRegistration(chance),
      status: chance.oneOf(statuses),
    }
    for (let place = 0; place < size; place++) records.push(drawRelative(chance, family, place === 0))
  }
  return records
}

type Family = Pick<Registration, 'case_id' | 'family_name' | 'origin' | 'site' | 'reg_date' | 'status'>

function drawRelative(chance: Chance, family: Family, isFirst: boolean): Registration {
  const [youngest, oldest] = isFirst ? ([18, 59] as const) : chance.oneOf(ageGroups)
  const age = chance.between(youngest, oldest)
  const exit = chance.next() + (isFirst ? 0 : 0.02)
  const dob = drawBirth(chance, age, age >= 18 ? 0.3 : 0.12)
  const reg_date = registrationOf(dob, family.reg_date)
  const exitDate = isoDate(2024, chance.between(1, 6), chance.between(1, 28))
  const isGone = exit < 0.11 && exitDate > reg_date
  return {
    reg_id: '',
    case_id: family.case_id,
    given_name: drawGivenName(chance),
    family_name: family.family_name,
    sex: chance.happens(0.495) ? 'M' : 'F',
    dob,
    origin: family.origin,
    reg_date,
    status: family.status,
    uasc: age < 18 ? 0 : null,
    site: family.site,
    region: regionOf[family.site],
    school: drawSchool(chance, age, family.site),
    exit_date: isGone ? exitDate : null,
    exit_reason: isGone ? chance.oneOf(exitReasons) : null,
  }
}

function drawSchool(chance: Chance, age: number, site: Site): number | null {
  if (age < 6 || age > 17) return null
  const usual = site.startsWith('S') ? 0.62 : 0.74
  return chance.happens(usual - (age >= 15 ? 0.25 : 0)) ? 1 : 0
}
