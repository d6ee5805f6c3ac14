import { expect, test } from 'vitest'
import { guessFormat } from '#app/content/exchange/import/guess-format.ts'
import { importQuestions, sourceOf } from '#app/content/exchange/import/import-questions.server.ts'
import { bareQuestion } from '#app/content/exchange/import/imported-question.ts'
import { readQuestions, textOfFile } from '#app/content/exchange/import/read-questions.ts'
import { importNote } from '#app/domain/studio/import-report.ts'
import { build, errorsOf } from '../texts.ts'
import { brief, bytesOf, linesOf, linesOfFile, read } from './reading.ts'

const sourceOfLine = async (file: string, name: string) =>
  (await linesOfFile(file)).find((line) => line.name.startsWith(name))?.source

test('a Moodle file gives a line for every question, with what changed or why it is refused', async () => {
  expect((await linesOfFile('bank.xml')).map(brief)).toEqual([
    '15 Census night: taken',
    '62 Which are flows?: changed tags-dropped feedback-moved',
    '81 A census counts a stock: taken',
    '97 Share of children: changed penalty-dropped unit-dropped partial-none wildcard-dropped',
    '118 The word: changed case-ignored wildcard-dropped',
    '135 Rules: changed feedback-moved distractors-dropped',
    '151 Stock or flow?: changed as-classify',
    '163 From small to large: taken',
    '177 Answer to the minister: changed template-dropped attachments-dropped points-changed',
    '189 Before you begin: changed signs-as-code',
    '198 Fill the gaps: refused kind-unsupported',
    '204 Sum: refused kind-unsupported',
    '211 Read the picture: changed alt-made picture-elsewhere look-dropped picture-cleaned files-dropped',
    '225 Hidden danger: refused active-content',
  ])
  expect(read(bytesOf('bank.xml').toString()).notes).toEqual([
    importNote('category-text-dropped', { category: 'Stocks and flows' }),
    importNote('penalties-dropped', { count: 7 }),
  ])
})

test('a choice keeps its marks, feedback, hint, explanation and the shape of its text', async () => {
  expect(
    await sourceOfLine('bank.xml', 'Census night'),
  ).toBe(`<Choice id="census-night" title="Census night" shuffle>
On census night Meridia counted **5,090** foreign-born children \\{stated age}.

Is that figure a *stock* or a *flow*?

- [x] A stock
  > Yes: it counts people at one moment.
- [ ] A flow
  > A flow counts events.
  >
  > - births
  > - arrivals

<Hint>Look for a period.</Hint>
<Solution>A stock: residents at a moment. See [UNSD](https://unstats.un.org/).</Solution>
</Choice>`)
})

test('tolerances, units, formulas and foreseen values survive', async () => {
  expect(
    await sourceOfLine('bank.xml', 'Share of children'),
  ).toBe(`<Numeric id="share-of-children" title="Share of children" unit="%">
Of 19\u00a0400 people 5\u00a0090 are under 18. Compute $100 \\cdot \\frac{C}{T}$.

$$
\\frac{5090}{19400}
$$

- [x] 26.2 ± 0.05
- [ ] 0.262 ± 0.0005
  > That is a proportion.

<Solution>Divide the part by the whole.</Solution>
</Numeric>`)
})

test('pairs keep their table, and a bar in a formula ends no cell', async () => {
  const source = await sourceOfLine('bank.xml', 'Rules')
  expect(source).toContain('| A \\| B | 12 |')
  expect(source).toContain('| At least 12 months, $m \\ge 12 \\vert  m$ | not a resident |')
  expect(source).not.toContain('tourist')
})

test('HTML that was not hidden from XML is read all the same', async () => {
  expect(await sourceOfLine('bank.xml', 'The word')).toContain('One word, in **English**.')
})

test('prose keeps its code, its signs and no heading', async () => {
  expect(await sourceOfLine('bank.xml', 'Before you begin')).toBe(
    "**Before you begin**\n\n`import` fs from 'fs'\n\nHave H₂O and 5 m² ready, on the 1${}^{\\text{st}}$.\n\n```\nSELECT *\nFROM t WHERE a < 3\n```",
  )
})

test('pictures become files of the module, each once, and nothing is loaded from elsewhere', async () => {
  const line = (await linesOfFile('bank.xml')).find(({ name }) => name === 'Read the picture')!
  expect(line.pictures.map(({ name, facts }) => [name, facts.type, facts.broken])).toEqual([
    ['two-bars.webp', 'image/webp', null],
    ['dot.svg', 'image/svg+xml', null],
  ])
  expect(line.source).toContain(
    '![Two bars](two-bars.webp) and ![Picture: dot](dot.svg)\n\n![A point](two-bars.webp)',
  )
  expect(line.source).toContain('[Elsewhere](https://example.org/x.png)')
  expect(line.pictures[1]?.bytes.toString()).not.toContain('onload')
  expect(line.notes).toContainEqual(importNote('files-dropped', { names: 'notes.pdf' }))
})

test.each([
  ['broken.png', Buffer.from('no picture'), 'not-a-picture'],
  ['empty.png', Buffer.alloc(0), 'empty'],
  [
    'bomb.svg',
    Buffer.from(
      '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text>&a;</text></svg>',
    ),
    'svg',
  ],
])('the picture %s can’t be shown: its words stay, and so does the question', async (name, bytes, fault) => {
  const rich = {
    format: 'html' as const,
    text: `What is it? <img src="@@PLUGINFILE@@/${name}" alt="A thing">`,
    files: [{ name, bytes }],
  }
  const body = { kind: 'true-false' as const, right: true, whenTrue: null, whenFalse: null }
  const [line] = await importQuestions([{ ...bareQuestion(1, '', rich), body }], {
    language: 'en',
    reader: 'en',
    takenIds: [],
    takenNames: new Map(),
  })
  expect(line).toMatchObject({
    outcome: 'changed',
    notes: [{ code: 'picture-refused', values: { name, fault } }],
  })
  expect(line?.source).toContain('What is it? (A thing)')
})

test('a GIFT file gives a line for every block, also for broken ones', async () => {
  expect((await linesOfFile('bank.gift')).map(brief)).toEqual([
    '4 Who keeps it?: changed partial-none',
    '11 Grant: taken',
    '13 A register is a survey.: taken',
    '15 The word for a count of events is _____ in statistics.: changed gap-marked all-right-needed',
    '17 The capital of Meridia is: changed answer-merged',
    '19 When was the first census?: taken',
    '21 Give pi.: taken',
    '23 What share is a quarter?: changed partial-none',
    '28 Match them.: changed distractors-dropped',
    '35 Write to the minister .: changed rubric-invented solution-to-write',
    '39 This is only a text, with a ~ tilde and 5 < 6.: taken',
    '41 Open: refused braces-open',
    '43 Stray: refused braces-stray',
    '45 Twice: refused answers-twice',
    '47 Empty: refused question-empty',
    '49 Odd: refused answer-unreadable',
  ])
})

test('an Aiken file gives a line for every question, also where one breaks off', async () => {
  expect((await linesOfFile('quiz.aiken.txt')).map(brief)).toEqual([
    '1 What does a census count?: taken',
    '6 Which of these is a flow?: taken',
    '12 This one has no answer line: refused answer-line-missing',
    '15 And this one follows at once.: refused answer-letter',
    '20 Which is it?: refused answers-few',
    '24 The last breaks off: refused answer-line-missing',
  ])
})

test('a CSV file with French titles gives a line for every row', async () => {
  const lines = await linesOfFile('questions.csv', 'fr')
  expect(lines.map((line) => `${brief(line)} ${line.kind}`)).toEqual([
    '2 Un recensement compte…: taken choice',
    '3 Lesquels sont des flux ?: taken choice',
    '4 Quelle part ?: changed decimal-comma decimal-comma numeric',
    '5 Vrai ou faux : 2 > 1 ?: taken choice',
    '6 Le mot ?: taken text',
    '7 Associez.: taken match',
    '8 Ordonnez.: taken order',
    '9 Écrivez.: taken written',
    '10 Quoi ?: refused type-unknown null',
    '11 Lequel ?: refused right-unknown null',
  ])
  expect(lines[2]?.source).toContain('unit="%">\nQuelle part ?\n\n- [x] 26.2 ± 0.05')
  expect(lines[3]?.source).toContain('- [x] Vrai\n- [ ] Faux')
})

test.each(['bank.xml', 'bank.gift', 'quiz.aiken.txt', 'questions.csv'])(
  'what is taken of %s makes a module that has no error, with its categories as headings',
  async (file) => {
    const lines = await linesOfFile(file)
    const pictures = Object.fromEntries(
      lines.flatMap((line) => line.pictures.map(({ name, facts }) => [name, facts])),
    )
    const output = await build({ en: sourceOf(lines) }, { pictures })
    expect(errorsOf(output)).toEqual([])
    const taken = lines.filter(({ outcome, kind }) => outcome !== 'refused' && kind !== 'prose')
    expect(output.editions[0]?.exercises.map(({ id, kind }) => [id, kind])).toEqual(
      taken.map(({ id, kind }) => [id, kind]),
    )
    expect(output.editions[0]?.facts.headings.map(({ text }) => text)).toEqual(
      {
        'bank.xml': ['Stocks and flows', 'Shares < 1 and A/B'],
        'bank.gift': ['Registers'],
        'questions.csv': ['Effectifs'],
      }[file] ?? [],
    )
  },
)

test.each([
  ['bank.xml', 'moodle'],
  ['bank.gift', 'gift'],
  ['quiz.aiken.txt', 'aiken'],
  ['questions.csv', 'csv'],
])('the format of %s is found', (file, format) => {
  expect(guessFormat(bytesOf(file).toString())).toBe(format)
})

test.each(['utf-16le', 'latin1'] as const)('a list in %s is read like one in UTF-8', async (encoding) => {
  const text = bytesOf('questions.csv').toString().replaceAll('…', '.')
  const bytes = encoding === 'latin1' ? Buffer.from(text, 'latin1') : Buffer.from(`\ufeff${text}`, 'utf16le')
  const read = textOfFile(bytes)
  expect((await linesOf(read?.text ?? '')).map(({ name }) => name)).toContain('Écrivez.')
})

test.each<[string, unknown]>([
  ['', { refused: 'empty', values: {} }],
  ['  \n ', { refused: 'empty', values: {} }],
  ['just a sentence', { refused: 'format-unknown', values: {} }],
  ['a\u0000b', { refused: 'not-text', values: {} }],
  ['<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x "y">]><quiz/>', { refused: 'doctype', values: {} }],
  ['<?xml version="1.0"?><quiz></quiz>', { refused: 'no-questions', values: {} }],
  ['<?xml version="1.0"?><html></html>', { refused: 'not-moodle', values: {} }],
  [
    '<?xml version="1.0"?>\n<quiz>\n<question type="essay">\n</quiz>',
    { refused: 'xml-broken', values: { line: 4, reason: 'unexpected close tag' } },
  ],
  ['<?xml version="1.0"?><quiz>&nbsp;</quiz>', expect.objectContaining({ refused: 'xml-broken' })],
  [`<quiz>${'<a>'.repeat(100)}`, { refused: 'too-deep', values: { line: 1 } }],
  [
    `<quiz>${'<question type="essay"/>'.repeat(2001)}</quiz>`,
    { refused: 'too-many', values: { most: 2000 } },
  ],
  ['Q{T}\n\n'.repeat(2001), { refused: 'too-many', values: { most: 2000 } }],
  [`question,type\n${'a,b\n'.repeat(2001)}`, { refused: 'too-many', values: { most: 2000 } }],
])('the file %j is refused as a whole', (text, why) => {
  expect(readQuestions(text.slice(0, 60_000))).toEqual(why)
})

test('a file that is too large is refused before it is read', () => {
  expect(readQuestions('x'.repeat(10 * 1024 * 1024 + 1))).toEqual({
    refused: 'too-large',
    values: { most: 10 },
  })
})

test('a table without a column of questions is refused with that word', () => {
  expect(readQuestions('a,b\nc,d', 'csv')).toEqual({ refused: 'no-question-column', values: {} })
})
