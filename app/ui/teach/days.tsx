import type { Language } from '#app/messages/languages.ts'

const format = (language: Language) =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

const moment = (day: string) => new Date(`${day}T00:00:00Z`)

/** A day as people write it; `day` is YYYY-MM-DD. */
export const dayInWords = (language: Language, day: string): string => format(language).format(moment(day))

/** From a day to a day, as people write it. */
export function Days({ language, from, to }: { language: Language; from: string; to: string }) {
  return <span>{format(language).formatRange(moment(from), moment(to))}</span>
}
