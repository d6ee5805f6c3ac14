import type { Exercise } from '#app/domain/exercise/exercise.ts'
import type { Answer } from '#app/domain/exercise/kind.ts'
import { fieldsOf } from '#app/domain/exercise/kinds.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import * as editions from '#db/editions.server.ts'
import { type Db, openStore } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'

/** An exercise as the store keeps it, with the forms of somebody who knows and of somebody who errs as foreseen. */
export interface KnownExercise {
  exercise: Exercise
  right: Fields
  /** Foreseen wrong answers with the feedback that the author wrote for each. */
  wrong: { fields: Fields; feedback: string | null }[]
}

const numberOf = (low: number, high: number) => String(Number(((low + high) / 2).toPrecision(12)))

function rightAnswer(exercise: Exercise): Answer {
  switch (exercise.kind) {
    case 'choice':
      return { chosen: exercise.options.flatMap(({ right }, index) => (right ? [index] : [])) }
    case 'numeric': {
      const key = exercise.values.find(({ right }) => right)
      if (!key) throw new Error(`${exercise.id} has no key`)
      return { text: numberOf(key.low, key.high) }
    }
    case 'text':
      return { text: exercise.answers.find(({ right }) => right)?.text ?? '' }
    case 'match':
      return { pairs: exercise.pairs.map((_, index) => index) }
    case 'classify':
      return { categories: exercise.cases.map(({ category }) => category) }
    case 'order':
      return { items: exercise.items.map((_, index) => index) }
    case 'written':
      return {
        text: 'A first answer, to be compared with the rubric.',
        met: exercise.rubric.map((_, index) => index),
      }
    case 'sql':
      return { query: exercise.query, draw: 'open' }
    case 'r':
      return { script: exercise.script, values: asTyped(exercise.keys.open ?? {}), draw: 'open' }
  }
}

/**
 * The right form of an exercise on rows of one's own: which they are stands in the page, once its reader has answered.
 * For all others the right form as it is.
 */
export function rightOn({ exercise, right }: KnownExercise, page: string): Fields {
  if (exercise.kind !== 'r' || exercise.data.draw !== 'own') return right
  const draw = new RegExp(`/data/${exercise.data.hash}/(\\d+)/`).exec(page)?.[1] ?? ''
  const typed = asTyped(exercise.keys[draw] ?? {})
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [`result-${name}`, [value]]))
}

const asTyped = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))

function wrongAnswers(exercise: Exercise): { answer: Answer; feedback: string | null }[] {
  switch (exercise.kind) {
    case 'choice':
      return exercise.options.flatMap(({ right, feedback }, index) =>
        right ? [] : [{ answer: { chosen: [index] }, feedback }],
      )
    case 'numeric':
      return exercise.values.flatMap(({ right, low, high, feedback }) =>
        right ? [] : [{ answer: { text: numberOf(low, high) }, feedback }],
      )
    case 'text':
      return exercise.answers.flatMap(({ right, text, feedback }) =>
        right ? [] : [{ answer: { text }, feedback }],
      )
    case 'match':
      return [
        {
          answer: { pairs: exercise.pairs.map((_, index) => (index + 1) % exercise.pairs.length) },
          feedback: null,
        },
      ]
    case 'classify':
      return exercise.cases.map(({ feedback }, wrong) => ({
        answer: {
          categories: exercise.cases.map(({ category }, index) =>
            index === wrong ? (category + 1) % exercise.categories.length : category,
          ),
        },
        feedback,
      }))
    case 'order':
      return [{ answer: { items: exercise.items.map((_, index) => index).reverse() }, feedback: null }]
    case 'written':
      return []
    case 'sql':
      return exercise.mistakes.map(({ query, feedback }) => ({ answer: { query, draw: 'open' }, feedback }))
    case 'r':
      return [
        {
          answer: {
            script: '',
            values: Object.fromEntries(exercise.results.map(({ name }) => [name, '-987'])),
            draw: 'open',
          },
          feedback: null,
        },
      ]
  }
}

/** The exercises of a module's current edition, in the order of the page, with what to answer. */
export async function knownExercises(
  databaseUrl: string,
  courseId: string,
  moduleId: string,
  language: string,
): Promise<KnownExercise[]> {
  const store = await openStore(databaseUrl)
  try {
    return await knownIn(store.db, courseId, moduleId, language)
  } finally {
    await store.close()
  }
}

/** The same from a store that is open. */
export async function knownIn(
  db: Db,
  courseId: string,
  moduleId: string,
  language: string,
): Promise<KnownExercise[]> {
  const secret = await tokenSecret(db)
  const current = await editions.currentOfModule(db, courseId, moduleId)
  const hash = current.find((edition) => edition.language === language)?.hash ?? ''
  const edition = await editions.byHash(db, hash)
  if (!edition) throw new Error(`${courseId}/${moduleId} is not published in ${language}`)
  return edition.exercises.map((exercise) => {
    const token = tokensOf(secret, courseId, exercise.id)
    return {
      exercise,
      right: fieldsOf(exercise, rightAnswer(exercise), token),
      wrong: wrongAnswers(exercise).map(({ answer, feedback }) => ({
        fields: fieldsOf(exercise, answer, token),
        feedback,
      })),
    }
  })
}
