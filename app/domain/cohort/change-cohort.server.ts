import * as cohorts from '#db/cohorts.server.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import type { Actor } from '../access/actor.ts'
import { loadCourse } from '../course/load-course.server.ts'
import { DomainError } from '../errors.ts'
import { knownCourses } from './begin-cohort.server.ts'
import type { Target } from './cohort.ts'
import { day } from './cohort-form.ts'
import { ledCohort, runningCohort } from './led-cohort.server.ts'

interface Asked {
  actor: Actor
  cohortId: string
  now: number
}

const idOf = (actor: Actor) => actor?.id ?? ''

/** A write that its guard refused: somebody archived the cohort meanwhile. */
async function unlessArchived(deed: Promise<void>): Promise<void> {
  try {
    await deed
  } catch (error) {
    throw isConflict(error) ? new DomainError('conflict', 'cohort_archived') : error
  }
}

/** @throws DomainError `cohort_not_found`, `cohort_archived`, `course_not_found` */
export async function changeCohort(
  db: Db,
  { facts, ...asked }: Asked & { facts: cohorts.CohortFacts },
): Promise<void> {
  const cohort = await runningCohort(db, asked)
  // A course that was withdrawn meanwhile stays in a cohort that has it.
  const added = facts.courseIds.filter((id) => !cohort.courseIds.includes(id))
  const known = await knownCourses(db, added)
  const courseIds = [...cohort.courseIds.filter((id) => facts.courseIds.includes(id)), ...known]
  const change = { ...facts, courseIds, id: cohort.id, actorId: idOf(asked.actor), at: asked.now }
  await unlessArchived(cohorts.change(db, change))
}

/** What the plan's form says of a module: a day, or nothing. */
export interface PlannedModule {
  courseId: string
  moduleId: string
  title: string
  dueOn: string | null
}

/** The plan of a cohort, every module of its courses in the order of the page. */
export async function planOf(
  db: Db,
  cohort: { id: string; courseIds: string[] },
  language: string,
): Promise<{ courseId: string; title: string; modules: PlannedModule[] }[]> {
  const targets = await cohorts.targets(db, cohort.id)
  const courses = await Promise.all(
    cohort.courseIds.map((id) => loadCourse(db, id, language).catch(() => null)),
  )
  return courses.flatMap((listed) => {
    if (!listed) return []
    const { course, modules } = listed
    return [
      {
        courseId: course.id,
        title: course.title[language] ?? course.title[course.source] ?? course.id,
        modules: modules.map(({ id, facts }) => ({
          courseId: course.id,
          moduleId: id,
          title: facts.title,
          dueOn:
            targets.find((target) => target.courseId === course.id && target.moduleId === id)?.dueOn ?? null,
        })),
      },
    ]
  })
}

/**
 * Puts the plan of a form in place of the one that is there. Fields are named `due:<course>/<module>`.
 * @throws DomainError `cohort_not_found`, `cohort_archived`, `target_day` with the module whose day can't be read
 */
export async function planCohort(db: Db, { form, ...asked }: Asked & { form: FormData }): Promise<void> {
  const cohort = await runningCohort(db, asked)
  const targets: Target[] = []
  for (const { modules } of await planOf(db, cohort, 'en'))
    for (const { courseId, moduleId } of modules) {
      const given = String(form.get(`due:${courseId}/${moduleId}`) ?? '').trim()
      if (given === '') continue
      const read = day.safeParse(given)
      if (!read.success) throw new DomainError('invalid', 'target_day', { module: moduleId })
      targets.push({ courseId, moduleId, dueOn: read.data })
    }
  const change = { cohortId: cohort.id, targets, actorId: idOf(asked.actor), at: asked.now }
  await unlessArchived(cohorts.setTargets(db, change))
}

/** Archives, or takes out of the archive: nothing is ever destroyed. */
export async function archiveCohort(
  db: Db,
  { isArchived, ...asked }: Asked & { isArchived: boolean },
): Promise<void> {
  const { id } = await ledCohort(db, asked)
  await cohorts.setArchived(db, { id, isArchived, actorId: idOf(asked.actor), at: asked.now })
}

/**
 * Makes another trainer one of this cohort.
 * @throws DomainError `trainer_unknown` when no trainer or admin has the address
 */
export async function addCoTrainer(db: Db, { email, ...asked }: Asked & { email: string }): Promise<void> {
  const cohort = await runningCohort(db, asked)
  const found = await people.byEmail(db, email.trim().toLowerCase())
  if (!found || found.role === 'learner') throw new DomainError('invalid', 'trainer_unknown')
  if (cohort.trainerIds.includes(found.id)) return
  const change = { cohortId: cohort.id, personId: found.id, actorId: idOf(asked.actor), at: asked.now }
  await cohorts.addTrainer(db, change)
}

/** @throws DomainError `last_trainer`: somebody must lead */
export async function removeCoTrainer(
  db: Db,
  { personId, ...asked }: Asked & { personId: string },
): Promise<void> {
  const cohort = await runningCohort(db, asked)
  if (!cohort.trainerIds.includes(personId)) return
  try {
    const change = { cohortId: cohort.id, personId, actorId: idOf(asked.actor), at: asked.now }
    await cohorts.removeTrainer(db, change)
  } catch (error) {
    throw isConflict(error) ? new DomainError('conflict', 'last_trainer') : error
  }
}
