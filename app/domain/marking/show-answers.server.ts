import { stillFits } from '#app/domain/attempt/read-outcome.server.ts'
import { loadModule, type ShownModule } from '#app/domain/course/load-module.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { ExerciseOf } from '#app/domain/exercise/exercise.ts'
import { parseAnswer } from '#app/domain/exercise/kinds.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import type { WrittenAnswer } from '#db/marks.server.ts'
import { groupAnswers } from './group-answers.ts'
import type { AnswerGroup } from './views.ts'

/** An answer beside the exercise that its trainer sees. */
export interface ShownAnswer extends WrittenAnswer {
  exercise: ExerciseOf<'written'>
  shownHash: string
  text: string
  textLanguage: string
  courseTitle: string
  moduleTitle: string
}

/**
 * Answers with the exercise as it is now, in the trainer's language, if that still asks for the same; else as it was when
 * it was answered. One whose text is not kept, or that is no written exercise any more, is left out.
 */
export async function showAnswers(
  db: Db,
  answers: WrittenAnswer[],
  language: string,
): Promise<ShownAnswer[]> {
  const modules = new Map<string, ShownModule | null>()
  const shown: ShownAnswer[] = []
  for (const answer of answers) {
    const { courseId, moduleId } = answer
    const key = `${courseId}/${moduleId}`
    const known = modules.get(key)
    const module = known === undefined ? await moduleIfThere(db, { courseId, moduleId, language }) : known
    modules.set(key, module)
    const one = await showAnswer(db, answer, module)
    if (one) shown.push(one)
  }
  return shown
}

async function moduleIfThere(
  db: Db,
  asked: { courseId: string; moduleId: string; language: string },
): Promise<ShownModule | null> {
  try {
    return await loadModule(db, asked)
  } catch (error) {
    // A course may be withdrawn while its answers still wait.
    if (error instanceof DomainError) return null
    throw error
  }
}

async function showAnswer(
  db: Db,
  answer: WrittenAnswer,
  module: ShownModule | null,
): Promise<ShownAnswer | null> {
  const { exerciseId, editionHash } = answer
  const now =
    module?.exercises.has(exerciseId) && (await stillFits(db, module, exerciseId, editionHash))
      ? module.edition
      : null
  const edition = now ?? (await editions.byHash(db, editionHash))
  const exercise = edition?.exercises.find(({ id }) => id === exerciseId)
  if (!edition || exercise?.kind !== 'written') return null
  const given = parseAnswer(exercise, answer.answer)
  const { hash, title, language } = edition.facts
  const course = module?.listed.course
  return {
    ...answer,
    exercise,
    shownHash: hash,
    text: given && 'text' in given ? given.text : '',
    textLanguage: language,
    courseTitle: course ? shownText(course.title, language, course.source) : answer.courseId,
    moduleTitle: title,
  }
}

/** Equal answers together, every field that leaves the server named. */
export const groupsOf = (answers: ShownAnswer[]): AnswerGroup[] =>
  groupAnswers(answers).map((group) => {
    const [first] = group
    const { exercise, mark } = first
    return {
      courseId: first.courseId,
      moduleId: first.moduleId,
      exerciseId: first.exerciseId,
      courseTitle: first.courseTitle,
      moduleTitle: first.moduleTitle,
      exerciseTitle: exercise.title,
      textLanguage: first.textLanguage,
      prompt: exercise.prompt,
      solution: exercise.solution,
      lines: exercise.rubric,
      text: first.text,
      answerLanguage: first.language,
      people: group.map(({ attemptId, name, email, at, hasMark, mark }) => ({
        attemptId,
        seenAt: mark?.at ?? null,
        name: name ?? email,
        at,
        isRevised: hasMark && mark === null,
      })),
      mark: mark && {
        met: mark.met,
        points: mark.points / 1000,
        outOf: mark.outOf / 1000,
        comment: mark.comment,
        markedBy: mark.markerName,
      },
    }
  })
