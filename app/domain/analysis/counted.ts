import { dayOf } from '../cohort/cohort.ts'
import type { MarkMatrix } from '../statistics/matrix.ts'
import type { Choices, CountingRule } from './choices.ts'

/** Somebody whose answers may be analysed. */
export interface Analysed {
  personId: string
  /** When they left the cohort: what they do afterwards is not their trainer's. Null while they are in it. */
  until: number | null
}

/** What was answered, and when; points in any unit. */
export interface GivenAnswer {
  personId: string
  exerciseId: string
  /** 1, 2, 3 …: of the answers of a person to an exercise, or of their sittings. */
  number: number
  editionHash: string
  language: string
  points: number
  outOf: number
  /** JSON by position in the source; null where it is not needed. */
  answer: string | null
  at: number
}

/** A person's row: the answer that counts for each exercise, in their order; null = none. */
export interface CountedRow {
  personId: string
  answers: (GivenAnswer | null)[]
}

/** Whether an answer, or a sitting, is among those chosen. */
export function isChosen(
  { language, edition, from, to }: Omit<Choices, 'people'>,
  given: { language: string; editionHash: string; at: number },
  until: number | null,
): boolean {
  const day = dayOf(given.at)
  return (
    (language === null || given.language === language) &&
    (edition === null || given.editionHash === edition) &&
    (from === null || day >= from) &&
    (to === null || day <= to) &&
    (until === null || given.at <= until)
  )
}

/** The one that counts of several in the order of time; of equally good ones the first. */
export function countingOne<T>(rule: CountingRule, all: readonly T[], shareOf: (one: T) => number): T | null {
  if (rule === 'first') return all[0] ?? null
  if (rule === 'last') return all.at(-1) ?? null
  return all.reduce<T | null>(
    (best, one) => (best === null || shareOf(one) > shareOf(best) ? one : best),
    null,
  )
}

/**
 * The answers that count, a row a person who has any. The choice of language, edition and period comes first: "the first
 * answer in French" may be somebody's third. @param answers of each person to each exercise in the order of time
 */
export function countedRows(
  answers: readonly GivenAnswer[],
  { people, exerciseIds, choices }: { people: readonly Analysed[]; exerciseIds: string[]; choices: Choices },
): CountedRow[] {
  const untilOf = new Map(people.map(({ personId, until }) => [personId, until]))
  const byPerson = new Map<string, Map<string, GivenAnswer[]>>()
  for (const given of answers) {
    const until = untilOf.get(given.personId)
    if (until === undefined || !isChosen(choices, given, until)) continue
    const own = byPerson.get(given.personId) ?? new Map<string, GivenAnswer[]>()
    byPerson.set(given.personId, own)
    own.set(given.exerciseId, [...(own.get(given.exerciseId) ?? []), given])
  }
  return [...byPerson].map(([personId, own]) => ({
    personId,
    answers: exerciseIds.map((id) => countingOne(choices.counting, own.get(id) ?? [], shareOf)),
  }))
}

/** Points as a share of what they were out of. */
export const shareOf = ({ points, outOf }: { points: number; outOf: number }): number =>
  outOf > 0 ? points / outOf : 0

/** The rows as marks: each item is worth what it is worth now, and keeps the share that was earned. */
export const marksIn = (
  items: readonly { id: string; points: number }[],
  rows: readonly CountedRow[],
): MarkMatrix => ({
  items: items.map(({ id, points }) => ({ id, max: points })),
  rows: rows.map(({ answers }) =>
    answers.map((answer, item) => answer && (items[item]?.points ?? 0) * shareOf(answer)),
  ),
})
