import { exerciseView } from '#app/domain/attempt/exercise-view.ts'
import type { ListedCourse } from '#app/domain/course/load-course.server.ts'
import { type ShownExercise, shownExercises } from '#app/domain/course/load-module.server.ts'
import { shownText } from '#app/domain/course/shown-edition.ts'
import { parseAnswer } from '#app/domain/exercise/kinds.ts'
import type { ExerciseView } from '#app/domain/exercise/public-exercise.ts'
import { readableAnswer } from '#app/domain/exercise/readable-answer.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as learnerRecord from '#db/learner-record.server.ts'
import { tokenSecret } from '#db/settings.server.ts'
import type { AnsweredExercise, AnswerPage, LearnerAnswer } from './views.ts'

/** How many answers a page shows. */
const PAGE = 20

interface Given {
  asked: learnerRecord.Asked
  deeds: learnerRecord.Deeds
  courses: ListedCourse[]
  language: string
  /** `course/exercise` from the page's address; whatever names nothing that was answered asks for all. */
  exercise: string | null
  /** `<milliseconds>.<id>` from the page's address. */
  before: string | null
}

/** A page of somebody's answers, the newest first, and the exercises to choose from. */
export async function learnerAnswers(db: Db, given: Given): Promise<AnswerPage> {
  const { asked, deeds, courses, language } = given
  const counts = new Map<string, number>()
  for (const { courseId, exerciseId } of deeds.attempts) {
    const key = keyOf(courseId, exerciseId)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const exercise = given.exercise !== null && counts.has(given.exercise) ? given.exercise : null
  const [courseId = '', exerciseId = ''] = exercise?.split('/') ?? []
  const before = placeIn(given.before)
  const rows = await learnerRecord.answers(db, {
    ...asked,
    exercise: exercise === null ? null : { courseId, exerciseId },
    before,
    limit: PAGE + 1,
  })
  const shown: LearnerAnswer[] = []
  // One after the other: of the editions of many years only a few are kept in memory.
  for (const row of rows.slice(0, PAGE)) shown.push(await answerView(db, row, courses))
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    total: exercise === null ? deeds.attempts.length : (counts.get(exercise) ?? 0),
    shown,
    older: last ? `${last.at}.${last.id}` : null,
    exercises: answeredExercises(counts, deeds, courses, language),
    exercise,
    isFirst: before === null,
  }
}

const keyOf = (courseId: string, exerciseId: string) => `${courseId}/${exerciseId}`

function placeIn(text: string | null): learnerRecord.Place | null {
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(text ?? '') ?? []
  return at !== undefined && id !== undefined ? { at: Number(at), id } : null
}

/** In the order of the courses; what is no longer in them comes last. */
function answeredExercises(
  counts: Map<string, number>,
  deeds: learnerRecord.Deeds,
  courses: ListedCourse[],
  language: string,
): AnsweredExercise[] {
  const known = courses.flatMap(({ course, modules }) =>
    modules.flatMap(({ facts }) =>
      facts.exercises.map(({ id, title }, index) => ({
        key: keyOf(course.id, id),
        courseTitle: shownText(course.title, language, course.source),
        title,
        number: index + 1,
        moduleTitle: facts.title,
      })),
    ),
  )
  const listed = known.flatMap((exercise) => {
    const answers = counts.get(exercise.key)
    return answers === undefined ? [] : [{ ...exercise, answers }]
  })
  const gone = [...counts].flatMap(([key, answers]) => {
    const attempt = deeds.attempts.find((row) => keyOf(row.courseId, row.exerciseId) === key)
    const course = courses.find((one) => one.course.id === attempt?.courseId)?.course
    if (!attempt || !course || known.some((one) => one.key === key)) return []
    const courseTitle = shownText(course.title, language, course.source)
    return [{ key, courseTitle, title: null, number: null, moduleTitle: attempt.moduleId, answers }]
  })
  return [...listed, ...gone]
}

async function answerView(
  db: Db,
  row: learnerRecord.GivenAnswer,
  courses: ListedCourse[],
): Promise<LearnerAnswer> {
  const edition = await editions.byHash(db, row.editionHash)
  const shown = edition && shownExercises(edition, await tokenSecret(db)).get(row.exerciseId)
  const parsed = shown && parseAnswer(shown.exercise, row.answer)
  const module = courses
    .find(({ course }) => course.id === row.courseId)
    ?.modules.find(({ id }) => id === row.moduleId)
  const index = edition?.facts.exercises.findIndex(({ id }) => id === row.exerciseId) ?? -1
  return {
    id: row.id,
    courseId: row.courseId,
    moduleId: row.moduleId,
    exerciseId: row.exerciseId,
    moduleTitle: module?.facts.title ?? edition?.facts.title ?? row.moduleId,
    exerciseTitle: shown?.exercise.title ?? null,
    exerciseNumber: index < 0 ? null : index + 1,
    number: row.number,
    language: row.language,
    at: row.at,
    code: row.code,
    points: row.points / 1000,
    outOf: row.outOf / 1000,
    answer: shown && parsed ? readableAnswer(shown.exercise, parsed, shown.token) : null,
    told: shown ? toldThen(shown, row) : null,
    mark: row.mark && { ...row.mark, points: row.mark.points / 1000, outOf: row.mark.outOf / 1000 },
  }
}

/**
 * The exercise with the verdict and feedback as its page showed them then: made of what that page may show, in the
 * language in which it was answered. Several answers to one exercise stand on a page, so each goes by its own id.
 */
function toldThen(shown: ShownExercise, row: learnerRecord.GivenAnswer): ExerciseView {
  const state = {
    status: 'tried' as const,
    tries: row.number,
    hints: 0,
    bestPoints: row.points,
    outOf: row.outOf,
    lastAttemptId: row.id,
    lastAt: row.at,
    settledAt: null,
    markedAttemptId: null,
  }
  const { language } = row
  const view = exerciseView(shown, {
    state,
    last: row,
    lastFits: true,
    // The trainer's mark stands beside it, with the rest that came later.
    mark: null,
    extraTries: 0,
    draft: undefined,
    language,
    place: null,
    past: [],
  })
  return { ...view, exercise: { ...view.exercise, id: row.id }, solution: null }
}
