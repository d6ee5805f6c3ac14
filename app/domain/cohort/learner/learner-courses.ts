import type { ListedCourse } from '#app/domain/course/load-course.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import { courseProgressView } from '#app/domain/progress/module-progress-view.ts'
import { objectivesOf } from '#app/domain/progress/objectives.ts'
import { type PersonRecord, standingIn } from '#app/domain/progress/record.ts'
import type { ModuleProgressView } from '#app/domain/progress/views.ts'
import type { Deeds } from '#db/learner-record.server.ts'
import { dayOf, type Target } from '../cohort.ts'
import { targetState } from './target-state.ts'
import type { LearnerCourse, LearnerModule, LearnerSitting, ModuleState } from './views.ts'

interface Known {
  record: PersonRecord
  deeds: Deeds
  targets: Target[]
  language: string
  /** Up to when, in milliseconds: "today" for whoever is still in the cohort. */
  until: number
}

/** Where somebody stands in one course of a cohort, against its plan. */
export function learnerCourse(listed: ListedCourse, known: Known): LearnerCourse {
  const { course } = listed
  const standings = listed.modules.map((module) => standingIn(known.record, listed, module))
  const { settled, total, points, outOf } = courseProgressView(standings, course.passMark)
  return {
    id: course.id,
    title: shownText(course.title, known.language, course.source),
    settled,
    total,
    points,
    outOf,
    modules: listed.modules.map(({ id, number, facts }, index) => ({
      id,
      number,
      title: facts.title,
      ...moduleLine({ courseId: course.id, moduleId: id }, standings[index] as ModuleProgressView, known),
    })),
    objectives: listed.modules.flatMap((module) => objectivesOf(module, known.record)),
    sittings: sittingsOf(course.id, known),
  }
}

function moduleLine(
  { courseId, moduleId }: { courseId: string; moduleId: string },
  standing: ModuleProgressView,
  { deeds, targets, until }: Known,
): Omit<LearnerModule, 'id' | 'number' | 'title'> {
  const isHere = (row: { courseId: string; moduleId: string }) =>
    row.courseId === courseId && row.moduleId === moduleId
  const { settled, total, points, outOf, isStarted, isFinished } = standing
  // A new edition may leave a module finished that had one exercise more: then its last answer ended it.
  const finishedAt = isFinished ? (standing.finishedAt ?? standing.lastAt) : null
  const state: ModuleState = isFinished
    ? 'finished'
    : isStarted
      ? 'begun'
      : deeds.visits.some(isHere)
        ? 'opened'
        : 'not-opened'
  const dueOn = targets.find(isHere)?.dueOn ?? null
  const target = targetState(dueOn, finishedAt, dayOf(until))
  return { state, settled, total, points, outOf, finishedAt, dueOn, target }
}

function sittingsOf(courseId: string, { deeds, until }: Known): LearnerSitting[] {
  return deeds.sittings
    .filter((sitting) => sitting.courseId === courseId)
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .map(({ occasion, number, startedAt, finishedAt, points, outOf }) => {
      const isOver = finishedAt !== null && finishedAt <= until
      const inPoints = (milli: number | null) => (isOver && milli !== null ? milli / 1000 : null)
      return {
        occasion,
        number,
        startedAt,
        finishedAt: isOver ? finishedAt : null,
        points: inPoints(points),
        outOf: inPoints(outOf),
      }
    })
}
