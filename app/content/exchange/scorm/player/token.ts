import type { TokenOf } from '#app/domain/exercise/kind.ts'

/** FNV-1a, 32 bits: mixes well enough to shuffle by, and is short. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}

/** A short name for an exercise in the little room that a learning platform gives. */
export const shortName = (exerciseId: string): string => hash(exerciseId).toString(36)

/**
 * Names options for the page and its script alike. They hide nothing, since the keys are in the package; they mix what
 * authors write in order.
 */
export const packageTokens =
  (exerciseId: string): TokenOf =>
  (list, position) =>
    hash(`${exerciseId}/${list}/${position}/${exerciseId}`).toString(16).padStart(8, '0')
