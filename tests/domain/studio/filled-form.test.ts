import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FilledForm, filledOf } from '#app/domain/studio/forms/filled.ts'
import { applyDeed, readDeed } from '#app/domain/studio/forms/form-deed.ts'
import { takeFilled } from '#app/domain/studio/forms/take-filled.ts'
import { findExercises } from '#app/domain/studio/source/find-exercises.ts'
import type { ExerciseForm } from '#app/domain/studio/source/form.ts'
import { readExerciseForm } from '#app/domain/studio/source/take-apart.ts'
import { writeExerciseForm } from '#app/domain/studio/source/write-form.ts'
import { courseTexts } from './course-texts.ts'
import { someTyped } from './some-typed.ts'

const all = courseTexts.flatMap(({ path, text }) =>
  findExercises(text).flatMap(({ id, start, end }) => {
    const source = text.slice(start, end)
    const form = readExerciseForm(source)
    return form ? [{ name: `${path} ${id}`, source, form, isSource: path.endsWith('/en.mdx') }] : []
  }),
)

test('every exercise of our courses that is shown and sent back as it is stays as it is', () => {
  for (const { name, source, form, isSource } of all) {
    const taken = takeFilled(form, filledOf(form), isSource)
    expect(taken.problems, name).toEqual({})
    expect(writeExerciseForm(source, taken.form), name).toBe(source)
  }
  expect(all.length).toBeGreaterThan(500)
})

/** Something typed into the so-manyth of all fields of words. */
function typedInto(filled: FilledForm, at: number, typed: string): FilledForm {
  const copy = structuredClone(filled)
  const fields: ((words: string) => void)[] = [
    (words) => {
      copy.prompt = words
    },
    (words) => {
      copy.solution = words
    },
    (words) => {
      copy.attributes.title = words
    },
    ...[...(copy.items ?? []), ...(copy.table?.rows ?? []), ...copy.codes, ...copy.hints].flatMap((row) =>
      ['text', 'left', 'right', 'tolerance', 'feedback']
        .filter((name) => name in row)
        .map((name) => (words: string) => {
          Object.assign(row, { [name]: words })
        }),
    ),
  ]
  fields[at % fields.length]?.(typed)
  return copy
}

describe('whatever is typed and pressed', () => {
  const someTyping = fc.array(fc.tuple(fc.nat(60), someTyped), { minLength: 1, maxLength: 5 })
  const somePress = fc.array(
    fc.constantFrom(
      'add-item',
      'up-item-1',
      'down-item-0',
      'drop-item-1',
      'add-row',
      'drop-row-0',
      'up-row-1',
      'add-hint',
      'drop-hint-0',
      'add-code',
      'drop-code-9',
    ),
    { maxLength: 3 },
  )

  test('is refused by its field, or is read back from the source as it was taken', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        someTyping,
        somePress,
        ({ source, form, isSource }, typing, presses) => {
          let filled = filledOf(form)
          for (const press of presses) {
            const deed = readDeed(press)
            if (deed) filled = applyDeed(filled, form.tag, deed).filled
          }
          for (const [at, typed] of typing) filled = typedInto(filled, at, typed)
          const taken = takeFilled(form, filled, isSource)
          if (Object.keys(taken.problems).length > 0) return
          const written = writeExerciseForm(source, taken.form)
          const again = readExerciseForm(written) as ExerciseForm
          expect(again.kept).toEqual(form.kept)
          expect(again.attributes.id).toBe(form.attributes.id)
          // A form without answers or question is half done, and what is above may stand for them.
          if (taken.form.prompt === '' || taken.form.items?.length === 0) return
          expect(again).toEqual(taken.form)
        },
      ),
      { numRuns: 600 },
    )
  })

  test('in a translation leaves keys, numbers, points and code as they are', () => {
    const translations = all.filter(({ isSource }) => !isSource)
    const keysOf = ({ tag, attributes, items, table, codes }: ExerciseForm) => ({
      attributes: { ...attributes, title: '', unit: '' },
      items: items?.map((item) => ('kept' in item ? item : [item.mark, tag === 'Numeric' ? item.text : ''])),
      rows: table?.rows.length,
      // What stands in the field at first may be translated.
      codes: codes.filter(({ name }) => !name.endsWith('starter')).map(({ text }) => text),
    })
    fc.assert(
      fc.property(fc.constantFrom(...translations), someTyping, somePress, ({ form }, typing, presses) => {
        let filled = filledOf(form)
        for (const press of presses) {
          const deed = readDeed(press)
          if (deed) filled = applyDeed(filled, form.tag, deed).filled
        }
        filled.attributes.points = '9'
        for (const [at, typed] of typing) filled = typedInto(filled, at, typed)
        expect(keysOf(takeFilled(form, filled, false).form)).toEqual(keysOf(form))
      }),
      { numRuns: 300 },
    )
  })
})

test('a button names a deed that there is, or none', () => {
  expect(readDeed('add-item')).toEqual({ deed: 'add', sort: 'item', at: Number.NaN })
  expect(readDeed('up-hint-2')).toEqual({ deed: 'up', sort: 'hint', at: 2 })
  for (const other of ['save', 'add-item-2', 'up-item', 'drop-constructor-1', 'up-item--1', ''])
    expect(readDeed(other)).toBeNull()
})
