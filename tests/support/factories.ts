import { v7 as uuid } from 'uuid'
import type { Person } from '#app/domain/access/actor.ts'
import type { Submission } from '#app/domain/attempt/submit-attempt.server.ts'
import type { CourseFacts, EditionFacts } from '#app/domain/course/course.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { fieldsOf } from '#app/domain/exercise/kinds.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import * as courses from '#db/courses.server.ts'
import type { Edition } from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { person } from '#db/schema.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { everyKind, rightAnswers } from './exercises.ts'

// Plain fixed values: a test says only what it is about.

/** Tuesday morning. */
export const now = Date.UTC(2025, 8, 2, 9)
export const minute = 60_000

export function aCourse(changes: Partial<CourseFacts> = {}): CourseFacts {
  return {
    id: 'foundations',
    source: 'en',
    languages: ['en', 'fr'],
    title: { en: 'Foundations', fr: 'Fondements' },
    summary: { en: 'Who is counted?', fr: 'Qui est compté ?' },
    audience: { en: 'Statisticians', fr: 'Statisticiens' },
    level: 'basic',
    passMark: 80,
    modules: ['stock-and-flow'],
    retired: {},
    ...changes,
  }
}

type EditionChanges = Partial<Omit<EditionFacts, 'exercises'>> & { exercises?: Exercise[] }

/** A module's text: a heading before every exercise, and an exercise of every kind. */
export function anEdition({ exercises = everyKind, ...changes }: EditionChanges = {}): Edition {
  const { courseId = 'foundations', moduleId = 'stock-and-flow', language = 'en' } = changes
  return {
    facts: {
      courseId,
      moduleId,
      language,
      hash: `${courseId}/${moduleId}/${language}`,
      title: 'Stock and flow',
      summary: 'What a census counts.',
      minutes: 40,
      objectives: [{ id: 'tell-stock-from-flow', text: 'Tell a stock from a flow' }],
      exercises: exercises.map(({ id, kind, title, objective, points }) => ({
        id,
        kind,
        title,
        objective,
        points,
      })),
      bytes: 20_000,
      words: 1_500,
      headings: exercises.map(({ id }) => ({ id: `about-${id}`, text: `About ${id}`, level: 2 })),
      stale: false,
      ...changes,
    },
    blocks: exercises.flatMap(({ id }) => [
      { type: 'html' as const, html: `<h2 id="about-${id}">About</h2>` },
      { type: 'exercise' as const, id },
    ]),
    exercises,
  }
}

/** Publishes a course with these editions, over what it showed before. */
export async function published(db: Db, course: CourseFacts, editions: Edition[]): Promise<void> {
  const [before] = (await courses.published(db)).filter(({ id }) => id === course.id)
  const facts = editions.map((edition) => edition.facts)
  await courses.publish(db, {
    facts: course,
    hash: [before?.hash ?? '', ...facts.map(({ hash }) => hash)].join(' '),
    position: 1,
    at: now,
    before: before?.hash ?? null,
    editions,
    current: facts.map(({ moduleId, language, hash }) => ({ moduleId, language, hash })),
    gone: [],
    exercises: facts.flatMap(({ moduleId, exercises }) =>
      exercises.map(({ id, kind }) => ({ id, moduleId, kind })),
    ),
    media: [],
  })
}

/** Somebody with an account. */
export async function aLearner(db: Db, { id = 'amina' }: { id?: string } = {}): Promise<Person> {
  await db
    .insert(person)
    .values({ id, email: `${id}@stat.example`, name: 'Amina Diallo', language: 'en', createdAt: now })
  return { id, role: 'learner', isGuest: false, name: 'Amina Diallo', language: 'en' }
}

/** Somebody who has only answered. */
export async function aGuest(db: Db, { id = 'guest' }: { id?: string } = {}): Promise<Person> {
  await db.insert(person).values({ id, language: 'en', createdAt: now })
  return { id, role: 'learner', isGuest: true, name: null, language: 'en' }
}

/** A learner before a published module with these exercises, in English and French. */
export async function anEnrolledLearner(db: Db, { exercises = everyKind }: { exercises?: Exercise[] } = {}) {
  await published(db, aCourse(), [
    anEdition({ exercises }),
    anEdition({ exercises, language: 'fr', title: 'Stock et flux' }),
  ])
  return aLearner(db)
}

/** A right answer to one of the exercises of every kind; change what the test is about. */
export async function aSubmission(
  db: Db,
  who: Pick<Person, 'id'>,
  exercise: Exercise,
  changes: Partial<Submission> = {},
): Promise<Submission> {
  const courseId = changes.courseId ?? 'foundations'
  const token = tokensOf(await tokenSecret(db), courseId, exercise.id)
  return {
    person: who,
    courseId,
    moduleId: 'stock-and-flow',
    exerciseId: exercise.id,
    attemptId: uuid(),
    language: 'en',
    editionHash: null,
    fields: exercise.kind === 'sql' ? {} : fieldsOf(exercise, rightAnswers[exercise.kind], token),
    device: 'computer',
    now,
    ...changes,
  }
}
