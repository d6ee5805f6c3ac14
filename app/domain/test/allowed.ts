import type { SittingAllowance } from '#db/sittings.server.ts'
import type { Occasion } from './occasion.ts'

/** What a trainer gave somebody for a test on one occasion, besides what its author gives. */
export interface Extra {
  extraTries: number
  extraMinutes: number
}

/** Under this name allowances keep what they are for. */
export const subjectOf = (occasion: Occasion) => `test:${occasion}` as const

export function extraFor(allowances: readonly SittingAllowance[], occasion: Occasion): Extra {
  const found = allowances.find(({ subject }) => subject === subjectOf(occasion))
  return { extraTries: found?.extraTries ?? 0, extraMinutes: found?.extraMinutes ?? 0 }
}
