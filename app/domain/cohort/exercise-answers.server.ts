import type { Db } from '#db/gateway.server.ts'
import * as memberships from '#db/memberships.server.ts'
import * as tracking from '#db/tracking.server.ts'
import type { Actor } from '../access/actor.ts'
import { DomainError } from '../errors.ts'
import type { Cohort } from './cohort.ts'
import { type AnswerGroup, counted, groupAnswers, type Which } from './group-answers.server.ts'
import { ledCohort } from './led-cohort.server.ts'
import { WRONG_TRIES } from './morning.ts'
import { modulesOf } from './open-cohort.server.ts'

/** The answers of a cohort to one exercise, those that say the same together. */
export interface ExerciseAnswers {
  cohort: Cohort
  courseId: string
  moduleId: string
  moduleTitle: string
  exerciseId: string
  /** 1, 2, 3 … on the module's page. */
  number: number
  title: string | null
  kind: string
  groups: (AnswerGroup & { people: { id: string; name: string }[] })[]
  /** Answers that count, and the people who gave them, of all that take part. */
  answers: number
  people: number
  members: number
}

interface Asked {
  actor: Actor
  cohortId: string
  courseId: string
  exerciseId: string
  language: string
  which: Which
  /** Only of those who are stuck at it. */
  isOfStuck: boolean
  nameless: string
}

/** @throws DomainError `cohort_not_found`, `exercise_not_found` */
export async function exerciseAnswers(db: Db, asked: Asked): Promise<ExerciseAnswers> {
  const { courseId, exerciseId, language, which, isOfStuck, nameless } = asked
  const cohort = await ledCohort(db, asked)
  const modules = cohort.courseIds.includes(courseId) ? await modulesOf(db, [courseId], language) : []
  const module = modules.find(({ exercises }) => exercises.some(({ id }) => id === exerciseId))
  const at = module?.exercises.findIndex(({ id }) => id === exerciseId) ?? -1
  const exercise = module?.exercises[at]
  if (!module || !exercise) throw new DomainError('not-found', 'exercise_not_found')

  const members = await memberships.ofCohort(db, cohort.id, ['active'])
  const stuck = isOfStuck ? await stuckAt(db, cohort.id, courseId, exerciseId) : null
  const personIds = members.map(({ personId }) => personId).filter((id) => stuck?.has(id) ?? true)
  const all = await tracking.answersTo(db, { courseId, exerciseId, personIds })
  const answers = counted(all, which)
  const nameOf = new Map(members.map(({ personId, name, email }) => [personId, name ?? email ?? nameless]))
  const groups = await groupAnswers(db, { courseId, exerciseId, answers })
  return {
    cohort,
    courseId,
    moduleId: module.moduleId,
    moduleTitle: module.title,
    exerciseId,
    number: at + 1,
    title: exercise.title,
    kind: exercise.kind,
    groups: groups.map((group) => ({
      ...group,
      people: group.personIds.map((id) => ({ id, name: nameOf.get(id) ?? nameless })),
    })),
    answers: answers.length,
    people: new Set(answers.map(({ personId }) => personId)).size,
    members: members.length,
  }
}

async function stuckAt(db: Db, cohortId: string, courseId: string, exerciseId: string): Promise<Set<string>> {
  const { states } = await tracking.ofCohort(db, cohortId)
  return new Set(
    states
      .filter((row) => row.courseId === courseId && row.exerciseId === exerciseId)
      .filter(({ status, tries }) => status === 'tried' && tries >= WRONG_TRIES)
      .map(({ personId }) => personId),
  )
}
