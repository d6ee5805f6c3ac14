import type { CourseFacts, EditionFacts, FormId, TestFacts } from '#app/domain/course/course.ts'
import { type ShownExercise, shownExercises } from '#app/domain/course/load-module.server.ts'
import { shownEdition } from '#app/domain/course/shown-edition.ts'
import { DomainError } from '#app/domain/errors.ts'
import * as courses from '#db/courses.server.ts'
import type { Edition } from '#db/editions.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import type { Sitting } from '#db/sittings.server.ts'

/** The facts of an edition that is a test's. */
export type TestEditionFacts = EditionFacts & { test: TestFacts }

/** A course and its test as it would be begun now. */
export interface ListedTest {
  course: CourseFacts
  facts: TestEditionFacts
}

/** The test of a course; null when it has none. @throws DomainError `course_not_found` */
export async function findTest(
  db: Db,
  { courseId, language }: { courseId: string; language: string },
): Promise<ListedTest | null> {
  const [course, facts] = await Promise.all([
    courses.byId(db, courseId),
    editions.currentFactsOfCourse(db, courseId),
  ])
  if (!course) throw new DomainError('not-found', 'course_not_found')
  if (course.test === undefined) return null
  const current = facts.filter(isTest).filter(({ moduleId }) => moduleId === course.test)
  const shown = shownEdition(current, language, course.source)
  return shown && { course, facts: shown }
}

const isTest = (facts: EditionFacts): facts is TestEditionFacts => facts.test !== undefined

/** @throws DomainError `course_not_found`, `test_not_found` */
export async function loadTest(db: Db, asked: { courseId: string; language: string }): Promise<ListedTest> {
  const found = await findTest(db, asked)
  if (!found) throw new DomainError('not-found', 'test_not_found')
  return found
}

/** What a sitting is about: its edition stays the one in which it began, whatever is published since. */
export interface SittingContent {
  edition: Edition
  facts: TestEditionFacts
  /** The items of its form, in the order of the page. */
  items: ShownExercise[]
}

export async function contentOf(
  db: Db,
  { editionHash, form }: Pick<Sitting, 'editionHash' | 'form'>,
): Promise<SittingContent> {
  const [edition, secret] = await Promise.all([editions.byHash(db, editionHash), tokenSecret(db)])
  if (!edition || !isTest(edition.facts)) throw new Error(`The edition ${editionHash} of a sitting is gone.`)
  return { edition, facts: edition.facts, items: itemsOf(edition, edition.facts, form, secret) }
}

function itemsOf(edition: Edition, facts: TestEditionFacts, form: FormId, secret: string): ShownExercise[] {
  const shown = shownExercises(edition, secret)
  return facts.test.forms[form].flatMap((id) => shown.get(id) ?? [])
}
