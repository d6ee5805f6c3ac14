import type { Occasion } from '#app/domain/test/occasion.ts'

/** Something of a course that may be given more of, to one person. */
export interface AllowanceItem {
  courseId: string
  courseTitle: string
  /** An exercise's id; or `test:pre`, `test:post`. */
  subject: string
  /** Null for an exercise. */
  occasion: Occasion | null
  /** Null for an exercise without one. */
  title: string | null
  /** Null for a test. */
  module: { id: string; title: string; exerciseNumber: number } | null
  /** Language of the author's texts. */
  textLanguage: string
  /** How many tries, or sittings, its author gives. */
  tries: number
  used: number
  extraTries: number
  /** Minutes that its author gives; null where there is no limit of time. */
  minutes: number | null
  extraMinutes: number
  /** When the allowance on the page was given; null for none. It comes back with the form. */
  seenAt: number | null
  /** Whether more would come too late: the test is over, or the one after the course has begun. */
  isTooLate: boolean
}

export interface AllowancesView {
  person: { id: string; name: string | null }
  items: AllowanceItem[]
}
