import type { Answer } from '#app/domain/exercise/kind.ts'
import type { ExerciseState } from '#app/domain/progress/learning.ts'
import { shortName } from './token.ts'

/** What the package keeps of one exercise. */
export interface Kept {
  state: ExerciseState
  /** The last one; null when there was no room for it. */
  answer: Answer | null
}

/** By exercise id; what was touched last stands last. */
export type AllKept = ReadonlyMap<string, Kept>

/** `cmi.suspend_data` of SCORM 1.2. */
export const SUSPEND_MOST = 4096

const statuses = ['opened', 'tried', 'solved', 'shown'] as const

/**
 * All that is kept, in plain ASCII of at most `most` characters. Where it doesn't fit, the answers given longest ago go
 * first: what was reached stays, only the form is empty again.
 */
export function pack(all: AllKept, most = SUSPEND_MOST): string {
  const entries = [...all]
  for (let without = 0; ; without += 1) {
    const packed = ascii(
      Object.fromEntries(
        entries.map(([id, { state, answer }], at) => [
          shortName(id),
          [
            statuses.indexOf(state.status),
            state.tries,
            state.hints,
            state.bestPoints,
            state.outOf,
            ...(answer !== null && at >= without ? [answer] : []),
          ],
        ]),
      ),
    )
    if (packed.length <= most) return packed
    // More exercises than a module can hold: better the newest than nothing.
    if (without >= entries.length) entries.shift()
  }
}

const ascii = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Reads what a platform gives back; what can't be read is left out. */
export function unpack(packed: string, exerciseIds: readonly string[]): Map<string, Kept> {
  const kept = new Map<string, Kept>()
  const byName = new Map(exerciseIds.map((id) => [shortName(id), id]))
  for (const [name, fields] of Object.entries(parsed(packed))) {
    const id = byName.get(name)
    if (id === undefined || !Array.isArray(fields)) continue
    const [status, tries, hints, bestPoints, outOf, answer = null] = fields as unknown[]
    const numbers = [status, tries, hints, bestPoints, outOf]
    if (!numbers.every((one): one is number => typeof one === 'number' && one >= 0)) continue
    const state: ExerciseState = {
      status: statuses[numbers[0] as number] ?? 'opened',
      tries: numbers[1] as number,
      hints: numbers[2] as number,
      bestPoints: numbers[3] as number,
      outOf: numbers[4] as number,
      lastAttemptId: null,
      lastAt: 0,
      settledAt: null,
      markedAttemptId: null,
    }
    kept.set(id, { state, answer: typeof answer === 'object' ? (answer as Answer | null) : null })
  }
  return kept
}

function parsed(packed: string): object {
  try {
    const value: unknown = JSON.parse(packed)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
