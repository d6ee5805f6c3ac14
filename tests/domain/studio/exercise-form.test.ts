import { describe, expect, test } from 'vitest'
import { findExercises } from '#app/domain/studio/source/find-exercises.ts'
import { readExerciseForm } from '#app/domain/studio/source/take-apart.ts'
import { writeExerciseForm } from '#app/domain/studio/source/write-form.ts'
import { corpus, readAlone, readAsEdition } from './corpus.ts'
import { shapeOf, shapeOfForm } from './shapes.ts'

const exercises = corpus.flatMap(({ file, text, isSource }) =>
  findExercises(text).map(({ id, start, end }) => ({
    name: `${file} ${id}`,
    source: text.slice(start, end),
    isSource,
  })),
)

test('the same exercises are found as the reader of editions finds, at the same lines', () => {
  for (const { file, text, isSource } of corpus) {
    const found = findExercises(text).map(({ id, tag, firstLine }) => [id, tag.toLowerCase(), firstLine])
    const read = readAsEdition(text, isSource).exercises.map(({ id, kind, at }) => [id, kind, at.line])
    expect(found, file).toEqual(read)
  }
  expect(exercises.length).toBeGreaterThan(500)
  // Every text is parsed.
}, 120_000)

describe('every exercise of our courses', () => {
  test('is understood to its last piece', () => {
    const kept = exercises.flatMap(({ name, source }) => {
      const form = readExerciseForm(source)
      const strange = [
        ...(form?.kept ?? ['all of it']),
        ...(form?.items ?? []).filter((item) => 'kept' in item),
      ]
      return strange.length > 0 ? [`${name}: ${JSON.stringify(strange)}`] : []
    })
    expect(kept).toEqual([])
  })

  test('is read as the reader of editions reads it', () => {
    for (const { name, source, isSource } of exercises) {
      const form = readExerciseForm(source)
      const [exercise] = readAlone(source, isSource).exercises
      expect(shapeOfForm(form as NonNullable<typeof form>), name).toEqual(shapeOf(exercise))
    }
  }, 120_000)

  test('is written back to the byte when nothing was changed', () => {
    for (const { name, source } of exercises) {
      const form = readExerciseForm(source)
      expect(form && writeExerciseForm(source, form), name).toBe(source)
    }
  })
})
