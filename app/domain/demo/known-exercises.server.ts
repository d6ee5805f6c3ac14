import type { Exercise, Html } from '#app/domain/exercise/exercise.ts'
import { fieldsOf } from '#app/domain/exercise/kinds.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { tokensOf } from '#app/domain/exercise/tokens.server.ts'
import { dataOf } from '#app/domain/lab/draw-of.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import { rightAnswer, unforeseenAnswers, wrongAnswers } from './known-answers.ts'

/** An exercise as the store keeps it, with the forms of somebody who knows and of somebody who errs as foreseen. */
export interface KnownExercise {
  exercise: Exercise
  right: Fields
  /** Foreseen wrong answers with the feedback that the author wrote for each. */
  wrong: { fields: Fields; feedback: Html | null }[]
  /** Wrong answers that nobody foresaw. */
  unforeseen: Fields[]
}

/** The exercises of a module's current edition, in the order of the page, with what to answer. */
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
      unforeseen: unforeseenAnswers(exercise).map((answer) => fieldsOf(exercise, answer, token)),
    }
  })
}

/** Whether the rows of an exercise are the learner's own. */
export const hasOwnRows = ({ exercise }: KnownExercise): boolean => dataOf(exercise)?.draw === 'own'
