import type { EditionFacts } from '#app/domain/course/course.ts'
import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import { type Db, type Query, retryOnConflict } from '#db/gateway.server.ts'
import * as sources from '#db/sources.server.ts'
import {
  buildListed,
  checkCourseIds,
  checkStale,
  isStale,
  listedModules,
  madeAgainst,
  type PlannedEdition,
} from './build-course.server.ts'
import type { BuiltEdition, ModuleOutput } from './build-module.ts'
import type { Builder } from './builder.server.ts'
import type { CourseFolder } from './course-files.server.ts'
import { hashOf } from './edition-hash.ts'
import { isSameManifest, manifestOf, sourceFilesOf } from './manifest.server.ts'
import { readPicture } from './pictures.server.ts'
import { hasErrors, type Problem } from './problems.ts'
import type { CoursesFolder } from './read-courses.server.ts'

/** Covers everything that a course shows. */
export const courseHash = ({ yaml }: CourseFolder, planned: PlannedEdition[], position: number): string =>
  hashOf(
    yaml?.value ?? null,
    position,
    planned.map(({ moduleId, language, hash }) => [moduleId, language, hash]).sort(),
  )

export interface Plan {
  course: CourseFolder
  folder: CoursesFolder
  planned: PlannedEdition[]
  hash: string
  position: number
  now: number
  /** Where it comes from, who publishes it and why; the number of the release that it was made over, if that matters. */
  by: { origin: sources.SourceRelease['origin']; authorId: string | null; reason: string; after?: number }
  /** What else belongs into the same write. */
  also?: Query[]
}

export interface PublishResult {
  outcome: 'published' | 'refused' | 'overtaken'
  compiled: number
  problems: Problem[]
}

/** Publishes one course whole or, with an error anywhere in it, not at all. */
export async function publishCourse(db: Db, plan: Plan, builder: Builder): Promise<PublishResult> {
  const { course, folder, planned, hash, position, now } = plan
  const built = new Map<string, ModuleOutput>()
  return retryOnConflict(async () => {
    const before = (await courses.published(db)).find(({ id }) => id === course.id)?.hash ?? null
    const [latest, current, ever, known] = await Promise.all([
      sources.latest(db, course.id),
      editions.currentFactsOfCourse(db, course.id),
      courses.exercisesEver(db, course.id),
      editions.known(
        db,
        planned.map((edition) => edition.hash),
      ),
    ])
    if (plan.by.after !== undefined && plan.by.after !== (latest?.number ?? 0))
      return { outcome: 'overtaken', compiled: 0, problems: [] }
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
      also: [...releaseQueries(db, plan, latest), ...(plan.also ?? [])],
    })
    return { outcome: 'published', compiled, problems }
  })
}

/** What was published, if it is other files than before: another glossary alone makes no release. */
function releaseQueries(db: Db, { course, by, now }: Plan, latest: sources.SourceRelease | null): Query[] {
  const manifest = manifestOf(course.files)
  if (latest && isSameManifest(latest.manifest, manifest)) return []
  const { origin, authorId, reason } = by
  const number = (latest?.number ?? 0) + 1
  const next = { courseId: course.id, number, origin, authorId, reason, manifest, at: now }
  return sources.releaseQueries(db, next, sourceFilesOf(course.files))
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
  const before = current.find(isSame)
  return {
    facts: {
      ...facts,
      hash: plan.hash,
      textHash: plan.textHash,
      madeAgainst: isSource ? null : madeAgainst(plan, before),
      stale: !isSource && isStale(plan, before),
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
