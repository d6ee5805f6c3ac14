import type { Chance } from '../chance.ts'
import type { CensusPerson } from './census.ts'

const AGE_NOT_STATED = 999

/** Spoils the extract as real ones are spoilt, and numbers its records. `lastHousehold` is the highest hh_id. */
export function plantCensusFaults(
  chance: Chance,
  people: CensusPerson[],
  lastHousehold: number,
): CensusPerson[] {
  const spoilt = people.map((person) => spoil(chance, person))
  const all = [...spoilt, ...countedTwice(spoilt, lastHousehold)]
  return all.map((person, index) => ({ ...person, person_id: index + 1 }))
}

/** Missing birth countries, citizenships and ages, and arrivals before birth. */
function spoil(chance: Chance, given: CensusPerson): CensusPerson {
  const person = { ...given }
  if (chance.happens(person.region === 4 ? 0.05 : 0.012)) person.birth_country = null
  if (person.citizenship !== 'XME' && chance.happens(0.06)) person.citizenship = null
  if (chance.happens(0.008)) person.age = AGE_NOT_STATED
  if (person.arrival_year !== null && person.age < 18 && chance.happens(0.09)) person.arrival_year -= 20
  return person
}

/** Copies of three households of forced migrants in the Border region, under new numbers. */
function countedTwice(people: CensusPerson[], lastHousehold: number): CensusPerson[] {
  const forced = people.filter(({ region, reason }) => region === 4 && reason === 4)
  const large = [...new Set(forced.map(({ hh_id }) => hh_id))]
    .map((id) => people.filter(({ hh_id }) => hh_id === id))
    .filter((members) => members.length >= 4)
  return large
    .slice(3, 6)
    .flatMap((members, index) => members.map((person) => ({ ...person, hh_id: lastHousehold + index + 1 })))
}
