import type { Chance } from '../chance.ts'
import {
  drawBirth,
  drawFamilyName,
  drawGivenName,
  drawRegistration,
  misspelt,
  type Origin,
  type Site,
} from './people.ts'
import { caseId, type Registration } from './register.ts'

/** A record of the list of the NGO; the names are those of the columns, in their order. */
export interface NgoChild {
  ngo_id: string
  given_name: string
  family_name: string
  sex: 'M' | 'F'
  dob: string
  origin: Origin
  site: Site
}

/** How many live in the Border region: the number that learners estimate from the two lists. */
const CHILDREN_ALONE = 240

const origins = [
  ['XKA', 0.62],
  ['XTY', 0.3],
  ['XSO', 0.08],
] as const

interface Child {
  given_name: string
  family_name: string
  sex: 'M' | 'F'
  age: number
  dob: string
  origin: Origin
  site: Site
  isSeparated: boolean
}

/**
 * Unaccompanied and separated children, each in the register, on the list, on both or on none.
 * `cases` is how many numbers of registration groups are taken.
 */
export function drawChildrenAlone(
  chance: Chance,
  cases: number,
): { registered: Registration[]; listed: NgoChild[] } {
  const registered: Registration[] = []
  const listed: NgoChild[] = []
  for (let count = 0; count < CHILDREN_ALONE; count++) {
    const { isRegistered, isListed, ...child } = drawChild(chance)
    if (isRegistered) registered.push(register(chance, child, caseId(cases + registered.length + 1)))
    if (isListed) listed.push(list(chance, child, listed.length + 1))
  }
  return { registered, listed }
}

function drawChild(chance: Chance): Child & { isRegistered: boolean; isListed: boolean } {
  const sex = chance.happens(0.68) ? 'M' : 'F'
  const age = chance.oneOf([
    [chance.between(3, 9), 0.15],
    [chance.between(10, 14), 0.3],
    [chance.between(15, 17), 0.55],
  ])
  return {
    sex,
    age,
    given_name: drawGivenName(chance),
    family_name: drawFamilyName(chance),
    dob: drawBirth(chance, age, 0.12),
    origin: chance.oneOf(origins),
    isRegistered: chance.happens(0.55),
    isListed: chance.happens(0.42),
    site: chance.happens(0.62) ? 'S1' : 'S2',
    isSeparated: chance.happens(0.45),
  }
}

function register(chance: Chance, child: Child, case_id: string): Registration {
  const drawn = drawRegistration(chance)
  return {
    reg_id: '',
    case_id,
    given_name: child.given_name,
    family_name: child.family_name,
    sex: child.sex,
    dob: child.dob,
    origin: child.origin,
    reg_date: drawn < child.dob ? '2024-03-15' : drawn,
    status: chance.happens(0.6) ? 'ASY' : 'REF',
    uasc: chance.happens(0.08) ? null : child.isSeparated ? 2 : 1,
    site: child.site,
    region: 4,
    school: child.age >= 6 ? (chance.happens(0.48) ? 1 : 0) : null,
    exit_date: null,
    exit_reason: null,
  }
}

/** The NGO writes down what it hears: some names are spelt otherwise, of some children only the year is known. */
function list(chance: Chance, child: Child, number: number): NgoChild {
  const slip = chance.next()
  return {
    ngo_id: `N${String(number).padStart(3, '0')}`,
    given_name: child.given_name,
    family_name: slip < 0.1 ? misspelt(child.family_name) : child.family_name,
    sex: child.sex,
    dob: slip > 0.92 ? `${child.dob.slice(0, 4)}-01-01` : child.dob,
    origin: child.origin,
    site: child.site,
  }
}
