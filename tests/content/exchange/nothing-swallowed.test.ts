import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQuestions } from '#app/content/exchange/import/read-questions.ts'
import { type ImportFormat, importFormats } from '#app/domain/studio/import-report.ts'
import { linesOf } from './reading.ts'

/** Blocks as people write and break them: each is one question, whatever is wrong with it. */
const blocks: Record<'gift' | 'aiken', string[]> = {
  gift: [
    'What? {=this ~that}',
    '::Name::What? {=this#yes ~that#no ####because}',
    'True? {T}',
    'Write. {}',
    'Only words',
    'Never closed {=a',
    'Never opened =a}',
    'Upside down } {',
    'Two {T} and {F}',
    '{=no question ~at all}',
    '::Only a name::',
    'Escapes \\{ \\} \\= {=a\\~b ~c}',
    'Number {#3:0.1}',
    'Not a number {#three}',
    'Pairs {=a -> b =c -> d}',
    'Nonsense {whatever}',
    'A line\nand another {=a\n~b\n}',
    '{',
    '}',
    '%100%{~%100%}',
  ],
  aiken: [
    'What?\nA. This\nB. That\nANSWER: A',
    'What?\nA) This\nB) That\nANSWER: C',
    'On two\nlines?\nA. This\nB. That\nANSWER: B',
    'What?\nA. Only one\nANSWER: A',
    'What?\nANSWER: A',
    'ANSWER: A',
  ],
}

test.each(['gift', 'aiken'] as const)(
  'every block of a %s file has its line, in its order',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...blocks[format]), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        async (chosen, lineEnd) => {
          const text = chosen.join('\n\n').replaceAll('\n', lineEnd)
          const lines = await linesOf(text, format)
          const begins: number[] = []
          let at = 1
          for (const block of chosen) {
            begins.push(at)
            at += block.split('\n').length + 1
          }
          expect(lines.map(({ line }) => line)).toEqual(begins)
          for (const { outcome, notes, source } of lines) {
            expect(source === null).toBe(outcome === 'refused')
            expect(notes.length === 0).toBe(outcome === 'taken')
          }
        },
      ),
      { numRuns: 60 },
    )
  },
)

const xmlText = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((text) =>
    text
      .replace(/\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu, '')
      .replace(/[<&>]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  )

test('every question of a Moodle file has its line, of whatever type and with whatever in it', async () => {
  const type = fc.constantFrom(
    ...[
      'multichoice',
      'truefalse',
      'shortanswer',
      'numerical',
      'matching',
      'essay',
      'ordering',
      'description',
    ],
    ...['multianswer', 'calculated', 'ddwtos', 'stack', '', 'constructor', '__proto__'],
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(type, xmlText, xmlText), { minLength: 1, maxLength: 8 }),
      async (given) => {
        const questions = given.map(
          ([kind, text, answer]) =>
            `<question type="${kind}"><name><text>${text}</text></name><questiontext format="html"><text>${text}</text></questiontext>` +
            `<answer fraction="100"><text>${answer}</text></answer><answer fraction="0"><text>${answer} no</text></answer></question>`,
        )
        const lines = await linesOf(`<quiz>\n${questions.join('\n')}\n</quiz>`, 'moodle')
        expect(lines.map(({ line }) => line)).toEqual(given.map((_, at) => at + 2))
      },
    ),
    { numRuns: 60 },
  )
})

test('every row of a table has its line', async () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .map((text) => text.replace(/[\p{Cc}\p{Surrogate}"]/gu, ''))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const given = rows.map((cells) => ['Q', ...cells])
        const text = [['Question', 'Type', 'Option 1', 'Option 2', 'Right', 'Feedback'], ...given]
          .map((cells) => cells.map((one) => `"${one}"`).join(','))
          .join('\n')
        expect(await linesOf(text, 'csv')).toHaveLength(rows.length)
      },
    ),
    { numRuns: 60 },
  )
})

test('no text at all makes a reader fail', () => {
  const bits = fc.constantFrom(
    '{',
    '}',
    '=',
    '~',
    '#',
    '->',
    '%50%',
    '::',
    '\n',
    '\n\n',
    'ANSWER: A',
    'A. x',
    '<quiz>',
    '<question type="essay">',
    '</question>',
    '</quiz>',
    ',',
    ';',
    '"',
    'question',
    'a',
    '\\',
    '$CATEGORY: a/b',
    '//',
    '|',
    '[html]',
    '####',
  )
  fc.assert(
    fc.property(
      fc.array(bits, { maxLength: 40 }),
      fc.constantFrom(...importFormats, null),
      (parts, format: ImportFormat | null) => {
        const read = readQuestions(parts.join(''), format)
        expect('refused' in read || read.questions.length > 0).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})

test.each<[string, ImportFormat, string]>([
  ['open tags', 'gift', `[html]${'<a '.repeat(6_000)}{T}`],
  ['nested tags', 'gift', `[html]${'<div>'.repeat(3_500)}x{T}`],
  ['unclosed comments', 'gift', `[html]${'<!--'.repeat(4_500)}{T}`],
  ['dollars', 'gift', `${'$$'.repeat(9_000)}x{T}`],
  ['brackets', 'gift', `[markdown]${'['.repeat(9_000)}{T}`],
  ['stars', 'gift', `[markdown]${'*a_ '.repeat(4_500)}{T}`],
  ['quotes', 'gift', `[markdown]${'>'.repeat(18_000)}{T}`],
  ['answers', 'gift', `Q{${'=a~b'.repeat(4_000)}}`],
  ['a very long text', 'gift', `${'a '.repeat(50_000)}{T}`],
  ['bold tags', 'gift', `[html]${'<b>x'.repeat(4_500)}{T}`],
  ['table cells', 'gift', `[html]<table>${'<tr>'.repeat(150)}${'<td>'.repeat(4_000)}</table>x{T}`],
])('a question of nothing but %s ends in one line', { timeout: 60_000 }, async (_name, format, text) => {
  expect(await linesOf(text, format)).toHaveLength(1)
})
