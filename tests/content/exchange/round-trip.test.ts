import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeGift } from '#app/content/exchange/gift/write-gift.ts'
import { escaped } from '#app/content/exchange/html/rewrite-html.ts'
import { writeMoodleXml } from '#app/content/exchange/moodle/write-moodle-xml.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { anExercise, everyKind } from '#tests/support/exercises.ts'
import { build } from '../texts.ts'
import { linesOf } from './reading.ts'
import { aSource } from './source.ts'

const writers = { 'Moodle XML': writeMoodleXml, GIFT: writeGift }
const formats = { 'Moodle XML': 'moodle', GIFT: 'gift' } as const

/** Out into a file of that format, in again as an author would bring it in, and built as a module is. */
async function back(exercises: Exercise[], name: keyof typeof writers): Promise<Exercise[]> {
  const lines = await linesOf(writers[name](aSource(exercises)), formats[name])
  const refused = lines.filter(({ outcome }) => outcome === 'refused')
  expect(refused.map((line) => [line.name, line.notes])).toEqual([])
  const source = lines.map((line) => line.source ?? '').join('\n\n')
  const { editions, problems } = await build({ en: source })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return editions[0]?.exercises ?? []
}

/** What is asked and what is right, in plain words: all that grading goes by. */
function keyOf(exercise: Exercise) {
  const words = textOfHtml
  switch (exercise.kind) {
    case 'choice':
      return exercise.options.map(({ text, right, feedback }) => [words(text), right, words(feedback ?? '')])
    case 'numeric':
      return exercise.values.map(({ low, high, right, feedback }) => [
        low,
        high,
        right,
        words(feedback ?? ''),
      ])
    case 'text':
      return exercise.answers.flatMap(({ text, also, right }) => [text, ...also].map((one) => [one, right]))
    case 'match':
      return exercise.pairs.map(({ left, right }) => [words(left), words(right)])
    case 'classify':
      return exercise.cases.map(({ text, category }) => [
        words(text),
        words(exercise.categories[category] ?? ''),
      ])
    case 'order':
      return exercise.items.map(words)
    default:
      return null
  }
}
const asked = (exercise: Exercise) => [textOfHtml(exercise.prompt), keyOf(exercise)]

describe.each(['Moodle XML', 'GIFT'] as const)('out as %s and in again', (name) => {
  test('keeps what is asked and what is right, of every kind that it knows', async () => {
    const known = everyKind.filter(
      ({ kind }) => !['r', 'written'].includes(kind) && !(name === 'GIFT' && kind === 'order'),
    )
    const returned = await back(known, name)
    expect(returned.map(asked)).toEqual(
      known.map((exercise) => {
        const [prompt, key] = asked(exercise)
        // Neither has a place for a unit: it stands below the question.
        return [exercise.kind === 'numeric' ? expect.stringContaining(String(prompt)) : prompt, key]
      }),
    )
  })

  test('keeps every word of a choice, whatever it is', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }),
      fc.constantFrom(
        'a < b & c',
        '50 % = half',
        '{x}',
        '~ # = :',
        'C:\\new',
        '*star* _under_',
        '$5 and $6',
        '1. item',
      ),
    )
    const text = words.map((word) => `a ${word.replace(/\s+/g, ' ').trim()} z`)
    await fc.assert(
      fc.asyncProperty(fc.tuple(text, text, text, text), async ([prompt, right, wrong, feedback]) => {
        const exercise = anExercise('choice', {
          prompt: `<p>${escaped(prompt)}</p>`,
          options: [
            { text: escaped(`${right} 1`), right: true, feedback: null },
            { text: escaped(`${wrong} 2`), right: false, feedback: `<p>${escaped(feedback)}</p>` },
          ],
        })
        const [returned] = await back([exercise], name)
        expect(returned && asked(returned)).toEqual(asked(exercise))
        expect(returned?.hints.map(textOfHtml)).toEqual(name === 'GIFT' ? [] : exercise.hints.map(textOfHtml))
        expect(textOfHtml(returned?.solution ?? '')).toBe(textOfHtml(exercise.solution ?? ''))
      }),
      { numRuns: 25 },
    )
  })
})
