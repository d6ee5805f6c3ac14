import type { UnreadableReason } from './verdict.ts'

export type Readings = { readings: number[] } | { reason: UnreadableReason }

/** Numbers as JavaScript writes them: what the separators can mean. */
type Literals = string[] | { reason: UnreadableReason }

/**
 * The values that the plain text of a number can have; more than one where its separators leave it open.
 * Signs here: digits, `.` `,` space and `'` as separators, `٫` (decimal) `٬` (thousands), `-` `+` `/` `^`.
 */
export function readingsOf(text: string, language: string): Readings {
  const sign = /^[-+] ?/.exec(text)?.[0] ?? ''
  const read = sizeOf(text.slice(sign.length), language)
  return 'reason' in read || !sign.startsWith('-') ? read : { readings: read.readings.map((value) => -value) }
}

function sizeOf(text: string, language: string): Readings {
  if (text.includes('/')) return fraction(text, language)
  const [, scaled, mantissa = '1', exponent] =
    /^((.+?) ?(?:e|[×x*·] ?10 ?\^) ?|10 ?\^ ?)([-+]?\d{1,3})$/iu.exec(text.replace('**', '^')) ?? []
  return scaled === undefined ? valuesOf(text, language) : valuesOf(mantissa, language, `e${exponent}`)
}

function valuesOf(text: string, language: string, exponent = ''): Readings {
  const literals = literalsOf(text, language)
  if ('reason' in literals) return literals
  const readings = literals.map((literal) => Number(literal + exponent))
  // Nobody groups the digits of a mantissa: of two readings of 1,234e5 the smaller one is meant.
  return { readings: exponent === '' ? readings : [Math.min(...readings)] }
}

/** `1/3`, `5 090/19 400`, and `1 1/2`, which is one and a half. */
function fraction(text: string, language: string): Readings {
  const [above = '', below = '', ...more] = text.split('/').map((part) => part.trim())
  if (more.length > 0) return { reason: 'two-numbers' }
  const divisors = valuesOf(below, language)
  if ('reason' in divisors) return divisors
  if (divisors.readings.includes(0)) return { reason: 'zero-denominator' }

  const plain = valuesOf(above, language)
  const [, before = '', last = ''] = /^(.+) ([1-9]\d*)$/.exec(above) ?? []
  const wholes = valuesOf(before, language)
  // 1 234/567 may be either; 1 234/5 and 1 234/5 678 are no mixed numbers that anyone would write.
  const mayBeMixed = (divisor: number) => Number(last) < divisor && ('reason' in plain || divisor < 1000)
  const values = divisors.readings.flatMap((divisor) => [
    ...('reason' in plain ? [] : plain.readings.map((value) => value / divisor)),
    ...('reason' in wholes || !mayBeMixed(divisor)
      ? []
      : wholes.readings.map((whole) => whole + Number(last) / divisor)),
  ])
  return values.length === 0 && 'reason' in plain ? plain : { readings: values }
}

/** What a number without sign, fraction bar and exponent can be, the language's own way of writing first. */
function literalsOf(text: string, language: string): Literals {
  const numbers = text.match(/\d(?:[\d.,٫٬' ]*\d)?/gu) ?? []
  if (numbers.length === 0) return { reason: 'no-number' }
  if (/[^\d.,٫٬' ]/u.test(text)) {
    if (numbers.length > 1) return { reason: 'two-numbers' }
    return { reason: /[\p{L}\p{S}]/u.test(text) ? 'wrong-unit' : 'no-number' }
  }
  const { mark, groupsByDot } = conventionOf(language)
  const marks = text.includes('٫') ? ['٫'] : [mark, '', mark === '.' ? ',' : '.']
  const readings = marks.flatMap((decimal) => literalAs(text, decimal, groupsByDot) ?? [])
  if (readings.length > 0) return readings
  const parts = text.split(' ')
  const isNumber = (part: string) => part !== '' && Array.isArray(literalsOf(part, language))
  return { reason: parts.length > 1 && parts.every(isNumber) ? 'two-numbers' : 'grouping' }
}

/** The number if `mark` is its decimal mark ('' = it has none); null if it can't be read so. */
function literalAs(text: string, mark: string, groupsByDot: boolean): string | null {
  const [whole = '', decimals = '', ...more] = mark === '' ? [text] : text.split(mark)
  if (more.length > 0 || (mark !== '' && !text.includes(mark)) || !/^\d*$/.test(decimals)) return null
  const digits = /^\d*$/.test(whole) ? whole : ungrouped(whole, mark)
  if (digits === null || digits + decimals === '') return null
  // One dot and three digits are decimals, except where the decimal mark is another: there the dot may group.
  if (mark === '' && /^\d+\.\d{3}$/.test(text) && !groupsByDot) return null
  return `${digits || '0'}.${decimals || '0'}`
}

// Thousands, and lakhs and crores as India writes them: 12,34,567. No group follows a leading zero.
const groupings = [',', '.', ' ', "'", '٬'].map((sign) => ({
  sign,
  pattern: new RegExp(
    `^[1-9]\\d{0,2}(?:[${sign}]\\d{3})+$${sign === ',' ? '|^[1-9]\\d?(?:,\\d{2})+,\\d{3}$' : ''}`,
    'u',
  ),
}))

function ungrouped(whole: string, mark: string): string | null {
  const grouping = groupings.find(({ sign, pattern }) => sign !== mark && pattern.test(whole))
  return grouping ? whole.replaceAll(grouping.sign, '') : null
}

/** A language's decimal mark, and whether a dot may group its thousands; asked of Intl once. */
function conventionOf(language: string): { mark: '.' | ','; groupsByDot: boolean } {
  let convention = conventions.get(language)
  if (!convention) {
    const parts = new Intl.NumberFormat(Intl.NumberFormat.supportedLocalesOf(language)).formatToParts(
      1234567.8,
    )
    const decimal = parts.find(({ type }) => type === 'decimal')?.value
    // Arabic is written with dots for thousands in the Maghreb and for decimals in the Gulf; Intl knows only one.
    const groupsByDot = decimal !== '.' || /^(ar|fa)\b/.test(language)
    convention = { mark: decimal === '.' ? '.' : ',', groupsByDot }
    conventions.set(language, convention)
  }
  return convention
}

const conventions = new Map<string, ReturnType<typeof conventionOf>>()
