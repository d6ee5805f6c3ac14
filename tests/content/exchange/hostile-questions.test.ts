import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { BuiltEdition } from '#app/content/build-module.ts'
import { importQuestions, sourceOf } from '#app/content/exchange/import/import-questions.server.ts'
import {
  bareQuestion,
  type ImportedBody,
  type ImportedQuestion,
  plain,
  type Rich,
} from '#app/content/exchange/import/imported-question.ts'
import { textOfHtml } from '#app/domain/exercise/text-of-html.ts'
import { harmless, mustBeSilent, refused, sing } from '../hostile-texts.ts'
import { build, errorsOf } from '../texts.ts'

afterEach(mustBeSilent)

/** Short answers have a star for anything, and a backslash before one that is meant. */
const starred = (text: string) => text.replaceAll('*', '\\*')

/** A question of each kind with the same text in every place that has one. */
function everywhere(rich: Rich): ImportedQuestion[] {
  const more = { ...rich, text: `${rich.text} 2` }
  const feedback = rich
  const bodies: ImportedBody[] = [
    {
      kind: 'choice',
      single: true,
      shuffle: true,
      options: [
        { text: rich, percent: 100, feedback },
        { text: more, percent: 0, feedback },
      ],
      whenRight: rich,
      whenWrong: null,
    },
    { kind: 'true-false', right: true, whenTrue: feedback, whenFalse: feedback },
    { kind: 'numeric', unit: rich.text, values: [{ text: '1', tolerance: '0.5', percent: 100, feedback }] },
    {
      kind: 'text',
      caseMatters: false,
      answers: [
        { text: starred(rich.text), percent: 100, feedback },
        { text: starred(`${rich.text} 2`), percent: 0, feedback },
      ],
    },
    {
      kind: 'pairs',
      pairs: [
        { left: rich, right: more },
        { left: more, right: rich },
      ],
      distractors: [rich],
    },
    { kind: 'order', items: [rich, more] },
    { kind: 'written', criteria: rich },
    { kind: 'prose' },
  ]
  return bodies.map((body, at) => ({
    ...bareQuestion(at + 1, rich.text, rich),
    category: [rich.text],
    hints: [rich, more],
    explanations: [rich],
    body,
  }))
}

const into = () => ({ language: 'en', reader: 'en' as const, takenIds: [], takenNames: new Map() })

/** Imports a text in every place, and makes a page of it. */
async function shown(...riches: Rich[]) {
  const lines = await importQuestions(riches.flatMap(everywhere), into())
  const source = sourceOf(lines)
  const output = await build({ en: `${source}\n\nThe end.` })
  return { lines, source, output, edition: output.editions[0] }
}

/** All HTML of an edition, wherever it is kept; titles, units and accepted words are plain text. */
function htmlOf(edition: BuiltEdition | undefined): string[] {
  const found: string[] = []
  const look = (value: unknown, isPlain: boolean): void => {
    if (typeof value === 'string') found.push(value)
    else if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) {
        const isText = ['title', 'unit', 'shown', 'id', 'also'].includes(key) || (isPlain && key === 'text')
        if (!isText) look(inner, 'kind' in value ? value.kind === 'text' : isPlain)
      }
  }
  look([edition?.blocks, edition?.exercises], false)
  return found
}

function mustNotRun(edition: BuiltEdition | undefined): void {
  for (const html of htmlOf(edition)) {
    const withoutValues = html.replace(/="[^"]*"/g, '=""')
    expect(withoutValues).not.toMatch(/<script|<style|<iframe|<svg|<object|<[^>]+\s(on\w+|style)=/i)
    expect(html).not.toMatch(/(href|src)="(javascript|data|vbscript):/i)
  }
}

const hostile = [...refused.map(([body]) => body), ...harmless.map(([body]) => body)]

describe('a hostile text of the corpus is words when it is imported as words', () => {
  test.each(hostile)('%j', async (text) => {
    const { lines, output, source, edition } = await shown(plain(text))
    expect(errorsOf(output), source).toEqual([])
    // Whatever it is, it is only text: nothing of it makes a question impossible.
    expect(lines.filter(({ outcome }) => outcome === 'refused').map(({ notes }) => notes)).toEqual([])
    mustNotRun(edition)
  })
})

describe('a hostile text of the corpus runs nothing when it is imported as HTML or Markdown', () => {
  test.each(hostile)('%j', async (text) => {
    const formats = ['html', 'auto', 'markdown'] as const
    const { output, source, edition } = await shown(...formats.map((format) => ({ format, text, files: [] })))
    expect(errorsOf(output), source).toEqual([])
    mustNotRun(edition)
  })
})

const signs = fc.constantFrom(
  ...[
    '{',
    '}',
    '<',
    '>',
    '*',
    '_',
    '`',
    '```',
    '[',
    ']',
    '(',
    ')',
    '#',
    '## ',
    '$',
    '$$',
    '|',
    '\\',
    '^',
    '~',
    '~~',
    '!',
  ],
  ...[
    '[^1]',
    '[^',
    '[x] ',
    '[ ] ',
    '- ',
    '+ ',
    '1. ',
    '1) ',
    '> ',
    '---',
    '===',
    '\n',
    '\n\n',
    '\t',
    '    ',
    ' ',
    '&',
    '&amp;',
    '&#x7b;',
  ],
  ...[
    'import ',
    'export default ',
    '<!--',
    '-->',
    '<Choice id="x">',
    '</Choice>',
    '</Solution>',
    '<Hint>',
    '{x}',
    ':',
    '::',
    '"',
    "'",
  ],
  ...[
    'a',
    'word',
    '5',
    'https://example.org',
    'é',
    'سؤال',
    '\u00a0',
    '\u200f',
    '\ud83d',
    '😀',
    '\u0000',
    '\u0007',
    '\ue000',
    '\ufeff',
  ],
)
const nasty = fc.array(signs, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''))

/** What a reader sees: words without the spaces between them, and without what no text can hold. */
const seen = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff\ue000]|\p{Surrogate}/gu, '').replace(/\s+/gu, '')

test('whatever words stand in a question, the page shows them as they are', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(nasty, async (text) => {
      fc.pre(/[\p{L}\p{N}]/u.test(text) && !/\$\$|\\\(|\\\[/.test(text))
      const { lines, output, source, edition } = await shown(plain(text))
      expect(errorsOf(output), source).toEqual([])
      for (const line of lines) expect(line.outcome, JSON.stringify(line.notes)).not.toBe('refused')
      const [choice] = edition?.exercises ?? []
      expect(seen(textOfHtml(choice?.prompt ?? ''))).toBe(seen(text))
      expect(seen(textOfHtml(choice?.hints[0] ?? ''))).toBe(seen(text))
      if (choice?.kind === 'choice') {
        expect(seen(textOfHtml(choice.options[0]?.text ?? ''))).toBe(seen(text))
        expect(seen(textOfHtml(choice.options[1]?.feedback ?? ''))).toBe(seen(text))
      }
      const pairs = edition?.exercises.find(({ kind }) => kind === 'match')
      if (pairs?.kind === 'match') expect(seen(textOfHtml(pairs.pairs[0]?.left ?? ''))).toBe(seen(text))
    }),
    { numRuns: 60 },
  )
})

const tags = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<ul>',
    '<li>',
    '</ul>',
    '<ol>',
    '</ol>',
    '<table>',
    '<tr>',
    '<td>',
    '<th>',
    '</table>',
  ],
  ...[
    '<pre>',
    '</pre>',
    '<code>',
    '</code>',
    '<h2>',
    '</h2>',
    '<blockquote>',
    '</blockquote>',
    '<br>',
    '<hr>',
    '<sub>',
    '</sub>',
    '<sup>',
  ],
  ...[
    '<a href="https://example.org/{x}">',
    '<a href="javascript:alert(1)">',
    '</a>',
    '<img src="x" alt="y">',
    '<span style="color:red">',
  ],
  ...[
    '<div>',
    '</div>',
    '<custom-tag>',
    '<font>',
    '\\(x^2\\)',
    '$$a|b$$',
    '\\[\\frac{1}{2}\\]',
    '\\(\\bad\\)',
  ],
)

test('whatever HTML stands in a question, it makes a page or is refused', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(tags, tags, signs), { minLength: 1, maxLength: 24 }),
      fc.constantFrom('html', 'auto', 'markdown'),
      async (parts, format) => {
        const rich: Rich = { format: format as Rich['format'], text: parts.join(''), files: [] }
        const { lines, output, source, edition } = await shown(rich)
        expect(lines).toHaveLength(8)
        expect(errorsOf(output), source).toEqual([])
        expect(edition).toBeDefined()
        mustNotRun(edition)
        // The check at the end is a net: what is caught there, the writing before it has let through.
        const caught = lines.flatMap(({ notes }) => notes.filter(({ code }) => code === 'not-buildable'))
        for (const { values } of caught)
          expect(values).toEqual({ words: expect.stringMatching(/stands twice|same category|empty/) })
      },
    ),
    { numRuns: 80 },
  )
})

test('the corpus can fail: a text that is not escaped is an error', async () => {
  const output = await build({ en: `{${sing}}` })
  expect(errorsOf(output)).not.toEqual([])
})
