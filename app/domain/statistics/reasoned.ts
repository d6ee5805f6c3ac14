/** A figure, or the code of the reason why there is none. Never 0, NaN or infinity in its place. */
export type Reasoned<Why extends string, Found = { value: number }> = Found | { undefined: Why }

/** Both ends are in the unit of the figure they belong to. */
export interface Interval {
  low: number
  high: number
}
