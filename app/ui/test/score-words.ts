import type { Score } from '#app/domain/test/views.ts'
import { m } from '#app/messages/generated/messages.js'
import { percent, points } from '../format.ts'

/** "9 of 12 points (75%)" */
export const scoreWords = ({ points: got, outOf }: Score, language: string): string =>
  m.test_score({
    points: points(language, got),
    outOf: points(language, outOf),
    share: percent(language, outOf > 0 ? got / outOf : 0, 100),
  })
