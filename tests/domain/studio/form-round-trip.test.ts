import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exerciseTags } from '#app/content/dialect.ts'
import { findExercises } from '#app/domain/studio/source/find-exercises.ts'
import { answersIn, type ExerciseForm, type Item } from '#app/domain/studio/source/form.ts'
import { readExerciseForm } from '#app/domain/studio/source/take-apart.ts'
import { type Place, textProblem, typedText } from '#app/domain/studio/source/typed-text.ts'
import { writeExerciseForm } from '#app/domain/studio/source/write-form.ts'
import { courseTexts } from './course-texts.ts'
import { someTyped } from './some-typed.ts'

const sources = courseTexts.flatMap(({ text }) =>
  findExercises(text).map(({ start, end }) => text.slice(start, end)),
)

/** Exercises with things in them that no form shows. */
const strange = sources
  .filter((_source, index) => index % 7 === 0)
  .flatMap((source) => {
    const name = /^<([A-Za-z]+)/.exec(source)?.[1] ?? ''
    return [
      source.replace(`<${name}`, `<${name} future={{ a: 1 }} later="x"`),
      source.replace(
        /\n(<\/[A-Za-z]+>)$/,
        '\n\n<Solution>A second.</Solution>\n\nA word after all.\n\n<Video src="a" />\n$1',
      ),
    ]
  })

/** One thing that a person does to a form. */
type Deed = (form: ExerciseForm) => ExerciseForm

const typedFor = (form: ExerciseForm, typed: string, place: Place): string | null =>
  textProblem(typed, place, form.tag) === null ? typedText(typed, place) || null : null

const changeItems = (form: ExerciseForm, change: (items: Item[]) => Item[]): ExerciseForm =>
  form.items === null || form.items.length === 0 ? form : { ...form, items: change(form.items) }

const hasMarks = ({ items }: ExerciseForm) =>
  items?.some((item) => !('kept' in item) && item.mark !== null) ?? false

const someDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(fc.nat(9), someTyped).map(
    ([at, typed]): Deed =>
      (form) => {
        const text = typedFor(form, typed, 'answer')
        return changeItems(form, (items) =>
          items.map((item, index) =>
            index === at % items.length && !('kept' in item) && text ? { ...item, text } : item,
          ),
        )
      },
  ),
  fc.tuple(fc.nat(9), someTyped, fc.boolean()).map(
    ([at, typed, isGone]): Deed =>
      (form) => {
        if (answersIn[form.tag] !== 'list') return form
        const feedback = isGone ? null : typedFor(form, typed, 'feedback')
        return changeItems(form, (items) =>
          items.map((item, index) =>
            index === at % items.length && !('kept' in item) ? { ...item, feedback } : item,
          ),
        )
      },
  ),
  fc.tuple(fc.nat(9), fc.boolean(), someTyped).map(
    ([at, mark, typed]): Deed =>
      (form) => {
        const text = typedFor(form, typed, 'answer')
        if (text === null) return form
        const fresh = { mark: hasMarks(form) ? mark : null, text, feedback: null }
        return changeItems(form, (items) => items.toSpliced(at % (items.length + 1), 0, fresh))
      },
  ),
  fc.nat(9).map(
    (at): Deed =>
      (form) =>
        changeItems(form, (items) => (items.length > 1 ? items.toSpliced(at % items.length, 1) : items)),
  ),
  fc.nat(9).map(
    (at): Deed =>
      (form) =>
        changeItems(form, (items) => {
          const from = at % items.length
          const [moved] = items.slice(from, from + 1)
          return moved ? items.toSpliced(from, 1).toSpliced((from + 1) % items.length, 0, moved) : items
        }),
  ),
  fc.nat(9).map(
    (at): Deed =>
      (form) =>
        hasMarks(form)
          ? changeItems(form, (items) =>
              items.map((item, index) =>
                index === at % items.length && !('kept' in item) ? { ...item, mark: !item.mark } : item,
              ),
            )
          : form,
  ),
  fc.tuple(fc.nat(9), someTyped, someTyped, fc.constantFrom('change', 'add', 'drop', 'move')).map(
    ([at, left, feedback, how]): Deed =>
      (form) => {
        const { table } = form
        if (!table || table.rows.length === 0) return form
        const place = at % table.rows.length
        const words = {
          left: typedFor(form, left, 'cell') ?? 'Left',
          right: 'Right',
          feedback: typedFor(form, feedback, 'cell feedback') ?? '',
        }
        const own = table.headers.feedback === null ? { ...words, feedback: '' } : words
        const [moved] = table.rows.slice(place, place + 1)
        const rows =
          how === 'change'
            ? table.rows.with(place, own)
            : how === 'add'
              ? table.rows.toSpliced(place, 0, own)
              : how === 'drop' && table.rows.length > 1
                ? table.rows.toSpliced(place, 1)
                : moved
                  ? [...table.rows.toSpliced(place, 1), moved]
                  : table.rows
        return { ...form, table: { ...table, rows } }
      },
  ),
  someTyped.map(
    (typed): Deed =>
      (form) => {
        const prompt = typedFor(form, typed, 'prompt')
        // A table without answers below it would be taken for the answers.
        return prompt && form.prompt ? { ...form, prompt } : form
      },
  ),
  fc.tuple(fc.nat(4), someTyped, fc.constantFrom('add', 'change', 'drop')).map(
    ([at, typed, how]): Deed =>
      (form) => {
        const text = typedFor(form, typed, 'help')
        if (how === 'drop') return { ...form, hints: form.hints.toSpliced(at, 1) }
        if (text === null) return form
        if (how === 'add') return { ...form, hints: form.hints.toSpliced(at, 0, text) }
        return { ...form, hints: form.hints.map((hint, index) => (index === at ? text : hint)) }
      },
  ),
  someTyped.map(
    (typed): Deed =>
      (form) => {
        const solution = typedFor(form, typed, 'help')
        // Where a second one is kept it would become the first.
        return solution === null && form.kept.length > 0 ? form : { ...form, solution }
      },
  ),
  fc.tuple(fc.constantFrom('title', 'unit', 'points'), fc.string({ unit: 'grapheme-ascii' })).map(
    ([name, value]): Deed =>
      (form) => ({ ...form, attributes: { ...form.attributes, [name]: value } }),
  ),
  fc.constant<Deed>((form) => {
    const { title: _title, ...attributes } = form.attributes
    return { ...form, attributes }
  }),
  fc.tuple(fc.nat(4), fc.string({ unit: fc.constantFrom('a', '`', '\n', '>', ' ', '<', '{') })).map(
    ([at, text]): Deed =>
      (form) => ({
        ...form,
        codes: form.codes.map((code, index) =>
          index === at ? { ...code, text: text.replace(/\s+$/, '') } : code,
        ),
      }),
  ),
)

describe('a form that was changed and written', () => {
  test.each([
    ['of our courses', sources],
    ['with what no form shows', strange],
  ])(
    'is read back as that form, and what it does not understand stands there to the byte: exercises %s',
    (_name, all) => {
      fc.assert(
        fc.property(fc.constantFrom(...all), fc.array(someDeed, { maxLength: 6 }), (source, deeds) => {
          const before = readExerciseForm(source) as ExerciseForm
          const form = deeds.reduce((known, deed) => deed(known), before)
          const written = writeExerciseForm(source, form)
          expect(readExerciseForm(written)).toEqual(form)
          for (const piece of before.kept) expect(written).toContain(piece)
          const keptItems = (before.items ?? []).flatMap((item) => ('kept' in item ? [item.kept] : []))
          for (const piece of keptItems)
            if (form.items?.some((item) => 'kept' in item && item.kept === piece))
              expect(written).toContain(piece)
          expect(writeExerciseForm(written, form)).toBe(written)
        }),
        { numRuns: 400 },
      )
    },
  )

  test('covers every kind', () => {
    const kinds = new Set(sources.map((source) => readExerciseForm(source)?.tag))
    expect([...kinds].sort()).toEqual(Object.keys(exerciseTags).sort())
    expect(strange.flatMap((source) => readExerciseForm(source)?.kept ?? []).length).toBeGreaterThan(100)
  })
})
