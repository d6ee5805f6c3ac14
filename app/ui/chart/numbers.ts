type Write = (value: number) => string

const PERCENT = '%'

/** 16.11 M */
const COMPACT: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 2 }

/** Formatter for the ticks of an axis: as many decimals as the step needs, short from a million on. */
export function tickNumbers(
  language: string,
  { step, max, min }: { step: number; max: number; min: number },
): Write {
  const isLarge = Math.max(Math.abs(max), Math.abs(min)) >= 1e6
  const options: Intl.NumberFormatOptions = isLarge
    ? COMPACT
    : { minimumFractionDigits: decimalsOf(step), maximumFractionDigits: decimalsOf(step) }
  return write(new Intl.NumberFormat(language, options))
}

/** Formatter for values beside marks: all with the same decimals, three significant digits of the largest or whole. */
export function markNumbers(language: string, values: readonly number[]): Write {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (largest >= 1e6) return write(new Intl.NumberFormat(language, COMPACT))
  const digits = largest > 1e-12 ? Math.max(0, 2 - Math.floor(Math.log10(largest))) : 0
  const needed = Math.min(digits, Math.max(0, ...values.map(decimalsOf)))
  return write(
    new Intl.NumberFormat(language, { minimumFractionDigits: needed, maximumFractionDigits: needed }),
  )
}

/** Formatter for the text and the table: every digit, with the unit when there is one. */
export function fullNumbers(language: string, unit?: string): Write {
  const options: Intl.NumberFormatOptions = { maximumSignificantDigits: 12 }
  if (unit === PERCENT)
    return write(new Intl.NumberFormat(language, { ...options, style: 'unit', unit: 'percent' }))
  const number = write(new Intl.NumberFormat(language, options))
  return unit ? (value) => `${number(value)}\u00a0${unit}` : number
}

const write =
  (format: Intl.NumberFormat): Write =>
  (value) =>
    format.format(value)

/** Decimals that a number is written with, at most 12. */
function decimalsOf(value: number): number {
  for (let digits = 0; digits < 12; digits++)
    if (Math.abs(Number(value.toFixed(digits)) - value) <= Math.abs(value) * 1e-10) return digits
  return 12
}
