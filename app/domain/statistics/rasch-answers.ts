import type { Why } from './figure.ts'
import { type Blanks, type MarkMatrix, marksOf } from './matrix.ts'

/** People who answered the same items, and how they did. */
export interface AnswerGroup {
  /** Positions of the items in the matrix, ascending. */
  items: number[]
  /** A row a person: right or not on each of `items`. Nobody here has all right or all wrong. */
  people: boolean[][]
}

/** What the Rasch model can use of a matrix. */
export interface RaschAnswers {
  groups: AnswerGroup[]
  /** Items that take part, by position. */
  items: number[]
  /** Why an item does not take part, by position. */
  leftOut: Map<number, Why>
  /** People who say nothing about differences of difficulty, by why. */
  allRight: number
  allWrong: number
  unanswered: number
}

/**
 * Leaves out what has no finite estimate: items that are not right or wrong; then, in turn until nothing changes, people
 * with all or nothing right and items that all or none of the others solved (Fischer 1981).
 */
export function answersFor(matrix: MarkMatrix, blanks: Blanks): RaschAnswers {
  const leftOut = new Map<number, Why>()
  matrix.items.forEach(({ max }, item) => {
    const marks = marksOf(matrix, item)
    if (max <= 0) leftOut.set(item, 'no-maximum')
    else if (!marks.every((mark) => mark === null || mark === 0 || mark === max))
      leftOut.set(item, 'not-dichotomous')
    else if (marks.length === 0 || (blanks === 'left-out' && marks.every((mark) => mark === null)))
      leftOut.set(item, 'no-answers')
  })
  const isRight = (row: (number | null)[], item: number): boolean | null =>
    row[item] == null ? (blanks === 'zero' ? false : null) : (row[item] ?? 0) > 0

  for (;;) {
    const items = matrix.items.map((_, item) => item).filter((item) => !leftOut.has(item))
    const people = matrix.rows.map((row) => answersOf(items, (item) => isRight(row, item)))
    const telling = people.filter(({ answers }) => answers.includes(true) && answers.includes(false))
    const oneSided = sidesOf(items, telling)
    if (oneSided.size === 0 || items.length < 2) {
      return {
        groups: groupsOf(telling),
        items,
        leftOut,
        unanswered: people.filter(({ answers }) => answers.length === 0).length,
        allRight: people.filter(({ answers }) => answers.length > 0 && !answers.includes(false)).length,
        allWrong: people.filter(({ answers }) => answers.length > 0 && !answers.includes(true)).length,
      }
    }
    for (const [item, why] of oneSided) leftOut.set(item, why)
  }
}

interface Answers {
  items: number[]
  answers: boolean[]
}

function answersOf(items: number[], isRight: (item: number) => boolean | null): Answers {
  const answered = items.filter((item) => isRight(item) !== null)
  return { items: answered, answers: answered.map((item) => isRight(item) === true) }
}

/** Items which, among these people, everybody or nobody solved, or none of them came to. */
function sidesOf(items: number[], people: Answers[]): Map<number, Why> {
  const right = new Map<number, number>()
  const wrong = new Map<number, number>()
  for (const person of people)
    person.items.forEach((item, place) => {
      const side = person.answers[place] ? right : wrong
      side.set(item, (side.get(item) ?? 0) + 1)
    })
  const sides = new Map<number, Why>()
  for (const item of items) {
    if (!right.has(item) && !wrong.has(item)) sides.set(item, 'all-or-nothing')
    else if (!right.has(item)) sides.set(item, 'all-wrong')
    else if (!wrong.has(item)) sides.set(item, 'all-right')
  }
  return sides
}

function groupsOf(people: Answers[]): AnswerGroup[] {
  const groups = new Map<string, AnswerGroup>()
  for (const { items, answers } of people) {
    const key = items.join(' ')
    const group = groups.get(key) ?? { items, people: [] }
    group.people.push(answers)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/**
 * Whether all difficulties can be compared: from each item one gets to each other by steps "somebody solved this one
 * and failed that one". Only then has the conditional likelihood a maximum (Fischer 1981, theorem 1).
 */
export function areComparable({ groups, items }: RaschAnswers): boolean {
  const [harder, easier] = [new Map<number, Set<number>>(), new Map<number, Set<number>>()]
  const step = (steps: Map<number, Set<number>>, from: number, to: number) =>
    steps.set(from, (steps.get(from) ?? new Set()).add(to))
  for (const group of groups)
    for (const answers of group.people)
      group.items.forEach((solved, one) => {
        if (!answers[one]) return
        group.items.forEach((failed, other) => {
          if (answers[other]) return
          step(harder, solved, failed)
          step(easier, failed, solved)
        })
      })
  return [harder, easier].every((steps) => reachedFrom(items[0] ?? -1, steps).size === items.length)
}

function reachedFrom(start: number, steps: Map<number, Set<number>>): Set<number> {
  const reached = new Set([start])
  for (const item of reached) for (const next of steps.get(item) ?? []) reached.add(next)
  return reached
}
