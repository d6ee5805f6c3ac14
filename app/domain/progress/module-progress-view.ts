import type { EditionFacts } from '#app/domain/course/course.ts'
import { isSettled, type ModuleProgress, pointsOf, type States, thousandths } from './learning.ts'
import type { CourseProgressView, ModuleProgressView } from './views.ts'

/** Where one stands with a module, counted over the exercises that it has now. */
export function moduleProgressView(
  { exercises }: Pick<EditionFacts, 'exercises'>,
  states: States,
  progress: ModuleProgress | undefined,
  passMark: number,
): ModuleProgressView {
  const settled = exercises.filter(({ id }) => isSettled(states.get(id))).length
  const total = exercises.length
  return {
    settled,
    total,
    left: total - settled,
    ...scored(pointsOf(exercises, states), worthOf(exercises), passMark),
    isStarted: progress !== undefined,
    isFinished: progress?.finishedAt != null || (total > 0 && settled === total),
    finishedAt: progress?.finishedAt ?? null,
    lastAt: progress?.lastAt ?? null,
  }
}

/** The sum of a course's modules. A module without exercises is only to be read, and is never waited for. */
export function courseProgressView(modules: ModuleProgressView[], passMark: number): CourseProgressView {
  const sum = (of: (module: ModuleProgressView) => number) =>
    modules.reduce((total, module) => total + of(module), 0)
  const counted = modules.filter(({ total }) => total > 0)
  const modulesFinished = counted.filter(({ isFinished }) => isFinished).length
  return {
    modulesFinished,
    modules: counted.length,
    settled: sum(({ settled }) => settled),
    total: sum(({ total }) => total),
    ...scored(
      sum(({ points }) => thousandths(points)),
      sum(({ outOf }) => thousandths(outOf)),
      passMark,
    ),
    isStarted: modules.some(({ isStarted }) => isStarted),
    isFinished: counted.length > 0 && modulesFinished === counted.length,
  }
}

export const worthOf = (exercises: { points: number }[]): number =>
  exercises.reduce((sum, { points }) => sum + thousandths(points), 0)

/** Points and score out of thousandths, which add up exactly. */
function scored(points: number, outOf: number, passMark: number) {
  return {
    points: points / 1000,
    outOf: outOf / 1000,
    score: outOf > 0 ? points / outOf : null,
    passMark,
    hasPassed: outOf > 0 && points * 100 >= passMark * outOf,
  }
}
