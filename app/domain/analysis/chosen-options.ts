import type { ExerciseOf } from '../exercise/exercise.ts'
import { parseAnswer } from '../exercise/kinds.ts'
import { type ChosenOptions, type DistractorTable, distractorTable } from '../statistics/distractors.ts'
import { marksIn } from './counted.ts'
import type { Gathered } from './gathered.ts'

/** Who chose what, and what could not be counted. */
export interface Distractors {
  table: DistractorTable
  /** Answers to an earlier wording of the options, which can't be counted with these. */
  otherWording: number
  /** People who answered nothing else, by which they could be ranked. */
  unranked: number
}

/**
 * The options of a choice exercise, by position in the source, among the best and the weakest. People are ranked by
 * their share of the points in the other exercises that they answered; in a test that is the rest of the test.
 */
export function distractorsOf(
  { exercises, rows, blanks, isSame }: Gathered,
  exercise: ExerciseOf<'choice'>,
): Distractors {
  const item = exercises.findIndex(({ id }) => id === exercise.id)
  const marks = marksIn(exercises, rows).rows
  const answers: ChosenOptions[] = []
  let [otherWording, unranked] = [0, 0]
  rows.forEach(({ answers: own }, row) => {
    const given = own[item] ?? null
    // Exercises that nobody came to are no blanks: only a test is handed in as a whole.
    if (given === null && blanks === 'left-out') return
    if (given !== null && !isSame(exercise.id, given.editionHash)) {
      otherWording += 1
      return
    }
    const score = restShare(marks[row] ?? [], exercises, item, blanks === 'zero')
    if (score === null) unranked += 1
    else answers.push({ score, chosen: given && chosenIn(exercise, given.answer) })
  })
  const options = exercise.options.map(({ right }, position) => ({ id: String(position), isKey: right }))
  return { table: distractorTable(answers, options), otherWording, unranked }
}

function chosenIn(exercise: ExerciseOf<'choice'>, json: string | null): string[] | null {
  const answer = json === null ? null : parseAnswer(exercise, json)
  return answer && 'chosen' in answer ? answer.chosen.map(String) : null
}

/** Null when nothing else was answered; 0 for all when there is nothing else. */
function restShare(
  marks: readonly (number | null)[],
  exercises: readonly { points: number }[],
  item: number,
  areBlanksZero: boolean,
): number | null {
  if (exercises.length < 2) return 0
  let [points, outOf] = [0, 0]
  exercises.forEach((exercise, place) => {
    const mark = marks[place] ?? (areBlanksZero ? 0 : null)
    if (place === item || mark === null) return
    points += mark
    outOf += exercise.points
  })
  return outOf > 0 ? points / outOf : null
}
