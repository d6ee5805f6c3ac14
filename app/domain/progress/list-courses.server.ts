import type { Actor } from '#app/domain/access/actor.ts'
import { type ListedCourse, loadCourses } from '#app/domain/course/load-course.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import type { Db } from '#db/gateway.server.ts'
import * as progress from '#db/progress.server.ts'
import { courseProgressView } from './module-progress-view.ts'
import { continueIn, noRecord, type PersonRecord, recordOf, standingIn } from './record.ts'
import type { CatalogueView, CourseCard, Device } from './views.ts'

/** The catalogue, and for who has begun, where to go on. */
export async function listCourses(
  db: Db,
  { actor, language, device }: { actor: Actor; language: string; device: Device },
): Promise<CatalogueView> {
  const courses = await loadCourses(db, language)
  const record = actor ? recordOf(await progress.ofPerson(db, { personId: actor.id })) : noRecord
  return {
    languageAsked: language,
    continue: continueIn(record, courses, { language, device }),
    courses: courses
      .filter(({ modules }) => modules.length > 0)
      .map((listed) => cardOf(listed, record, language)),
  }
}

function cardOf(listed: ListedCourse, record: PersonRecord, language: string): CourseCard {
  const { course, modules } = listed
  const text = (texts: Record<string, string>) => shownText(texts, language, course.source)
  const sum = (of: (facts: (typeof modules)[number]['facts']) => number) =>
    modules.reduce((total, { facts }) => total + of(facts), 0)
  const { isStarted, modulesFinished } = courseProgressView(
    modules.map((module) => standingIn(record, listed, module)),
    course.passMark,
  )
  const first = modules.find(({ facts }) => facts.exercises.length > 0)
  const exercise = first?.facts.exercises[0]
  return {
    id: course.id,
    title: text(course.title),
    summary: text(course.summary),
    audience: text(course.audience),
    level: course.level,
    languages: course.languages,
    isFallback: course.title[language] === undefined,
    modules: modules.length,
    exercises: sum(({ exercises }) => exercises.length),
    minutes: sum(({ minutes }) => minutes),
    bytes: sum(({ bytes }) => bytes),
    isStarted,
    modulesFinished,
    firstExercise: first && exercise ? { moduleId: first.id, exerciseId: exercise.id } : null,
  }
}
