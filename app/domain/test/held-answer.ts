import type { Answer } from '#app/domain/exercise/kind.ts'
import type { GradedVerdict, VerdictDetail } from '#app/domain/exercise/verdict.ts'
import type { HeldItem } from '#db/item-regrades.server.ts'
import type { GradedAnswer } from './grade-sitting.ts'

/** An answer in a sitting with the verdict that holds: its own, or what the newest corrected key says of it. */
export function heldAnswer(own: GradedAnswer, held: HeldItem | null): GradedAnswer {
  if (!held) return own
  return {
    answer: held.answer === null ? own.answer : (JSON.parse(held.answer) as Answer),
    verdict: {
      code: held.code as GradedVerdict['code'],
      points: held.points / 1000,
      outOf: held.outOf / 1000,
      detail: JSON.parse(held.detail) as VerdictDetail,
    },
  }
}
