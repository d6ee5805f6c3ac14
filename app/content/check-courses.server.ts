import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import {
  buildListed,
  checkCourseIds,
  checkStale,
  listedModules,
  planEditions,
} from './build-course.server.ts'
import type { ModuleOutput } from './build-module.ts'
import { type Builder, startBuilder } from './builder.server.ts'
import { checkDataViews } from './check-labs.server.ts'
import type { CourseFolder } from './course-files.server.ts'
import { inOrder, type Problem, sayInto } from './problems.ts'
import { type CoursesFolder, readCourses } from './read-courses.server.ts'
import { sampleWordsOfCourse } from './sample-text.ts'

/**
 * Checks all courses of a folder and answers all problems of all files. With a store it also compares with what was
 * published: ids that vanished, translations that fell behind. A builder that is given stays open.
 */
export async function checkCourses(
  dir: string,
  { db, builder: given }: { db?: Db; builder?: Builder } = {},
): Promise<Problem[]> {
  const folder = readCourses(dir)
  const builder = given ?? startBuilder()
  try {
    const problems = [...folder.problems, ...(await checkDataViews(folder))]
    for (const course of folder.courses)
      problems.push(...(await checkCourseFolder(course, folder, builder, db)))
    return inOrder(problems)
  } finally {
    if (!given) await builder.close()
  }
}

/** All problems of one course. */
export async function checkCourseFolder(
  course: CourseFolder,
  folder: CoursesFolder,
  builder: Builder,
  db?: Db,
): Promise<Problem[]> {
  const built = new Map<string, ModuleOutput>()
  for (const module of listedModules(course)) {
    const languages = module.texts.map(({ language }) => language)
    built.set(module.id, await buildListed(course, module, languages, folder, builder))
  }
  const current = db ? await editions.currentFactsOfCourse(db, course.id) : []
  const earlier = db ? await courses.exercisesEver(db, course.id) : []
  return [
    ...course.problems,
    ...[...built.values()].flatMap(({ problems }) => problems),
    ...checkCourseIds(course, built, current, earlier),
    ...checkStale(course, planEditions(course, folder), current),
    ...checkSampleWords(course),
  ]
}

function checkSampleWords({ yaml, file }: CourseFolder): Problem[] {
  const problems: Problem[] = []
  const say = sayInto(problems, file)
  for (const { sentence, at } of yaml ? sampleWordsOfCourse(yaml) : []) say('sample-text', at, sentence)
  return problems
}
