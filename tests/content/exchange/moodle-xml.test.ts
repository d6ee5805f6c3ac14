import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escaped } from '#app/content/exchange/html/rewrite-html.ts'
import { writeMoodleXml } from '#app/content/exchange/moodle/write-moodle-xml.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { anExercise, aQuery, everyKind } from '#tests/support/exercises.ts'
import { all, one, questionsOf, readXml, wordsOf } from './moodle-reader.ts'
import { aSource, picture } from './source.ts'

const questionOf = (exercise: Parameters<typeof aSource>[0][number]) => {
  const [question] = questionsOf(writeMoodleXml(aSource([exercise])))
  if (!question) throw new Error('no question')
  const answers = all(question, 'answer').map((answer) => ({
    fraction: Number(answer.attributes.fraction),
    text: one(answer, 'text')?.text,
    feedback: wordsOf(answer, 'feedback'),
    tolerance: one(answer, 'tolerance')?.text,
  }))
  return { question, answers, type: question.attributes.type }
}

describe('Moodle XML', () => {
  test('has a question for every kind, under a category for the module', () => {
    const xml = writeMoodleXml(aSource([...everyKind, aQuery()]))
    const [category] = all(readXml(xml), 'question')
    expect(wordsOf(category, 'category')).toBe('$course$/top/Foundations: who//what?/Stock & flow')
    expect(questionsOf(xml).map(({ attributes }) => attributes.type)).toEqual([
      'multichoice',
      'numerical',
      'shortanswer',
      'matching',
      'matching',
      'ordering',
      'essay',
      'description',
      'description',
    ])
  })

  test('keeps id, name, points, hints, solution and objective', () => {
    const { question } = questionOf(anExercise('choice', { points: 2.5 }))
    expect(one(question, 'idnumber')?.text).toBe('census-night')
    expect(wordsOf(question, 'name')).toBe('Census night')
    expect(one(question, 'defaultgrade')?.text).toBe('2.5')
    expect(all(question, 'hint').map((hint) => one(hint, 'text')?.text)).toEqual([
      '<p>secret hint 1</p>',
      '<p>secret hint 2</p>',
    ])
    expect(wordsOf(question, 'generalfeedback')).toBe('<p>secret solution</p>')
    expect(wordsOf(one(question, 'tags'), 'tag')).toBe('tell-stock-from-flow')
  })

  test('gives several right answers equal shares, and takes as much for a wrong one', () => {
    const options = [true, true, true, false].map((right, at) => ({ text: `o${at}`, right, feedback: null }))
    expect(questionOf(anExercise('choice', { options })).answers.map(({ fraction }) => fraction)).toEqual([
      33.33333, 33.33333, 33.33333, -33.33333,
    ])
    expect(questionOf(anExercise('choice')).answers.map(({ fraction }) => fraction)).toEqual([100, 0, 0])
  })

  test('keeps keys with tolerance, and foreseen mistakes with what is said of them', () => {
    const { answers, question } = questionOf(anExercise('numeric'))
    expect(answers).toEqual([
      { fraction: 100, text: '26.2', feedback: '', tolerance: '0.05' },
      { fraction: 0, text: '0.262', feedback: '<p>secret: a proportion</p>', tolerance: '0.0005' },
    ])
    expect(wordsOf(question, 'questiontext')).toContain('Unit: %')
  })

  test('keeps all accepted words, and no star stands for any words', () => {
    const answers = [{ right: true, text: 'a * b', also: ['flux'], feedback: null }]
    expect(questionOf(anExercise('text', { answers })).answers.map(({ text }) => text)).toEqual([
      'a \\* b',
      'flux',
    ])
  })

  test('pairs rows and cases, and orders by neighbours', () => {
    const pairs = all(questionOf(anExercise('classify')).question, 'subquestion')
    expect(pairs.map((pair) => [one(pair, 'text')?.text, wordsOf(pair, 'answer')])).toEqual([
      ['Births in 2022', 'Flow'],
      ['Residents on 1 January', 'Stock'],
      ['Applications in 2019', 'Flow'],
    ])
    const { question, answers } = questionOf(anExercise('order'))
    expect(one(question, 'gradingtype')?.text).toBe('RELATIVE_NEXT_EXCLUDE_LAST')
    expect(answers.map(({ text }) => text)).toEqual(['Plan', 'Enumerate', 'Process', 'Publish'])
  })

  test('puts pictures in, and makes links of the platform whole', () => {
    const prompt = `<p>Look: ${picture} and <a href="/en/courses/a/b">there</a>, <a href="#s-x">here</a>.</p>`
    const { question } = questionOf(anExercise('choice', { prompt }))
    const text = one(question, 'questiontext')
    expect(one(text, 'text')?.text).toBe(
      '<p>Look: <img src="@@PLUGINFILE@@/abcdef01-bars.svg" alt="Bars &amp; lines" width="40" height="20"> and <a href="https://jalon.example/en/courses/a/b">there</a>, here.</p>',
    )
    expect(Buffer.from(one(text, 'file')?.text ?? '', 'base64').toString()).toContain('<svg')
  })

  test('stops at a picture that is not at hand, instead of leaving a hole', () => {
    const source = aSource([anExercise('choice', { prompt: picture })], { pictures: new Map() })
    expect(() => writeMoodleXml(source)).toThrow('bars.svg')
  })

  test('sends what only the platform can grade back to it', () => {
    const { question, type } = questionOf(aQuery())
    expect(type).toBe('description')
    expect(wordsOf(question, 'questiontext')).toContain(
      'href="https://jalon.example/en/courses/foundations/stock-and-flow#children-by-region"',
    )
    expect(JSON.stringify(question)).not.toContain('SUM(weight)')
  })

  test('is well-formed and says the same, whatever authors write', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        ']]>',
        '<script>alert(1)</script>',
        '&amp;',
        '"><x y="',
        '<!--',
        '<?php',
        '\u0000\u0008',
      ),
    )
    fc.assert(
      fc.property(fc.array(words, { minLength: 4, maxLength: 4 }), ([a = '', b = '', c = '', d = '']) => {
        const html = (text: string) => `<p>${escaped(text)}</p>`
        const exercise = anExercise('choice', {
          title: a || 'x',
          prompt: html(b),
          options: [
            { text: escaped(c), right: true, feedback: html(d) },
            { text: 'other', right: false, feedback: null },
          ],
        })
        const { question, answers } = questionOf(exercise)
        expect(textOfHtml(wordsOf(question, 'questiontext'))).toBe(textOfHtml(html(b)))
        expect(textOfHtml(answers[0]?.text ?? '')).toBe(textOfHtml(escaped(c)))
        expect(textOfHtml(answers[0]?.feedback ?? '')).toBe(textOfHtml(html(d)))
        expect(answers).toHaveLength(2)
      }),
    )
  })
})
