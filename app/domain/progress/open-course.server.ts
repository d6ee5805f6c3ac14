import type { Actor } from '#app/domain/access/actor.ts'
import { type ListedCourse, type ListedModule, loadCourse } from '#app/domain/course/load-course.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as progress from '#db/progress.server.ts'
import { courseProgressView } from './module-progress-view.ts'
import { continueIn, noRecord, type PersonRecord, recordOf, standingIn } from './record.ts'
import type { CourseView, Device, ModuleCard } from './views.ts'

interface Opened {
  actor: Actor
  courseId: string
  language: string
  device: Device
}

/** A course's page: what it is, its modules, and where this person stands with each. */
export async function openCourse(db: Db, { actor, courseId, language, device }: Opened): Promise<CourseView> {
  const listed = await loadCourse(db, courseId, language)
  const [rows, due] = actor
    ? await Promise.all([
        progress.ofPerson(db, { personId: actor.id, courseId }),
        cohorts.dueFor(db, { personId: actor.id, courseId }),
      ])
    : [null, new Map<string, string>()]
  const record = rows ? recordOf(rows) : noRecord
  const { course } = listed
  const text = (texts: Record<string, string>) => shownText(texts, language, course.source)
  const modules = listed.modules.map((module) => cardOf(listed, module, record, due.get(module.id) ?? null))
  return {
    id: course.id,
    title: text(course.title),
    summary: text(course.summary),
    audience: text(course.audience),
    level: course.level,
    languages: course.languages,
    languageAsked: language,
    isFallback: course.title[language] === undefined,
    minutes: modules.reduce((sum, { minutes }) => sum + minutes, 0),
    bytes: modules.reduce((sum, { bytes }) => sum + bytes, 0),
    modules,
    progress: courseProgressView(
      modules.map((module) => module.progress),
      course.passMark,
    ),
    continue: continueIn(record, [listed], { language, device }),
  }
}

function cardOf(
  listed: ListedCourse,
  module: ListedModule,
  record: PersonRecord,
  dueOn: string | null,
): ModuleCard {
  const { facts, number, current, isFallback } = module
  return {
    courseId: facts.courseId,
    id: module.id,
    number,
    title: facts.title,
    summary: facts.summary,
    minutes: facts.minutes,
    bytes: facts.bytes,
    exercises: facts.exercises.length,
    objectives: facts.objectives.map(({ id, text }) => ({ id, text })),
    languageShown: facts.language,
    languages: current.map(({ language }) => language),
    isFallback,
    isStale: facts.stale,
    progress: standingIn(record, listed, module),
    dueOn,
  }
}
