import { describe, expect, test } from 'vitest'
import { checkLabs } from '#app/content/check-labs.server.ts'
import { readDataSets } from '#app/content/read-data-sets.server.ts'
import { findExercises } from '#app/domain/studio/source/find-exercises.ts'
import { blockAtCursor, insertAtEnd, insertBlock } from '#app/domain/studio/source/insert-block.ts'
import { readExerciseForm } from '#app/domain/studio/source/take-apart.ts'
import { tagCompletions } from '#app/domain/studio/templates/completions.ts'
import {
  exerciseTemplate,
  fitsTest,
  needsData,
  tagOfTemplate,
  templateKinds,
} from '#app/domain/studio/templates/exercise-template.ts'
import {
  dataSnippet,
  figureSnippet,
  footnoteSnippet,
  formulaSnippet,
  noteSnippet,
  tableSnippet,
  termSnippet,
} from '#app/domain/studio/templates/snippets.ts'
import { build } from '#tests/content/texts.ts'
import { dataSets } from './corpus.ts'

const languages = ['en', 'fr', 'es', 'ar']
const data = readDataSets('courses')
const samples = [
  { dataSetId: 'meridia', table: 'census_person', group: 'region' },
  { dataSetId: 'meridia', table: 'census_person', group: null },
]

const all = languages.flatMap((language) =>
  templateKinds.flatMap((kind) =>
    (needsData(kind) ? samples : [null]).map((sample) => ({ language, kind, sample })),
  ),
)

interface Checked {
  problems: { code: string; line: number; wrong: string }[]
}

const isSample = ({ code }: { code: string }) => code === 'sample-text'

const problemsIn = ({ problems }: Checked) =>
  problems.filter((problem) => !isSample(problem)).map(({ code, line, wrong }) => `${line} ${code}: ${wrong}`)

const samplesIn = ({ problems }: Checked) => problems.filter(isSample).map(({ line }) => line)

describe('a template', () => {
  test.each(all)(
    '$kind in $language works as it is, and nothing is advised but to write over it',
    async ({ language, kind, sample }) => {
      const source = exerciseTemplate(kind, { id: 'number-1', objective: 'count', language, sample })
      const output = await build({ en: source }, { dataSets })
      expect(problemsIn(output)).toEqual([])
      expect(samplesIn(output).length).toBeGreaterThan(0)
      expect(output.editions[0]?.exercises).toMatchObject([{ id: 'number-1', objective: 'count' }])
      expect(problemsIn(await checkLabs(output, { data, keys: null }))).toEqual([])
    },
  )

  test.each(all)('$kind in $language is shown whole by its form', ({ language, kind, sample }) => {
    const source = exerciseTemplate(kind, { id: 'a', objective: 'count', language, sample })
    const form = readExerciseForm(source)
    expect(form).toMatchObject({ tag: tagOfTemplate(kind), kept: [], attributes: { id: 'a' } })
    expect((form?.items ?? []).some((item) => 'kept' in item)).toBe(false)
  })

  test.each(templateKinds.filter(fitsTest))('%s has no hints in a test', (kind) => {
    const source = exerciseTemplate(kind, {
      id: 'a',
      objective: '',
      language: 'en',
      sample: null,
      isTest: true,
    })
    expect(readExerciseForm(source)?.hints).toEqual([])
    expect(source).not.toContain('objective=')
  })

  test('in a language that has none is the English one; without data none that computes', () => {
    const of = (language: string) =>
      exerciseTemplate('order', { id: 'a', objective: '', language, sample: null })
    expect(of('pt')).toBe(of('en'))
    expect(() => exerciseTemplate('sql', { id: 'a', objective: '', language: 'en', sample: null })).toThrow()
  })
})

test.each(languages)('what else can be put into a text works as it is: %s', async (language) => {
  const note = footnoteSnippet(language, 'note-1', '', true)
  const body = [
    figureSnippet(language, 'bars.svg'),
    tableSnippet(language, 3, 2),
    formulaSnippet(),
    note,
    termSnippet(language, 'stock', 'stock', true),
    dataSnippet('meridia'),
    noteSnippet(language, 'caution'),
  ].reduce((text, { text: own }) => insertBlock(text, null, own), '## Heading\n')
  const exercise = exerciseTemplate('choice-one', { id: 'a', objective: 'count', language, sample: null })
  const output = await build(
    { en: insertAtEnd(insertBlock(body, null, exercise), note.atEnd ?? '') },
    { dataSets },
  )
  expect(problemsIn(output)).toEqual([])
  // The picture's words, the note, the sentence with its source; and the exercise.
  expect(samplesIn(output).length).toBeGreaterThan(3)
})

describe('a block is put', () => {
  const text = '---\ntitle: T\n---\n\n## One\n\nWords.\n\n## Two\n\n[^a]: note\n'

  test('behind the one that begins on a line, or before the footnotes', () => {
    expect(insertBlock(text, 5, 'NEW')).toContain('## One\n\nNEW\n\nWords.')
    expect(insertBlock(text, null, 'NEW')).toContain('## Two\n\nNEW\n\n[^a]: note\n')
    expect(insertBlock(text, 999, 'NEW')).toBe(insertBlock(text, null, 'NEW'))
    expect(insertBlock('', null, 'NEW')).toBe('NEW\n')
    expect(insertAtEnd(text, '[^b]: other')).toContain('[^a]: note\n[^b]: other\n')
  })

  test('at the cursor, between blank lines', () => {
    const put = (typed: string) => {
      const cursor = typed.indexOf('|')
      const own = typed.replace('|', '')
      const { at, insert } = blockAtCursor(own, cursor, 'NEW')
      return own.slice(0, at) + insert + own.slice(at)
    }
    expect(put('|')).toBe('NEW')
    expect(put('a|b\nc')).toBe('ab\n\nNEW\n\nc')
    expect(put('a\n|\nb')).toBe('a\n\nNEW\n\nb')
    expect(put('a\n\n|\n\nb')).toBe('a\n\nNEW\n\nb')
    expect(put('a|')).toBe('a\n\nNEW')
  })
})

test('what the editor offers behind < is the same, under ids that are free', () => {
  const offered = tagCompletions(
    { language: 'en', objective: 'count', sample: null, isTest: false, taken: ['choice-1'] },
    '<Numeric id="number-1">',
  )
  const applied = offered.map(({ apply }) => apply).join('\n\n')
  const ids = findExercises(applied).map(({ id }) => id)
  expect(ids).toContain('choice-2')
  expect(ids).toContain('number-2')
  expect(offered.map(({ label }) => label)).not.toContain('<Sql')
})
