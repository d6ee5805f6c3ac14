import type { EditionFacts } from '#app/domain/course/course.ts'
import * as courses from '#db/courses.server.ts'
import * as dataSets from '#db/data-sets.server.ts'
import * as editions from '#db/editions.server.ts'
import { type Db, retryOnConflict } from '#db/gateway.server.ts'
import {
  buildListed,
  checkCourseIds,
  checkStale,
  listedModules,
  madeAgainst,
  type PlannedEdition,
  planEditions,
} from './build-course.server.ts'
import type { BuiltEdition, ModuleOutput } from './build-module.ts'
import { type Builder, startBuilder } from './builder.server.ts'
import { hashOf } from './edition-hash.ts'
import { readPicture } from './pictures.server.ts'
import { hasErrors, inOrder, type Problem, problemLine } from './problems.ts'
import { type CourseFolder, type CoursesFolder, readCourses } from './read-courses.server.ts'

interface PublishedCourse {
  id: string
  outcome: 'published' | 'unchanged' | 'refused' | 'withdrawn'
  /** Texts that were compiled. */
  compiled: number
}

export interface PublishReport {
  courses: PublishedCourse[]
  problems: Problem[]
  /** The same, told to people. */
  lines: string[]
}

/**
 * Publishes a folder of courses. A course goes out whole or not at all: with an error anywhere in it, learners keep what
 * they have. What has not changed is not even parsed. A builder that is given stays open.
 */
export async function publishCourses(
  db: Db,
  dir: string,
  { now, builder: given }: { now: number; builder?: Builder },
): Promise<PublishReport> {
  const folder = readCourses(dir)
  const problems = [...folder.problems]
  const builder = given ?? startBuilder()
  const done: PublishedCourse[] = []
  try {
    await dataSets.publish(db, dataSetsOf(folder), now)
    const earlier = new Map((await courses.published(db)).map((course) => [course.id, course]))
    for (const [position, course] of folder.courses.entries()) {
      const planned = planEditions(course, folder)
      const hash = courseHash(course, planned, position)
      const before = earlier.get(course.id)
      if (before?.hash === hash && !before.isWithdrawn && course.yaml) {
        done.push({ id: course.id, outcome: 'unchanged', compiled: 0 })
        continue
      }
      const result = await publishCourse(db, { course, folder, planned, hash, position, now }, builder)
      problems.push(...result.problems)
      done.push({ id: course.id, outcome: result.outcome, compiled: result.compiled })
    }
    done.push(...(await withdrawMissing(db, folder, [...earlier.values()], now)))
  } finally {
    if (!given) await builder.close()
  }
  const sorted = inOrder(problems)
  return { courses: done, problems: sorted, lines: tell(done, sorted) }
}

const dataSetsOf = ({ data }: CoursesFolder) =>
  data.flatMap(({ dataSet, hash }) => (dataSet && hash ? [{ dataSet, hash }] : []))

/** Covers everything that a course shows. */
const courseHash = ({ yaml }: CourseFolder, planned: PlannedEdition[], position: number): string =>
  hashOf(
    yaml?.value ?? null,
    position,
    planned.map(({ moduleId, language, hash }) => [moduleId, language, hash]).sort(),
  )

interface Plan {
  course: CourseFolder
  folder: CoursesFolder
  planned: PlannedEdition[]
  hash: string
  position: number
  now: number
}

type Result = { outcome: 'published' | 'refused'; compiled: number; problems: Problem[] }

async function publishCourse(db: Db, plan: Plan, builder: Builder): Promise<Result> {
  const { course, folder, planned, hash, position, now } = plan
  const built = new Map<string, ModuleOutput>()
  return retryOnConflict(async () => {
    const before = (await courses.published(db)).find(({ id }) => id === course.id)?.hash ?? null
    const [current, ever, known] = await Promise.all([
      editions.currentFactsOfCourse(db, course.id),
      courses.exercisesEver(db, course.id),
      editions.known(
        db,
        planned.map((edition) => edition.hash),
      ),
    ])
    const missing = planned.filter((edition) => !known.has(edition.hash))
    for (const module of listedModules(course)) {
      const wanted = missing.filter(({ moduleId }) => moduleId === module.id).map(({ language }) => language)
      if (wanted.length === 0 || built.has(module.id)) continue
      built.set(module.id, await buildListed(course, module, wanted, folder, builder))
    }
    const outputs = [...built.values()]
    const problems = [
      ...course.problems,
      ...outputs.flatMap((output) => output.problems),
      ...checkCourseIds(course, built, current, ever),
      ...checkStale(course, planned, current),
    ]
    const made = outputs.flatMap((output) => output.editions)
    const compiled = made.length
    if (!course.yaml || hasErrors([...folder.problems, ...problems]))
      return { outcome: 'refused', compiled, problems }
    const isShown = ({ moduleId, language }: PlannedEdition, facts: EditionFacts) =>
      facts.moduleId === moduleId && facts.language === language
    await courses.publish(db, {
      facts: course.yaml.value,
      hash,
      position,
      at: now,
      before,
      editions: made.map((edition) => finished(edition, planned, current, course)),
      current: planned.filter(
        (edition) => !current.some((facts) => isShown(edition, facts) && facts.hash === edition.hash),
      ),
      gone: current.filter((facts) => !planned.some((edition) => isShown(edition, facts))),
      exercises: [...built].flatMap(([moduleId, { exercises }]) =>
        exercises.map(({ id, kind }) => ({ id, kind, moduleId })),
      ),
      media: made.flatMap((edition) => mediaOf(edition, course)),
    })
    return { outcome: 'published', compiled, problems }
  })
}

function finished(
  { language, facts, blocks, exercises }: BuiltEdition,
  planned: PlannedEdition[],
  current: EditionFacts[],
  { yaml }: CourseFolder,
): editions.Edition {
  const isSame = (other: { moduleId: string; language: string }) =>
    other.moduleId === facts.moduleId && other.language === language
  const plan = planned.find(isSame)
  if (!plan) throw new Error(`An edition of ${facts.moduleId} in ${language} was built without a plan.`)
  const isSource = language === yaml?.value.source
  const against = isSource ? null : madeAgainst(plan, current.find(isSame))
  return {
    facts: {
      ...facts,
      hash: plan.hash,
      textHash: plan.textHash,
      madeAgainst: against,
      stale: against !== null && against !== plan.sourceTextHash,
    },
    blocks,
    exercises,
  }
}

function mediaOf({ facts, pictures }: BuiltEdition, course: CourseFolder) {
  const files = course.modules.find(({ id }) => id === facts.moduleId)?.pictures ?? {}
  return pictures.flatMap((name) => {
    const bytes = files[name]
    if (!bytes) return []
    const { hash, type } = readPicture(name, bytes)
    return [{ bytes, hash, type }]
  })
}

/** Courses that left the folder leave the catalogue. An empty folder is a mistake in a path, not a wish. */
async function withdrawMissing(
  db: Db,
  { courses: present, problems }: CoursesFolder,
  earlier: { id: string; isWithdrawn: boolean }[],
  now: number,
): Promise<PublishedCourse[]> {
  if (present.length === 0 || hasErrors(problems)) return []
  const missing = earlier.filter(
    ({ id, isWithdrawn }) => !isWithdrawn && !present.some((course) => course.id === id),
  )
  for (const { id } of missing) await courses.withdraw(db, id, now)
  return missing.map(({ id }) => ({ id, outcome: 'withdrawn', compiled: 0 }))
}

const outcomes: Record<PublishedCourse['outcome'], (course: PublishedCourse) => string> = {
  published: ({ id, compiled }) => `${id}: published, ${compiled} text(s) compiled.`,
  unchanged: ({ id }) => `${id}: unchanged.`,
  refused: ({ id }) =>
    `${id}: not published. Learners keep the earlier state until the errors above are gone.`,
  withdrawn: ({ id }) => `${id}: withdrawn, its folder is gone; answers and progress stay.`,
}

const tell = (done: PublishedCourse[], problems: Problem[]): string[] => [
  ...problems.map(problemLine),
  ...(done.length > 0
    ? done.map((course) => outcomes[course.outcome](course))
    : ['No course was found in the folder.']),
]
