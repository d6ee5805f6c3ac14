import type { Person } from '#app/domain/access/actor.ts'
import type { NewlyCorrected } from '#app/domain/correction/views.ts'
import { type ListedCourse, type ListedModule, loadCourses } from '#app/domain/course/load-course.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import type { NewlyMarked } from '#app/domain/marking/views.ts'
import * as corrections from '#db/corrections.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as marks from '#db/marks.server.ts'
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
  const rows = await progress.ofPerson(db, { personId: person.id })
  const record = recordOf(rows)
  const lastAt = ({ course }: ListedCourse) =>
    record.enrolments.find(({ courseId }) => courseId === course.id)?.lastAt ?? 0
  return {
    languageAsked: language,
    continue: continueIn(record, courses, { language, device }),
    newlyMarked: await newlyMarked(db, { personId: person.id, states: rows.states, courses }),
    newlyCorrected: await newlyCorrected(db, person.id, courses),
    courses: courses
      .toSorted((a, b) => lastAt(b) - lastAt(a))
      .map((listed) => reportOf(listed, record, language)),
  }
}

/** Who has no marks, as most, costs nothing here. */
async function newlyMarked(
  db: Db,
  { personId, states, courses }: { personId: string; states: progress.StateRow[]; courses: ListedCourse[] },
): Promise<NewlyMarked[]> {
  const attemptIds = states.flatMap(({ markedAttemptId }) => markedAttemptId ?? [])
  if (attemptIds.length === 0) return []
  const found = await marks.since(db, { personId, attemptIds })
  return found.flatMap((one) => shownPlace(courses, one) ?? [])
}

/** What a corrected key changed for them, and where. */
async function newlyCorrected(db: Db, personId: string, courses: ListedCourse[]): Promise<NewlyCorrected[]> {
  const found = await corrections.since(db, personId)
  return found.flatMap(({ effect, isTakenBack, reason, ...one }) => {
    const place = shownPlace(courses, one)
    return place ? [{ ...place, effect, isTakenBack, reason }] : []
  })
}

/** An exercise as a link names it; null for what no page shows any more, which can't be gone to. */
function shownPlace(
  courses: ListedCourse[],
  { courseId, moduleId, exerciseId }: { courseId: string; moduleId: string; exerciseId: string },
): NewlyMarked | null {
  const listed = courses.find(({ course }) => course.id === courseId)
  const facts = listed?.modules.find(({ id }) => id === moduleId)?.facts
  const index = facts?.exercises.findIndex(({ id }) => id === exerciseId) ?? -1
  const exercise = facts?.exercises[index]
  if (!facts || !exercise) return null
  return {
    courseId,
    moduleId,
    moduleTitle: facts.title,
    exerciseId,
    exerciseNumber: index + 1,
    exerciseTitle: exercise.title,
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
