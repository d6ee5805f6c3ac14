import type { Chance } from '../chance.ts'

export type Site = 'S1' | 'S2' | 'S3' | 'U1' | 'U2'
export type Origin = 'XKA' | 'XTY' | 'XSO'

/** Reference date of the register: the night of the census. */
const REFERENCE_DATE = '2024-06-30'
const REFERENCE_YEAR = 2024

const syllables = 'ka mi to re sa lo ne vi ra du el an or is be ju'.split(' ')

function drawName(chance: Chance, count: number): string {
  let name = ''
  for (let at = 0; at < count; at++) name += syllables[chance.between(0, syllables.length - 1)]
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

export const drawGivenName = (chance: Chance): string => drawName(chance, 2)
export const drawFamilyName = (chance: Chance): string => drawName(chance, 3)

/** A name as another clerk heard it: the last letter differs. */
export const misspelt = (name: string): string => `${name.slice(0, -1)}y`

const two = (number: number): string => String(number).padStart(2, '0')

export const isoDate = (year: number, month: number, day: number): string =>
  `${year}-${two(month)}-${two(day)}`

/** Date of birth of somebody of this age on the reference date; 1 January stands for "only the year is known". */
export function drawBirth(chance: Chance, age: number, shareOfNewYear: number): string {
  const month = chance.between(1, 12)
  const day = chance.between(1, 28)
  const year = REFERENCE_YEAR - age - (month <= 6 ? 0 : 1)
  return chance.happens(shareOfNewYear) ? isoDate(REFERENCE_YEAR - age, 1, 1) : isoDate(year, month, day)
}

/** More and more people come: half of them within two or three years. */
export function drawRegistration(chance: Chance): string {
  const year = REFERENCE_YEAR - Math.floor(9 * chance.next() * chance.next())
  return isoDate(year, chance.between(1, year === REFERENCE_YEAR ? 6 : 12), chance.between(1, 28))
}

/** Who was born after the family came is registered in the middle of the month after. */
export function registrationOf(birth: string, family: string): string {
  if (family > birth) return family
  const [year = 0, month = 0] = birth.split('-').map(Number)
  const next = month === 12 ? isoDate(year + 1, 1, 15) : isoDate(year, month + 1, 15)
  return next > REFERENCE_DATE ? isoDate(REFERENCE_YEAR, 6, 29) : next
}
