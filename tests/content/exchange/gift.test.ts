import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeGift } from '#app/content/exchange/gift/write-gift.ts'
import { escaped } from '#app/content/exchange/html/rewrite-html.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { anExercise, aQuery, everyKind } from '#tests/support/exercises.ts'
import { readGift } from './gift-reader.ts'
import { aSource, picture } from './source.ts'

const questionOf = (exercise: Exercise) => {
  const [question, ...more] = readGift(writeGift(aSource([exercise])))
  if (!question || more.length > 0) throw new Error('not one question')
  return question
}

describe('GIFT', () => {
  test('has a question for every kind', () => {
    const gift = writeGift(aSource([...everyKind, aQuery()]))
    expect(gift).toMatch(/^\$CATEGORY: \$course\$\/top\/Foundations: who\/\/what\?\/Stock & flow\n/)
    expect(readGift(gift).map(({ type }) => type)).toEqual([
      'multichoice',
      'numerical',
      'shortanswer',
      'match',
      'match',
      'match',
      'essay',
      'description',
      'description',
    ])
  })

  test('keeps which options are right, their feedback and the solution', () => {
    const { answers, general, name } = questionOf(anExercise('choice'))
    expect(name).toBe('Census night')
    expect(answers.map(({ weight }) => weight)).toEqual([100, 0, 0])
    expect(answers[0]?.feedback).toBe('<p>secret: people at a moment</p>')
    expect(general).toBe('<p>secret solution</p>')
    const options = [true, true, false].map((right, at) => ({ text: `o${at}`, right, feedback: null }))
    expect(questionOf(anExercise('choice', { options })).answers.map(({ weight }) => weight)).toEqual([
      50, 50, -50,
    ])
  })

  test('keeps numbers, foreseen mistakes and accepted words', () => {
    expect(questionOf(anExercise('numeric')).answers).toMatchObject([
      { weight: 100, text: '26.2:0.05' },
      { weight: 0, text: '0.262:0.0005', feedback: '<p>secret: a proportion</p>' },
    ])
    expect(questionOf(anExercise('text')).answers).toMatchObject([
      { weight: 100, text: 'secret flow' },
      { weight: 100, text: 'secret flux' },
      { weight: 0, text: 'secret stock', feedback: '<p>secret: at one moment</p>' },
    ])
  })

  test('puts words in the place of pictures, and leaves keys of the labs at home', () => {
    expect(questionOf(anExercise('choice', { prompt: `<p>${picture}</p>` })).text).toBe(
      '<p><em>[Bars &amp; lines]</em></p>',
    )
    expect(writeGift(aSource([aQuery()]))).not.toContain('SUM')
  })

  test('says the same, whatever authors write', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        '{}',
        '\\',
        '\\n',
        'a\n\n::b::{=x}',
        '=%50%~#',
        '####',
        '->',
        '// x',
        '[html]',
        '%100%',
        '$CATEGORY: x',
      ),
    )
    const plain = (text: string) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
    fc.assert(
      fc.property(fc.array(words, { minLength: 4, maxLength: 4 }), ([a = '', b = '', c = '', d = '']) => {
        const html = (text: string) => `<p>${escaped(text)}</p>`
        const question = questionOf(
          anExercise('choice', {
            title: a || 'x',
            prompt: html(b),
            solution: html(d),
            options: [
              { text: escaped(c), right: true, feedback: html(d) },
              { text: 'other', right: false, feedback: html(b) },
            ],
          }),
        )
        expect(plain(textOfHtml(question.text))).toBe(plain(textOfHtml(html(b))))
        expect(plain(textOfHtml(question.answers[0]?.text ?? ''))).toBe(plain(textOfHtml(escaped(c))))
        expect(plain(textOfHtml(question.answers[0]?.feedback ?? ''))).toBe(plain(textOfHtml(html(d))))
        expect(plain(textOfHtml(question.general))).toBe(plain(textOfHtml(html(d))))
        expect(question.answers.map(({ weight }) => weight)).toEqual([100, 0])
        const paired = questionOf(
          anExercise('match', {
            pairs: [
              { left: escaped(a), right: escaped(b), feedback: null },
              { left: 'l', right: 'r', feedback: null },
            ],
          }),
        )
        expect(plain(paired.answers[0]?.right ?? '')).toBe(plain(textOfHtml(escaped(b))))
        const typed = questionOf(
          anExercise('text', {
            answers: [{ right: true, text: 'k', also: [c.replaceAll('->', '')], feedback: null }],
          }),
        )
        expect(typed.type).toBe('shortanswer')
      }),
    )
  })
})
