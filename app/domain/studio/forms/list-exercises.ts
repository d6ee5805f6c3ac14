import type { ExerciseTag } from '#app/content/dialect.ts'
import { findExercises } from '../source/find-exercises.ts'
import { readOpenTag } from '../source/open-tag.ts'

/** An exercise of a text, as a list names it. */
export interface ListedExercise {
  /** Null: its form has no address. */
  id: string | null
  tag: ExerciseTag
  title: string
  /** Of the source, from 1. */
  line: number
}

/** The exercises of a text in their order. */
export const listExercises = (text: string): ListedExercise[] =>
  findExercises(text).map(({ id, tag, start, firstLine }) => ({
    id,
    tag,
    title: readOpenTag(text, start)?.attributes.find(({ name }) => name === 'title')?.value ?? '',
    line: firstLine,
  }))
