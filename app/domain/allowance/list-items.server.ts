import { loadCourse } from '#app/domain/course/load-course.server.ts'
import { loadModule } from '#app/domain/course/load-module.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import { DomainError } from '#app/domain/errors.ts'
import { subjectOf } from '#app/domain/test/allowed.ts'
import { readRecord } from '#app/domain/test/close-sitting.server.ts'
import { findTest } from '#app/domain/test/load-test.server.ts'
import { isPastFor, standingOf } from '#app/domain/test/standing.ts'
import * as allowances from '#db/allowances.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as progress from '#db/progress.server.ts'
import type { AllowanceItem } from './views.ts'

interface Asked {
  personId: string
  courseIds: string[]
  language: string
  now: number
}

type Standing = (
  courseId: string,
  subject: string,
) => Pick<AllowanceItem, 'extraTries' | 'extraMinutes' | 'seenAt'>

/** All of some courses whose tries or time are limited: exercises in the order of the pages, then the test. */
export async function listItems(db: Db, asked: Asked): Promise<AllowanceItem[]> {
  const given = await allowances.ofPerson(db, asked)
  const standing: Standing = (courseId, subject) => {
    const found = given.find((one) => one.courseId === courseId && one.subject === subject)
    return {
      extraTries: found?.extraTries ?? 0,
      extraMinutes: found?.extraMinutes ?? 0,
      seenAt: found?.at ?? null,
    }
  }
  const items: AllowanceItem[] = []
  for (const courseId of asked.courseIds) {
    try {
      items.push(
        ...(await exercisesOf(db, { ...asked, courseId }, standing)),
        ...(await testsOf(db, { ...asked, courseId }, standing)),
      )
    } catch (error) {
      // A cohort keeps the name of a course that was withdrawn.
      if (!(error instanceof DomainError)) throw error
    }
  }
  return items
}

type InCourse = Asked & { courseId: string }

async function exercisesOf(
  db: Db,
  { personId, courseId, language }: InCourse,
  standing: Standing,
): Promise<AllowanceItem[]> {
  const { course, modules } = await loadCourse(db, courseId, language)
  const { states } = await progress.ofPerson(db, { personId, courseId })
  const items: AllowanceItem[] = []
  for (const { id: moduleId } of modules) {
    const { edition, exercises } = await loadModule(db, { courseId, moduleId, language })
    const { title, language: textLanguage } = edition.facts
    const ids = [...exercises.keys()]
    for (const { exercise } of exercises.values()) {
      if (exercise.tries === null) continue
      const state = states.find((one) => one.moduleId === moduleId && one.exerciseId === exercise.id)
      items.push({
        courseId,
        courseTitle: shownText(course.title, language, course.source),
        subject: exercise.id,
        occasion: null,
        title: exercise.title,
        module: { id: moduleId, title, exerciseNumber: ids.indexOf(exercise.id) + 1 },
        textLanguage,
        tries: exercise.tries,
        used: state?.tries ?? 0,
        minutes: null,
        isTooLate: false,
        ...standing(courseId, exercise.id),
      })
    }
  }
  return items
}

async function testsOf(
  db: Db,
  { personId, courseId, language, now }: InCourse,
  standing: Standing,
): Promise<AllowanceItem[]> {
  const found = await findTest(db, { courseId, language })
  if (!found) return []
  const { course, facts } = found
  const record = await readRecord(db, { personId, courseId, now })
  const own = standingOf(record, facts.test.tries)
  return (['pre', 'post'] as const).map((occasion) => ({
    courseId,
    courseTitle: shownText(course.title, language, course.source),
    subject: subjectOf(occasion),
    occasion,
    title: facts.title,
    module: null,
    textLanguage: facts.language,
    tries: facts.test.tries,
    used: own[occasion].next - 1,
    minutes: facts.test.isTimed ? facts.minutes : null,
    isTooLate: isPastFor(record, occasion),
    ...standing(courseId, subjectOf(occasion)),
  }))
}
