import type { Person } from '#app/domain/access/actor.ts'
import { type ListedCourse, type ListedModule, loadCourses } from '#app/domain/course/load-course.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import type { Db } from '#db/gateway.server.ts'
import * as progress from '#db/progress.server.ts'
import { courseProgressView } from './module-progress-view.ts'
import { objectivesOf } from './objectives.ts'
import { continueIn, type PersonRecord, recordOf, standingIn, statesIn } from './record.ts'
import type { CourseReport, Device, LookAgain, ProgressView } from './views.ts'

/** All courses, begun ones first: points by objective, and what to look at again. */
export async function myProgress(
  db: Db,
  { person, language, device }: { person: Pick<Person, 'id'>; language: string; device: Device },
): Promise<ProgressView> {
  const courses = (await loadCourses(db, language)).filter(({ modules }) => modules.length > 0)
  const record = recordOf(await progress.ofPerson(db, { personId: person.id }))
  const lastAt = ({ course }: ListedCourse) =>
    record.enrolments.find(({ courseId }) => courseId === course.id)?.lastAt ?? 0
  return {
    languageAsked: language,
    continue: continueIn(record, courses, { language, device }),
    courses: courses
      .toSorted((a, b) => lastAt(b) - lastAt(a))
      .map((listed) => reportOf(listed, record, language)),
  }
}

function reportOf(listed: ListedCourse, record: PersonRecord, language: string): CourseReport {
  const { course } = listed
  const modules = listed.modules.map((module) => ({
    id: module.id,
    number: module.number,
    title: module.facts.title,
    progress: standingIn(record, listed, module),
  }))
  return {
    id: course.id,
    title: shownText(course.title, language, course.source),
    isFallback: course.title[language] === undefined,
    progress: courseProgressView(
      modules.map((module) => module.progress),
      course.passMark,
    ),
    modules,
    objectives: listed.modules.flatMap((module) => objectivesOf(module, record)),
    lookAgain: listed.modules.flatMap((module) => lookAgainIn(module, record)),
  }
}

/** Tried and not solved, or shown; in the order of the page. */
function lookAgainIn({ id: moduleId, facts }: ListedModule, record: PersonRecord): LookAgain[] {
  const states = statesIn(record, facts)
  return facts.exercises.flatMap(({ id, title, objective }, index): LookAgain[] => {
    const state = states.get(id)
    if (state?.status !== 'tried' && state?.status !== 'shown') return []
    return [
      {
        courseId: facts.courseId,
        moduleId,
        moduleTitle: facts.title,
        exerciseId: id,
        exerciseNumber: index + 1,
        exerciseTitle: title,
        status: state.status,
        objective: facts.objectives.find((known) => known.id === objective)?.text ?? null,
        lastAt: state.lastAt,
      },
    ]
  })
}
