import type { Language } from '#app/messages/languages.ts'

/** A moment in UTC, which the page says: trainers and learners may be hours apart. */
const momentInWords = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(at)

export function Moment({ at, language }: { at: number; language: Language }) {
  return (
    <time dateTime={new Date(at).toISOString()} suppressHydrationWarning>
      {momentInWords(language, at)}
    </time>
  )
}
