import type { NoGain } from '#app/domain/statistics/effect-size.ts'
import type { Interval, Reasoned } from '#app/domain/statistics/reasoned.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'

/** Intl writes a hyphen for a minus. */
const withMinus = (text: string) => text.replaceAll('-', '\u2212')

/** A share from 0 to 1, in per cent with one decimal. */
export const shareWords = (language: Language, share: number): string =>
  new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share)

/** A difference of shares, −1 … 1, in percentage points with one decimal and its sign. */
export const pointsWords = (language: Language, gain: number): string =>
  withMinus(
    new Intl.NumberFormat(language, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    }).format(gain * 100),
  )

/** A size without a unit, with two decimals. */
export const sizeWords = (language: Language, size: number): string =>
  withMinus(
    new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(size),
  )

const reasons: Record<NoGain, () => string> = {
  'nobody-matched': () => m.gain_why_nobody(),
  'too-few-matched': () => m.gain_why_few(),
  'no-spread': () => m.gain_why_spread(),
  'all-full-before': () => m.gain_why_full(),
  'none-to-tell': () => m.gain_why_none(),
}

type Write = (language: Language, value: number) => string

/** The figure in words; or a dash with the reason why there is none. */
export const figureWords = (language: Language, figure: Reasoned<NoGain>, write: Write): string =>
  'value' in figure ? write(language, figure.value) : `— (${reasons[figure.undefined]()})`

export const intervalWords = (
  language: Language,
  interval: Reasoned<NoGain, Interval>,
  write: Write,
): string =>
  'low' in interval
    ? m.gain_from_to({ low: write(language, interval.low), high: write(language, interval.high) })
    : `— (${reasons[interval.undefined]()})`
