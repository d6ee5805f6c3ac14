import type { Feedback } from '#app/domain/exercise/verdict.ts'
import { m } from '#app/messages/generated/messages.js'
import { exactly, roughly } from '../format.ts'

type Understood = NonNullable<Feedback['understood']>

/** "We read 12,4 as 12.4"; null where what was read is what was typed. */
export function understoodWords({ typed, value }: Understood, language: string): string | null {
  const shown = typed.includes('/') ? roughly(language, value) : exactly(language, value)
  const isAsTyped = [shown, exactly(language, value, { useGrouping: false })].some(
    (written) => plain(written) === plain(typed),
  )
  return isAsTyped ? null : m.understood({ typed, value: shown })
}

const plain = (text: string) => text.replace(/[\s%]/gu, '').replace('−', '-')

/** A reading to choose from, with what it makes of the sign that has two meanings. */
export function readingWords(typed: string, reading: number, language: string): string {
  const value = exactly(language, reading, { useGrouping: false })
  if (typed.includes('/')) return exactly(language, reading)
  if (Number.isInteger(reading)) return m.reading_thousands({ value })
  return /[,،٫]/u.test(typed) ? m.reading_comma({ value }) : m.reading_point({ value })
}
