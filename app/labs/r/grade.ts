/** Named results of a script: how an author names them, and how a learner's values are graded. Pure. */

export interface NamedResult {
  name: string
  /** How far a value may be off; null where the author says nothing: then six digits must agree. */
  tolerance: number | null
}

/**
 * What is the matter with a wrong value, where that can be told: a hundred times too large or too small (per cent and
 * proportion mixed up), the wrong sign, rounded to fewer digits than the tolerance allows.
 */
export type ResultNote = 'hundredfold' | 'hundredth' | 'sign' | 'rounded'

export interface GradedResult {
  name: string
  value: number
  isRight: boolean
  note: ResultNote | null
}

const MOST_RESULTS = 12
const NAME = /^[A-Za-z][A-Za-z0-9._]{0,62}$/
const NUMBER = /^(\d+(\.\d+)?|\.\d+)(e-?\d+)?$/i
const RESERVED = new Set(
  'if else repeat while function for next break in TRUE FALSE NULL Inf NaN NA T F c q t'.split(' '),
)

/**
 * Reads `share ± 0.05, low ± 0.1`. `+-` and `+/-` do for `±`; without one, the value counts to six digits.
 * @returns the results in the author's order, or what is wrong, to be said after the name of the attribute
 */
export function parseResults(
  text: string,
): { ok: true; results: NamedResult[] } | { ok: false; reason: string } {
  const refuse = (reason: string) => ({ ok: false as const, reason })
  if (text.trim() === '')
    return refuse('names no result. Write names and tolerances: share ± 0.05, low ± 0.1')
  const results: NamedResult[] = []
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const [name = '', tolerance, ...more] = part.split(/±|\+\/?-/).map((piece) => piece.trim())
    if (NUMBER.test(part))
      return refuse(`has a number alone, "${part}". Write decimals with a point: share ± 0.05`)
    if (!NAME.test(name) || more.length > 0)
      return refuse(`has "${part}", which is no name in R. Write letters, digits, . and _: share ± 0.05`)
    if (RESERVED.has(name)) return refuse(`has "${name}", which means something else in R. Take another name`)
    if (results.some((result) => result.name === name)) return refuse(`has "${name}" twice`)
    if (tolerance !== undefined && !NUMBER.test(tolerance))
      return refuse(`has "${part}", whose tolerance is no number. Write it with a point: ${name} ± 0.05`)
    results.push({ name, tolerance: tolerance === undefined ? null : Number(tolerance) })
  }
  if (results.length > MOST_RESULTS) return refuse(`has more than ${MOST_RESULTS} results`)
  return { ok: true, results }
}

/**
 * Grades every named result; one without a value is wrong.
 * @param values what the learner computed or typed, by name
 * @param key what the author's solution gives on the same rows, by name
 */
export function gradeResults(
  values: Record<string, number | null>,
  key: Record<string, number>,
  results: NamedResult[],
): GradedResult[] {
  return results.map(({ name, tolerance }) => {
    if (!Object.hasOwn(key, name)) throw new Error(`There is no key for the result "${name}".`)
    const right = key[name] as number
    const value = (Object.hasOwn(values, name) ? values[name] : null) ?? Number.NaN
    const within = tolerance ?? 1e-6 * Math.abs(right)
    const isRight = isNear(value, right, within)
    return { name, value, isRight, note: isRight ? null : noteOn(value, right, within) }
  })
}

/** Bounds are inclusive: 26.1 + 0.05 is not exactly 26.15 in binary. */
function isNear(value: number, right: number, within: number): boolean {
  const grain = 1e-12 + 1e-9 * within + 4 * Number.EPSILON * Math.max(Math.abs(value), Math.abs(right))
  return Math.abs(value - right) <= within + grain
}

function noteOn(value: number, right: number, within: number): ResultNote | null {
  if (!Number.isFinite(value)) return null
  // Near nothing, every slip looks like every other.
  if (Math.abs(right) <= within) return null
  if (isNear(-value, right, within)) return 'sign'
  if (isNear(value, 100 * right, 100 * within)) return 'hundredfold'
  const isPossiblyRounded = decimalsOf(value) >= 2 && isRounded(value, right / 100)
  if (isNear(100 * value, right, within) || isPossiblyRounded) return 'hundredth'
  if (isRounded(value, right)) return 'rounded'
  return null
}

/** True when the value is what remains of the right one after rounding to as many digits. 0 could be anything. */
function isRounded(value: number, right: number): boolean {
  if (value === 0) return false
  return isNear(value, right, 0.5 * 10 ** -decimalsOf(value))
}

/** Digits after the point that a number is written with. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(Math.abs(value)).split('e')
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent))
}
