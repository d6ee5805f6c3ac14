import { v7 as uuid } from 'uuid'
import type { Person } from '#app/domain/access/actor.ts'
import { type Choices, usualChoices } from '#app/domain/analysis/choices.ts'
import { gatherModule } from '#app/domain/analysis/gather-module.server.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { membership } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { attempt } from '#db/schema.ts'
import { anExercise } from './exercises.ts'
import { aCourse, anEdition, minute, now, published } from './factories.ts'

/** Ten people and five exercises: the made-up vector of the statistics' tests, whose figures are known. */
const vector = {
  maxima: [1, 1, 1, 2, 1],
  rows: [
    [1, 1, 1, 2, 0],
    [1, 1, 0, 2, 1],
    [1, 0, 1, 1.5, 1],
    [1, 1, 0, 1, 0],
    [0, 1, 1, 1, 1],
    [1, 0, 0, 0.5, 0],
    [0, 1, 0, 0, 1],
    [1, 0, 0, 0, 1],
    [0, 0, 0, 0.5, 1],
    [1, 0, 1, 2, 0],
  ],
} as const

/** `q1` is a choice of three, the others are numbers; `q4` is worth two points. */
const questions = vector.maxima.map((points, index) =>
  index === 0
    ? anExercise('choice', { id: 'q1', title: 'Question 1', points })
    : anExercise('numeric', { id: `q${index + 1}`, title: `Question ${index + 1}`, points }),
)

export const place = { courseId: 'foundations', moduleId: 'stock-and-flow' }

const editionOf = (language: string) => `${place.courseId}/${place.moduleId}/${language}`

export const trainer: Person = {
  id: 'trainer',
  role: 'trainer',
  isGuest: false,
  name: 'Awa Diop',
  language: 'en',
}

/** A cohort that takes the course; its trainer has an account. */
export async function aCohort(db: Db, id = 'cohort', trainerId = trainer.id): Promise<string> {
  const facts = { name: 'Awa Diop', country: null, organisation: null, language: 'en' }
  if (!(await people.byId(db, trainerId)))
    await people.addAccount(db, {
      id: trainerId,
      facts: { ...facts, email: `${trainerId}@stats.example` },
      passwordHash: null,
      actorId: trainerId,
      at: 1,
    })
  await cohorts.add(db, {
    id,
    name: `Cohort ${id}`,
    startsOn: '2025-09-01',
    endsOn: '2025-10-31',
    languages: ['en'],
    courseIds: [place.courseId],
    joinCode: `code-${id}`,
    trainerIds: [trainerId],
    targets: [],
    actorId: trainerId,
    at: now,
  })
  return id
}

/** Publishes the course with the five questions, and more behind them, in two languages. */
export function publishedQuestions(db: Db, more: Exercise[] = []) {
  const exercises = [...questions, ...more]
  return published(db, aCourse(), [
    anEdition({ exercises }),
    anEdition({ exercises, language: 'fr', title: 'Stock et flux' }),
  ])
}

/** Lets people into a cohort, new ones as guests. */
export async function joined(
  db: Db,
  cohortId: string,
  personId: string,
  { endedAt = null as number | null, state = 'active' as 'active' | 'left' | 'removed' } = {},
): Promise<void> {
  if (!(await people.byId(db, personId))) await people.addGuest(db, { id: personId, language: 'en', at: now })
  await db.insert(membership).values({ cohortId, personId, state, joinedAt: now, endedAt })
}

/** An answer in the store, as it was graded. */
export async function gave(
  db: Db,
  personId: string,
  exerciseId: string,
  given: { points: number; number?: number; outOf?: number; at?: number; language?: string; chosen?: number },
): Promise<void> {
  const { points, number = 1, at = now + number * minute, language = 'en' } = given
  const outOf = given.outOf ?? questions.find(({ id }) => id === exerciseId)?.points ?? 1
  const isRight = points === outOf
  await db.insert(attempt).values({
    id: uuid(),
    personId,
    ...place,
    exerciseId,
    number,
    editionHash: editionOf(language),
    language,
    answer: JSON.stringify(
      exerciseId === 'q1'
        ? { chosen: [given.chosen ?? (isRight ? 0 : 1)] }
        : { text: isRight ? '26.2' : '7' },
    ),
    code: isRight ? 'right' : 'wrong',
    detail: JSON.stringify(
      exerciseId === 'q1' ? {} : { understood: { typed: '7', value: 7, percent: false } },
    ),
    points: points * 1000,
    outOf: outOf * 1000,
    passMark: 80,
    at,
  })
}

/** The vector in the store: people `p1` … `p10` in a cohort. */
export async function aCohortWithVector(db: Db): Promise<string> {
  await publishedQuestions(db)
  const cohortId = await aCohort(db)
  for (const [row, marks] of vector.rows.entries()) {
    const personId = `p${row + 1}`
    await joined(db, cohortId, personId)
    for (const [item, points] of marks.entries()) await gave(db, personId, `q${item + 1}`, { points })
  }
  return cohortId
}

/** What a trainer's page of the module is computed from. */
export const gathered = (db: Db, choices: Partial<Choices> = {}, actor = trainer) =>
  gatherModule(db, {
    actor,
    cohortId: 'cohort',
    ...place,
    language: 'en',
    choices: { ...usualChoices, ...choices },
  })
