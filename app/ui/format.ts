import { m } from '#app/messages/generated/messages.js'

/**
 * Numbers, sizes and times as people of a language write them. Intl's formatters are slow to make and quick to use,
 * so each is made once.
 */
function once<Options, Formatter>(make: (language: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>()
  return (language: string, options: Options): Formatter => {
    const key = `${language} ${JSON.stringify(options)}`
    const known = made.get(key)
    if (known) return known
    const formatter = make(language, options)
    made.set(key, formatter)
    return formatter
  }
}

const numbers = once<Intl.NumberFormatOptions, Intl.NumberFormat>((l, o) => new Intl.NumberFormat(l, o))
const relative = once((l, o: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(l, o))
const dates = once((l, o: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(l, o))
const names = once((l, o: Intl.DisplayNamesOptions) => new Intl.DisplayNames(l, o))
const lists = once((l, o: Intl.ListFormatOptions) => new Intl.ListFormat(l, o))

/** Every digit that was there, and no more: a reading is shown to be checked. */
export const exactly = (language: string, value: number, options: { useGrouping?: boolean } = {}) =>
  withMinus(numbers(language, { maximumSignificantDigits: 15, ...options }).format(value))

/** A quotient to four digits or more, with a sign that says so where digits are left out. */
export function roughly(language: string, value: number): string {
  const digits = Math.min(15, Math.max(4, Math.trunc(Math.log10(Math.abs(value) || 1)) + 3))
  const isWhole = Number(value.toPrecision(digits)) === value
  const shown = numbers(language, { maximumSignificantDigits: digits }).format(value)
  return withMinus(isWhole ? shown : `≈ ${shown}`)
}

/** Intl writes a hyphen. */
const withMinus = (text: string) => text.replace('-', '\u2212')

export const points = (language: string, value: number) =>
  numbers(language, { maximumFractionDigits: 2 }).format(value)

/** A share between 0 and 1, in whole per cent. Below a mark (in per cent) it never looks like it: 79.9 is 79 of 80. */
export function percent(language: string, share: number, mark?: number): string {
  const exact = Math.round(share * 1e8) / 1e6
  const rounded = Math.round(exact)
  const isTooMuch = mark !== undefined && rounded >= mark && exact < mark
  return numbers(language, { style: 'percent', maximumFractionDigits: 0 }).format(
    (isTooMuch ? Math.floor(exact) : rounded) / 100,
  )
}

/** A number with so many decimals, whether or not they are 0: figures of a column have the same. */
export const decimals = (language: string, value: number, digits: number) =>
  withMinus(
    numbers(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
      // No −0.0.
      .format(Number(value.toFixed(digits)) + 0),
  )

/** A number of per cent, with one decimal. */
export const perCent = (language: string, value: number) =>
  withMinus(
    numbers(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
      (Number(value.toFixed(1)) + 0) / 100,
    ),
  )

/** Bytes in whole kilobytes, at least one. */
export const megabytes = (language: string, bytes: number) =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }).format(
    bytes / 1e6,
  )

export const kilobytes = (language: string, bytes: number) =>
  numbers(language, {
    style: 'unit',
    unit: bytes < 1_000_000 ? 'kilobyte' : 'megabyte',
    unitDisplay: 'short',
    maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
  }).format(bytes < 1_000_000 ? Math.max(1, Math.ceil(bytes / 1000)) : bytes / 1_000_000)

export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return m.minutes_only({ minutes })
  if (minutes % 60 === 0) return m.hours_only({ hours })
  return m.hours_and_minutes({ hours, minutes: minutes % 60 })
}

/** In the words of `language`, without a capital where it uses none in a sentence. */
export const languageName = (language: string, of: string) =>
  names(language, { type: 'language' }).of(of) ?? of

export const conjunction = (language: string, items: readonly string[]) =>
  lists(language, { type: 'conjunction' }).format(items)

/** The time of day at a place, or where the reader is. */
export const timeOfDay = (language: string, at: number, timeZone?: string) =>
  dates(language, { timeStyle: 'short', timeZone }).format(at)

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]
const MONTH_MS = 30 * 86_400_000

const DAY_IN_WORDS = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const

/** A day (YYYY-MM-DD) as people write it. */
export const dayInWords = (language: string, day: string) =>
  dates(language, DAY_IN_WORDS).format(new Date(`${day}T00:00:00Z`))

/** From a day to a day. Not `formatRange`: browsers and Node put other spaces around its dash. */
export const daysInWords = (language: string, from: string, to: string) =>
  `${dayInWords(language, from)} – ${dayInWords(language, to)}`

/** "3 days ago"; a date once that is easier to place. */
export function ago(language: string, at: number, now: number): string {
  const passed = Math.max(0, now - at)
  if (passed > MONTH_MS) return dates(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
  if (passed < 60_000) return m.just_now()
  const [unit, length] = steps.find(([, ms]) => passed >= ms) ?? ['minute', 60_000]
  return relative(language, { numeric: 'auto' }).format(-Math.floor(passed / length), unit)
}
