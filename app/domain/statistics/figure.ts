/**
 * Why a figure does not exist. The interface has a sentence for each; the number is never replaced by 0.
 * - `no-answers`: nobody answered
 * - `too-few`: the formula needs more attempts than there are
 * - `no-spread`: everybody has the same marks here
 * - `no-spread-elsewhere`: everybody has the same marks on all other items together
 * - `no-maximum`: the item, or the whole, is worth nothing
 * - `one-item`: the figure compares items, and there is only one
 * - `negative-covariance`: who does well elsewhere does worse here, so the item has no positive weight in the totals
 * - `no-weight`: no item of the test has a positive weight in the totals
 * - `blanks-left-out`: the figure needs the same people on every item, and some left items blank
 * - `no-guess-score`: no share can be named that blind guessing would get
 * - `no-group`: ties leave no lower or no upper group
 * - `not-dichotomous`: the Rasch model here takes items that are right or wrong, nothing between
 * - `all-right`, `all-wrong`: nobody failed, or solved, the item among those whose answers count
 * - `all-or-nothing`: whoever answered has all items right or none, so nothing tells how hard they are beside each other
 * - `not-comparable`: items fall into sets that no answers compare, so a difference of difficulties has no finite estimate
 * - `no-convergence`: the search for the maximum did not end
 * - `out-of-range`: a number too large or too small for the computer's arithmetic
 */
export type Why =
  | 'no-answers'
  | 'too-few'
  | 'no-spread'
  | 'no-spread-elsewhere'
  | 'no-maximum'
  | 'one-item'
  | 'negative-covariance'
  | 'no-weight'
  | 'blanks-left-out'
  | 'no-guess-score'
  | 'no-group'
  | 'not-dichotomous'
  | 'all-right'
  | 'all-wrong'
  | 'all-or-nothing'
  | 'not-comparable'
  | 'no-convergence'
  | 'out-of-range'

export interface Unknown {
  undefined: Why
}

/** A figure, or why there is none. */
export type Figure = { value: number } | Unknown

/** A 95 % interval, or why there is none. */
export type IntervalFigure = { low: number; high: number } | Unknown

export const unknown = (why: Why): Unknown => ({ undefined: why })

/** A number that was computed; one that is none (NaN, infinity) is told as out of range. */
export const known = (value: number): Figure =>
  // "+ 0" makes 0 of −0, which would print as "-0".
  Number.isFinite(value) ? { value: value + 0 } : unknown('out-of-range')

export const knownInterval = (low: number, high: number): IntervalFigure =>
  Number.isFinite(low) && Number.isFinite(high) ? { low: low + 0, high: high + 0 } : unknown('out-of-range')

/** The number, or null where there is none: what a file or a chart takes. */
export const numberOf = (figure: Figure): number | null => ('value' in figure ? figure.value : null)
