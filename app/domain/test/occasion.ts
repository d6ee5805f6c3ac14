import type { FormId } from '#app/domain/course/course.ts'

/** A test is sat before the course and after it. */
export const occasions = ['pre', 'post'] as const
export type Occasion = (typeof occasions)[number]

export const isOccasion = (value: unknown): value is Occasion =>
  (occasions as readonly unknown[]).includes(value)

/**
 * Who takes the test in an odd turn has form A before the course and B after it, who takes it in an even one the reverse:
 * of any two who begin one after the other each has another form, so half of the learners have A first.
 */
export function formFor(turn: number, occasion: Occasion): FormId {
  const isAFirst = turn % 2 === 1
  return isAFirst === (occasion === 'pre') ? 'a' : 'b'
}

/** An answer that was on its way when time was up, on a slow link, still counts. */
export const GRACE_MS = 30_000
