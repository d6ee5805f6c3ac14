import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, test } from 'vitest'
import type { Advice, SqlErrorCode } from '#app/labs/sql/run.ts'
import { overwriteGetLocale } from '#app/messages/generated/runtime.js'
import { rawNumber } from '#app/ui/lab/cell-words.ts'
import { LabChart } from '#app/ui/lab/lab-chart.tsx'
import { PastRuns } from '#app/ui/lab/past-runs.tsx'
import { placeInText } from '#app/ui/lab/place-in-text.ts'
import { ResultTable } from '#app/ui/lab/result-table.tsx'
import { RunAdvice, RunProblem } from '#app/ui/lab/run-problem.tsx'
import { runTime } from '#app/ui/lab/run-time.ts'
import { adviceWords, runWords } from '#app/ui/lab/run-words.ts'
import { SchemaList } from '#app/ui/lab/schema-list.tsx'
import { dataSet, failed, manyRows, pastRuns, someRows } from './fixtures.ts'

const textOf = (html: string) =>
  html
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

afterEach(() => overwriteGetLocale(() => 'en'))

describe('the table of a result', () => {
  const html = (run = someRows, isReady = false, language = 'en') =>
    renderToString(
      <ResultTable
        id="r"
        run={run}
        rowCount={run.result.rows.length}
        language={language}
        isReady={isReady}
      />,
    )

  test('shows numbers as SQL writes them, at the end of their column', () => {
    expect(html()).toContain('<td class="align-end">7100</td>')
    expect(html()).toContain('<td class="align-end">25.9154929577465</td>')
    expect(html()).toContain('<th scope="col" class="align-end">born_abroad</th>')
    expect(html()).toContain('<th scope="col">region</th>')
  })

  test('tells NULL and an empty text from texts that look like them', () => {
    expect(html()).toContain('<span class="cell-none">NULL<span class="only-read"> (')
    expect(html(manyRows)).toContain('<span class="cell-none">empty text</span>')
  })

  test('says how many rows, how long it took, and whether there are more', () => {
    expect(textOf(html())).toContain('4 rows · 3 ms')
    expect(textOf(html(manyRows))).toContain('5,000 rows · 1.2 s')
    expect(textOf(html(manyRows))).toContain('only the first 5,000 came back')
  })

  test('has the first hundred rows without scripts, and pages with them', () => {
    const rows = (text: string) => text.match(/<th scope="row"/g)?.length
    expect(rows(html(manyRows))).toBe(100)
    expect(textOf(html(manyRows))).toContain('The first 100 rows are shown.')
    expect(rows(html(manyRows, true))).toBe(25)
    expect(textOf(html(manyRows, true))).toContain('Rows 1–25 of 5,000')
  })

  test('folds a long text, with the whole of it at hand', () => {
    expect(html(manyRows)).toMatch(/<details class="cell-long"><summary[^>]*>Registered at the settlement/)
    expect(html(manyRows)).toContain('see the other file of the same household.</details>')
  })

  test('can be scrolled with the keyboard, under a name', () => {
    expect(html()).toContain('aria-labelledby="r-caption" tabindex="0"')
  })

  test('explains the decimal point where people write a comma', () => {
    expect(textOf(html())).not.toContain('as SQL writes them')
    overwriteGetLocale(() => 'fr')
    expect(textOf(html(someRows, false, 'fr'))).toContain('avec un point décimal')
  })

  test('says so when no row came back', () => {
    const none = { ...someRows, result: { columns: ['n'], rows: [] } }
    expect(textOf(html(none))).toContain('no row fits its conditions')
    expect(textOf(html(none))).toContain('0 rows')
  })
})

test('raw numbers have as many digits as SQLite prints', () => {
  expect([0.1 + 0.2, 26.237113402061855, 1e21, -3, 2 ** 53].map(rawNumber)).toEqual([
    '0.3',
    '26.2371134020619',
    '1e+21',
    '-3',
    '9007199254740990',
  ])
})

test('times are short', () => {
  expect([0.2, 3.4, 1240].map((ms) => runTime('fr', ms))).toEqual(['1\u00a0ms', '3\u00a0ms', '1,2\u00a0s'])
})

const codes = [
  'empty',
  'syntax',
  'incomplete',
  'no-such-column',
  'no-such-table',
  'no-such-function',
  'ambiguous-column',
  'misused-aggregate',
  'wrong-argument-count',
  'not-a-query',
  'not-allowed',
  'second-statement',
  'too-long',
  'too-complex',
  'unreadable-text',
  'time',
  'memory',
  'too-much',
  'busy',
  'already-running',
  'off',
  'other',
] satisfies SqlErrorCode[]
const advices = ['integer-division', 'equals-null', 'bare-column', 'double-quoted-text'] satisfies Advice[]

describe('words for what went wrong', () => {
  test('there are some for every code, in every language, with what to do', () => {
    for (const language of ['en', 'fr'] as const) {
      overwriteGetLocale(() => language)
      const said = codes.map((code) => runWords({ code, name: 'x', nearest: [] }))
      expect(new Set(said.map(({ problem }) => problem)).size).toBe(codes.length)
      for (const { problem, help } of said) {
        expect(problem).toMatch(/[.?]$/)
        expect(help.length).toBeGreaterThan(20)
      }
      expect(new Set(advices.map(adviceWords)).size).toBe(advices.length)
    }
  })

  test('an unknown column comes with the nearest names', () => {
    expect(runWords(failed.run).problem).toBe('No column is called “birth_contry”.')
    expect(runWords(failed.run).help).toContain('Did you mean birth_country?')
    expect(runWords({ ...failed.run, nearest: ['a', 'b'] }).help).toContain('one of these: a, b?')
  })

  test('the place is shown with its line, without scripts', () => {
    const html = renderToString(<RunProblem sql={failed.sql} failed={failed.run} />)
    expect(textOf(html)).toContain('Line 3, character 7')
    expect(html).toContain('<mark>birth_contry</mark>')
    expect(textOf(html)).toContain('no such column: birth_contry')
  })

  test('a syntax error without a word still reads as a sentence', () => {
    expect(runWords({ code: 'syntax', name: null, nearest: [] }).problem).toBe(
      'SQL can’t be read from here on.',
    )
  })

  test('advice is silent when there is none', () => {
    expect(renderToString(<RunAdvice advice={[]} />)).toBe('')
    expect(textOf(renderToString(<RunAdvice advice={['equals-null']} />))).toContain('IS NOT NULL')
  })
})

test('an offset finds its line and word, at the ends of the text too', () => {
  expect(placeInText('SELECT a\r\nFROM t', 10)).toMatchObject({
    line: 2,
    character: 1,
    at: 'FROM',
    after: ' t',
  })
  expect(placeInText('SELECT', 6)).toMatchObject({ line: 1, character: 7, at: '' })
  expect(placeInText('', 3)).toMatchObject({ line: 1, character: 1, at: '' })
  expect(placeInText('a\n\nb', 2)).toMatchObject({ line: 2, character: 1, at: '' })
  expect(placeInText('a\nb', 1)).toMatchObject({ line: 1, character: 2, at: '' })
})

describe('the code book', () => {
  test('tells variables, their types, codes and for whom, in the language of the page', () => {
    overwriteGetLocale(() => 'fr')
    const text = textOf(renderToString(<SchemaList dataSet={dataSet} language="fr" />))
    expect(text).toContain('census_person Extrait du recensement, une ligne par personne')
    expect(text).toContain('school nombre entier')
    expect(text).toContain('Renseignée pour\u202f: 5–17 ans'.replace(/\s/g, ' '))
    expect(text).toContain('0 non 1 oui')
    expect(text).toContain('Cleaned extract')
    expect(text).toContain('Toutes les données sont inventées.')
  })

  test('folds long lists of codes', () => {
    const html = renderToString(<SchemaList dataSet={dataSet} language="en" />)
    expect(html).toContain('<summary>7 codes</summary>')
  })

  test('has room for deeds on each table', () => {
    const html = renderToString(
      <SchemaList dataSet={dataSet} language="en" actions={({ name }) => <a href={`/${name}.csv`}>CSV</a>} />,
    )
    expect(html).toContain('href="/census_person.csv"')
    expect(html).toContain('href="/v_census.csv"')
  })
})

test('earlier queries can be used again without scripts', () => {
  const html = renderToString(
    <PastRuns runs={pastRuns} language="en" again={({ id }) => ({ name: 'intent', value: `use:${id}` })} />,
  )
  expect(html).toContain('type="submit" name="intent" value="use:r2" aria-label="Use again: -- how many')
  expect(textOf(html)).toContain('did not run: No column is called “birth_contry”.')
  expect(
    textOf(renderToString(<PastRuns runs={[]} language="en" again={() => ({ name: '', value: '' })} />)),
  ).toContain('None yet.')
})

test('no part has a style attribute, and all ids are there once', () => {
  const html = renderToString(
    <>
      <ResultTable id="one" run={someRows} rowCount={someRows.result.rows.length} language="en" isReady />
      <LabChart id="one" result={someRows.result} language="en" />
      <ResultTable id="two" run={manyRows} rowCount={manyRows.result.rows.length} language="en" isReady />
      <SchemaList dataSet={dataSet} language="en" />
      <RunProblem sql={failed.sql} failed={failed.run} />
    </>,
  )
  expect(html).not.toMatch(/ style="/)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
  expect(new Set(ids).size).toBe(ids.length)
})
