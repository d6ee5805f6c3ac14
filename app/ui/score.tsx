import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { percent, points } from './format.ts'

interface Scored {
  score: number | null
  points: number
  outOf: number
  passMark: number
}

/** The score with the points it is made of and what the course asks for. */
export function Score({ progress, language }: { progress: Scored; language: Language }) {
  if (progress.score === null) return null
  return (
    <p suppressHydrationWarning>
      {m.score_line({
        score: percent(language, progress.score, progress.passMark),
        points: points(language, progress.points),
        outOf: points(language, progress.outOf),
        passMark: percent(language, progress.passMark / 100),
      })}
    </p>
  )
}
