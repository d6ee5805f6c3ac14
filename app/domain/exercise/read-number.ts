import { plainDigits } from './digits.ts'
import { readingsOf } from './number-readings.ts'
import type { UnreadableReason } from './verdict.ts'

/** What a typed number says. `percent` = a per cent sign was typed. */
export type NumberRead =
  | { kind: 'number'; value: number; percent: boolean }
  | { kind: 'ambiguous'; readings: number[]; percent: boolean }
  | { kind: 'unreadable'; reason: UnreadableReason }

const LONGEST = 60

/**
 * Reads a number as people type it in a page's language: `12,4`, `1 234,5`, `1’234.5`, `٢٦٫٢`, `26 %`, `−3`, `1/3`,
 * `1 1/2`, `1.2e3`, `1,2×10^3`. Where two readings are possible both are given, the language's own first.
 * With the unit "%", `26 %` is 26; without it, 0.26.
 */
export function readNumber(
  typed: string,
  { language, unit }: { language: string; unit: string | null },
): NumberRead {
  if (typed.trim().length > LONGEST) return unreadable('too-long')
  const { text, percent } = withoutUnit(withoutPrefix(plain(typed)), unit)
  if (!/\d/.test(text)) return unreadable('no-number')

  const read = readingsOf(text, language)
  if ('reason' in read) return unreadable(read.reason)

  const scale = percent && !isPercent(unit) ? 100 : 1
  const readings = [...new Set(read.readings.map((value) => (value === 0 ? 0 : value / scale)))]
  const [value] = readings
  if (value === undefined || !readings.every(Number.isFinite)) return unreadable('too-long')
  return readings.length === 1 ? { kind: 'number', value, percent } : { kind: 'ambiguous', readings, percent }
}

const unreadable = (reason: UnreadableReason): NumberRead => ({ kind: 'unreadable', reason })

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
// biome-ignore format: a table
const fractions: Record<string, string> = {
  '½': '1/2', '⅓': '1/3', '⅔': '2/3', '¼': '1/4', '¾': '3/4', '⅕': '1/5', '⅖': '2/5', '⅗': '3/5', '⅘': '4/5',
  '⅙': '1/6', '⅚': '5/6', '⅛': '1/8', '⅜': '3/8', '⅝': '5/8', '⅞': '7/8',
}

/** One sign for each meaning: of digits, minus, spaces, apostrophes, fractions, powers and Arabic separators. */
function plain(typed: string): string {
  return plainDigits(typed)
    .replace(/[\u2212\u2010-\u2015\ufe63]/gu, '-')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu, ' ')
    .replace(/['’‘ʼ´`′]/gu, "'")
    .replace(/،/gu, ',')
    .replace(/[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/gu, (sign) => ` ${fractions[sign]}`)
    .replace(/[⁄∕÷]/gu, '/')
    .replace(/⁺/gu, '+')
    .replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu, (power) => `^${[...power].map(plainPower).join('')}`)
    .trim()
}

const plainPower = (sign: string) => (sign === '⁻' ? '-' : String(superscripts.indexOf(sign)))

/** "≈ 26" and "= 26" are how people write a result down. */
const withoutPrefix = (text: string) => text.replace(/^[≈≃≅~=]\s*/u, '')

const percentSign = '(?:[%٪]|per ?cent|pour ?cent|por ?ciento|(?:في|ب) ?(?:المئة|المائة))'
const percentBefore = /^[%٪] ?/u
const percentAnywhere = new RegExp(percentSign, 'iu')
const percentAfter = new RegExp(` ?${percentSign}\\.?$`, 'iu')

/** "%", "per cent", "percentage points": units in which 26 % is 26. */
const isPercent = (unit: string | null) => unit !== null && percentAnywhere.test(unit)

/** Takes off a per cent sign, or the exercise's unit, before or after the number; the rest must be the number. */
function withoutUnit(text: string, unit: string | null): { text: string; percent: boolean } {
  const percent = percentBefore.test(text) || percentAfter.test(text)
  if (percent) return { text: text.replace(percentBefore, '').replace(percentAfter, ''), percent }
  const [whole, name] = [text.toLowerCase(), plain(unit ?? '').toLowerCase()]
  const behind = beginningsOf(name).find((words) => whole.endsWith(words))
  if (behind) return { text: text.slice(0, -behind.length).trim(), percent }
  if (name !== '' && whole.startsWith(name)) return { text: text.slice(name.length).trim(), percent }
  return { text, percent }
}

/** A unit and its first words, the longest first: "0.87 children" is in "children a day". */
function beginningsOf(name: string): string[] {
  const words = name.split(' ').filter(Boolean)
  return words.map((_, left) => words.slice(0, words.length - left).join(' '))
}
