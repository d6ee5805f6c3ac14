import type { ExercisePlace } from '#db/corrections.server.ts'
import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { DomainError } from '../errors.ts'
import type { Exercise } from '../exercise/exercise.ts'

/** What answers to an exercise are graded by from now on: its texts, by language. */
export interface Target extends ExercisePlace {
  /** The text in which the key stands. */
  source: TargetText
  texts: ReadonlyMap<string, TargetText>
}

interface TargetText {
  hash: string
  exercise: Exercise
}

/** A module's exercises in one language that are not published yet. */
export interface BuiltTexts {
  moduleId: string
  language: string
  exercises: readonly Exercise[]
}

/** A module as it would be once these texts are published: those that are not among them stay as they are. */
export interface ModuleTexts {
  courseId: string
  moduleId: string
  sourceLanguage: string
  /** Whether it is the test of the course. */
  isTest: boolean
  /** Exercises by language. */
  texts: ReadonlyMap<string, { hash: string; exercises: readonly Exercise[] }>
}

/**
 * The modules of a course, and its test, as they are shown now; with what is about to be published in place of it.
 * @throws DomainError `course_not_found`
 */
export async function moduleTexts(
  db: Db,
  courseId: string,
  built: readonly BuiltTexts[] = [],
): Promise<ModuleTexts[]> {
  const course = await courses.byId(db, courseId)
  if (!course) throw new DomainError('not-found', 'course_not_found')
  const current = await editions.currentOfCourse(db, courseId)
  const ids = [...course.modules, ...(course.test === undefined ? [] : [course.test])]
  const all: ModuleTexts[] = []
  for (const moduleId of ids) {
    const texts = new Map<string, { hash: string; exercises: readonly Exercise[] }>()
    for (const { language, hash } of current.filter((one) => one.moduleId === moduleId)) {
      const edition = await editions.byHash(db, hash)
      if (edition) texts.set(language, { hash, exercises: edition.exercises })
    }
    for (const { language, exercises } of built.filter((one) => one.moduleId === moduleId))
      texts.set(language, { hash: `built ${language}`, exercises })
    all.push({ courseId, moduleId, sourceLanguage: course.source, isTest: moduleId === course.test, texts })
  }
  return all
}

/** One exercise of a module; null when its source has none of that id. */
export function targetIn(module: ModuleTexts, exerciseId: string): Target | null {
  const { courseId, moduleId, sourceLanguage } = module
  const texts = new Map<string, TargetText>()
  for (const [language, { hash, exercises }] of module.texts) {
    const exercise = exercises.find(({ id }) => id === exerciseId)
    if (exercise) texts.set(language, { hash, exercise })
  }
  const source = texts.get(sourceLanguage)
  return source ? { courseId, moduleId, exerciseId, source, texts } : null
}
