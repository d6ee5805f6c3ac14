/** A key or foreseen value: inclusive bounds, and the author's own notation. */
export interface Interval {
  low: number
  high: number
  shown: string
}

const number = String.raw`[-−]?\d+(?:\.\d+)?(?:e[+-]?\d+)?`
const withTolerance = new RegExp(
  `^(${number})(?:\\s*(?:±|\\+-|\\+/-)\\s*(\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?))?$`,
  'i',
)
const range = new RegExp(`^(${number})\\s*\\.\\.\\s*(${number})$`, 'i')

/**
 * Reads `26.2 ± 0.05`, `26.2 +- 0.05`, `26.1..26.3` or `26.2`. Bounds are computed in decimal, not in binary floating
 * point: a learner who types exactly 26.15 must be let in by 26.2 ± 0.05. Null if it is no such thing.
 */
export function readInterval(text: string): Interval | null {
  const shown = text.trim()
  const exact = withTolerance.exec(shown)
  if (exact?.[1]) {
    const tolerance = decimal(exact[2] ?? '0')
    const value = decimal(exact[1])
    if (!value || !tolerance) return null
    return { low: toNumber(add(value, negative(tolerance))), high: toNumber(add(value, tolerance)), shown }
  }
  const between = range.exec(shown)
  const [low, high] = [decimal(between?.[1] ?? ''), decimal(between?.[2] ?? '')]
  return low && high ? { low: toNumber(low), high: toNumber(high), shown } : null
}

export const overlap = (a: Interval, b: Interval): boolean => a.low <= b.high && b.low <= a.high

/** `digits` × 10^-`places`. */
interface Decimal {
  digits: bigint
  places: number
}

function decimal(text: string): Decimal | null {
  const match = /^([-−]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text)
  if (!match) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const power = Number(exponent)
  if (Math.abs(power) > 300 || whole.length + fraction.length > 300) return null
  const digits = BigInt(whole + fraction) * (sign ? -1n : 1n)
  const places = fraction.length - power
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 }
}

const negative = ({ digits, places }: Decimal): Decimal => ({ digits: -digits, places })

function add(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  const scaled = ({ digits, places: own }: Decimal) => digits * 10n ** BigInt(places - own)
  return { digits: scaled(a) + scaled(b), places }
}

/** The nearest number, by way of its decimal notation; -0 becomes 0. */
const toNumber = ({ digits, places }: Decimal): number => Number(`${digits}e-${places}`) + 0
