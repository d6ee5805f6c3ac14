import { ago } from './format.ts'

/** How long ago; the exact time for machines. Server and browser may be a moment apart, which is no matter. */
export function Ago({ at, language }: { at: number; language: string }) {
  return (
    <time dateTime={new Date(at).toISOString()} suppressHydrationWarning>
      {ago(language, at, Date.now())}
    </time>
  )
}
