import type { Occasion } from '#app/domain/test/occasion.ts'

/** One step of a learner's way through the courses of a cohort. */
export type Step =
  | { type: 'test'; courseId: string; occasion: Occasion }
  | { type: 'exercise'; courseId: string; moduleId: string; exerciseId: string }

/** A course as the demo walks through it. */
export interface WalkedCourse {
  id: string
  hasTest: boolean
  modules: { id: string; exerciseIds: string[] }[]
}

/** Test, exercises in the order of the pages, test; course after course. */
export const wayThrough = (courses: readonly WalkedCourse[]): Step[] =>
  courses.flatMap(({ id: courseId, hasTest, modules }): Step[] => {
    const sat = (occasion: Occasion): Step[] => (hasTest ? [{ type: 'test', courseId, occasion }] : [])
    const exercises = modules.flatMap(({ id: moduleId, exerciseIds }) =>
      exerciseIds.map((exerciseId): Step => ({ type: 'exercise', courseId, moduleId, exerciseId })),
    )
    return [...sat('pre'), ...exercises, ...sat('post')]
  })

/** The part of the way that somebody has gone: a share of it, or all up to the exercise at which they are stuck. */
export function partOf(
  way: readonly Step[],
  { share, stuckAt }: { share: number; stuckAt: string | null },
): Step[] {
  const stop = way.findIndex((step) => step.type === 'exercise' && step.exerciseId === stuckAt)
  return stop >= 0 ? way.slice(0, stop + 1) : way.slice(0, Math.round(way.length * share))
}
