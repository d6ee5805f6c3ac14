import { plainDigits } from '#app/domain/exercise/digits.ts'

/** A number as it stands in a text, and what it may mean: "5,090" is five thousand and ninety, or a bit more than five. */
export interface WrittenNumber {
  written: string
  readings: string[]
}

const space = ' \u00a0\u202f\u2009'
const token = new RegExp(`\\d{1,3}(?:[${space}]\\d{3})+(?![\\d])(?:[.,]\\d+)?|\\d+(?:[.,'’]\\d+)*`, 'g')

/** The numbers of a sentence or a formula, whatever language they are written in. */
export function numbersIn(text: string): WrittenNumber[] {
  const plain = plainDigits(text)
    .replaceAll('{,}', ',')
    .replaceAll(/\\[,;: ]/g, '\u202f')
  return [...plain.matchAll(token)].map(([written]) => ({ written, readings: readingsOf(written) }))
}

function readingsOf(written: string): string[] {
  const tight = written.replaceAll(new RegExp(`[${space}'’]`, 'g'), '')
  const separators = [...tight.matchAll(/[.,]/g)].map(([sign]) => sign)
  const readings = new Set<string>()
  const last = separators.at(-1)
  if (last === undefined) readings.add(plainNumber(tight))
  else {
    const groups = tight.split(/[.,]/)
    const isGrouped = groups.slice(1).every((group) => group.length === 3) && (groups[0] ?? '').length <= 3
    if (isGrouped && new Set(separators).size === 1) readings.add(plainNumber(groups.join('')))
    const whole = groups.slice(0, -1)
    const areThousands = whole.slice(1).every((group) => group.length === 3)
    if (areThousands && !separators.slice(0, -1).includes(last))
      readings.add(plainNumber(`${whole.join('')}.${groups.at(-1)}`))
  }
  // Target 17.18.1 is a name.
  return readings.size > 0 ? [...readings] : [tight]
}

/** Without zeros that say nothing, as text: a long number must not be rounded. */
const plainNumber = (digits: string): string => {
  const [whole = '', decimals = ''] = digits.split('.')
  const end = decimals.replace(/0+$/, '')
  return (whole.replace(/^0+(?=\d)/, '') || '0') + (end ? `.${end}` : '')
}

/** Which numbers of the one text stand nowhere in the other. */
export function numbersLacking(of: readonly WrittenNumber[], within: readonly WrittenNumber[]): string[] {
  const known = new Set(within.flatMap(({ readings }) => readings))
  // "in 2024 250 children" may have been read as one.
  const parts = new Set(
    within.flatMap(({ written }) => written.split(new RegExp(`[${space}.,]`)).map(plainNumber)),
  )
  const isKnown = (reading: string) => known.has(reading) || parts.has(reading)
  return of
    .filter(({ written, readings }) => {
      if (readings.some(isKnown)) return false
      const split = written.split(new RegExp(`[${space}]`))
      return split.length === 1 || !split.every((part) => readingsOf(part).some(isKnown))
    })
    .map(({ written }) => written)
}
