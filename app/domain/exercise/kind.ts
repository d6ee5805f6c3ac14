import type { z } from 'zod'
import type { answers } from './answers.ts'
import type { Evidence } from './evidence.ts'
import type { DataOfExercise, ExerciseKindName, ExerciseOf, Html } from './exercise.ts'
import type { Fields, PublicData, PublicExerciseOf } from './public-exercise.ts'
import { hasSolution } from './solution.ts'
import type { Feedback, GradedVerdict, Verdict, VerdictDetail } from './verdict.ts'

/** Which rows of a data set an answer is about: the ones that texts quote, or the learner's own by number. */
export type AnswerDraw = 'open' | number

export type AnswerOf<K extends ExerciseKindName> = z.infer<(typeof answers)[K]>
export type Answer = AnswerOf<ExerciseKindName>

/** Opaque name of the option at a position of a list; the same in all languages, different in every store. */
export type TokenOf = (list: string, position: number) => string

/** What a form said: an answer, or how much of it is missing. */
type Reading<A> = { answer: A } | { missing: number }

/** The part of a Feedback that differs by kind. */
type Told = Partial<Omit<Feedback, 'code' | 'points' | 'outOf'>> & {
  notes: Html[]
  marks: Record<string, boolean>
}

/**
 * All that there is to know about a kind of exercise. Pure: no clock, no database, no chance; nothing throws.
 * Methods, not function properties, so that the registry can be used without knowing the kind.
 */
interface Kind<E, A, P> {
  /** Names every field that leaves the server. */
  publicHalf(exercise: E, token: TokenOf): P
  read(exercise: E, fields: Fields, token: TokenOf, draw: AnswerDraw): Reading<A>
  grade(exercise: E, answer: A, language: string, evidence: Evidence | null): Verdict
  /** The author's feedback on what was answered, and which fields are right. */
  tell(exercise: E, answer: A, detail: VerdictDetail, token: TokenOf): Told
  /** The form as it was when this answer was given. */
  fieldsOf(exercise: E, answer: A, token: TokenOf): Fields
}

export type ExerciseKind<K extends ExerciseKindName> = Kind<ExerciseOf<K>, AnswerOf<K>, PublicExerciseOf<K>>

/** The public fields that all kinds share. */
export function publicCommon<K extends ExerciseKindName>(exercise: ExerciseOf<K>) {
  const { id, title, points, tries, prompt, hints, language } = exercise
  const common = {
    id,
    title,
    points,
    tries,
    prompt,
    hintCount: hints.length,
    hasSolution: hasSolution(exercise),
  }
  return language ? { ...common, language } : common
}

/** Points for a share of the answer, to the thousandth; a share below 1 is never right, one above 0 never wrong. */
export function graded(outOf: number, share: number, detail: VerdictDetail): GradedVerdict {
  const code = share >= 1 ? 'right' : share > 0 ? 'partial' : 'wrong'
  const points = Math.round(outOf * Math.min(1, Math.max(0, share)) * 1000) / 1000
  return { code, points, outOf, detail }
}

/** The first value of a field, as typed. */
export const typedIn = (fields: Fields, name: string): string => fields[name]?.[0] ?? ''

/** Author's feedback without gaps and repeats. */
export const notesOf = (notes: (Html | null | undefined)[]): Html[] => [
  ...new Set(notes.filter((note): note is Html => Boolean(note))),
]

/** Author's feedback by the name of the option or row that it is about. */
export const rowNotesOf = (notes: [name: string, note: Html | null | undefined][]): Record<string, Html> =>
  Object.fromEntries(notes.filter((entry): entry is [string, Html] => Boolean(entry[1])))

/** Options as shown: sorted by token, which is an order of chance that stays the same for everybody. */
export const byToken = <T extends { token: string }>(options: T[]): T[] =>
  options.toSorted((a, b) => (a.token < b.token ? -1 : 1))

/** What a page needs to know of the data to compute on. */
export const publicData = ({ id, hash, draw, isInvented }: DataOfExercise): PublicData => ({
  id,
  hash,
  isOwn: draw === 'own',
  isInvented,
})
