import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { readBlocksFile } from '#app/content/blocks-file.ts'
import { readCourseFile } from '#app/content/course-file.ts'
import { readDataFile } from '#app/content/data-set-file.ts'
import { splitFrontMatter } from '#app/content/front-matter.ts'
import { readGlossary } from '#app/content/glossary-file.ts'
import { type Problem, type ProblemCode, type Say, sayInto, top } from '#app/content/problems.ts'
import { french } from '#app/content/words/fr/french.ts'
import { told } from '#app/content/words/fr/phrases.ts'
import { phrases } from '#app/content/words/phrases.ts'
import { countIn, lineIn, wordsOf } from '#app/content/words/words-of.ts'
import { mustSpeakFrench } from './french-words.ts'

const codes = Object.keys(french.problems) as ProblemCode[]

/** Values that differ from what four names would do for. */
const valuesOf: Partial<Record<ProblemCode, unknown[]>> = {
  'data-generator-table': ['x', ['y', 'z']],
  'data-columns': [['x'], ['y']],
  'data-code': ['x', 'y', ['1', '2']],
  'data-view': ['not-closed'],
  'data-value': ['x', 'y', 'date'],
  'form-unlike': ['x', '10 item(s) with 12.5 point(s)', '9 item(s) with 1 point(s)'],
  'heading-jump': [2, 4],
  'translation-differs': ['The chart bars', 'missing', 'drawn', 'en.mdx:4'],
}
/** Kinds whose values are numbers, or words and then a number. */
const numbers: ProblemCode[] = codes.filter((code) =>
  /big|slow|rows|cells|columns|more|heavy|few|long|labels|none$|cut|view-values/.test(code),
)

function problemOf(code: ProblemCode): Problem {
  const made: Problem[] = []
  const say = sayInto(made, 'en.mdx') as (...given: unknown[]) => void
  const names = numbers.includes(code) ? [12_345, 12_345] : ['x', 'y', 'z', 'w']
  say(code, top, ...(valuesOf[code] ?? (code === 'headings-none' ? [300] : names)))
  return made[0] as Problem
}

describe('every kind of problem', () => {
  test.each(codes)('%s is told in French', (code) => {
    const problem = problemOf(code)
    const words = wordsOf(problem, 'fr')
    expect(words.every((sentence) => sentence !== '')).toBe(true)
    expect(words[0]).not.toBe(problem.wrong)
    expect(wordsOf(problem, 'en')).toEqual([problem.wrong, problem.instead])
    if (!numbers.includes(code)) mustSpeakFrench([problem])
  })
})

test('numbers and sizes are written as in French, what the author wrote as it was', () => {
  const made: Problem[] = []
  const say = sayInto(made, 'en.mdx')
  say('file-too-big', top, 307_712)
  say('picture-too-big', top, 'a : b.png', 81_510)
  say('form-unlike', top, 'count', '10 item(s) with 12.5 point(s)', '10 item(s) with 10 point(s)')
  expect(made.map((problem) => wordsOf(problem, 'fr')[0])).toEqual([
    'Le fichier pèse 300,5\u00a0Ko\u202f; 200,0\u00a0Ko au plus sont lus.',
    'L’image «\u00a0a : b.png\u00a0» pèse 79,6\u00a0Ko, soit 3\u00a0s sur une liaison 2G\u202f; la limite est de 60,0\u00a0Ko.',
    'Pour l’objectif «\u00a0count\u00a0», la forme a compte 10 question(s) et 12,5 point(s), et la forme b 10 question(s) et 10 point(s).',
  ])
})

test('ids that are spelt like a phrase of ours stay', () => {
  const made: Problem[] = []
  const say = sayInto(made, 'en.mdx')
  say('objective-unused', top, 'table')
  say('yaml-value', top, 'table', 'is missing', 'Write a text in quotes.')
  say('translation-differs', top, 'The objective', 'missing', 'none', 'en.mdx:4')
  expect(made.map((problem) => wordsOf(problem, 'fr')[0])).toEqual([
    'Aucun exercice n’a l’objectif «\u00a0table\u00a0».',
    'table\u00a0: manque.',
    'L’objectif\u00a0: missing ici, mais aucun dans la source (en.mdx:4).',
  ])
})

test('words follow from code and values alone, as they come back from a worker or a file', () => {
  const problem = problemOf('data-columns')
  const carried = JSON.parse(JSON.stringify({ ...problem, wrong: '', instead: '' })) as Problem
  expect(wordsOf(carried, 'fr')).toEqual(wordsOf(problem, 'fr'))
})

test('a line and a count as the command prints them', () => {
  const advised = problemOf('solution-advised')
  expect(lineIn('en')(advised)).toBe(`en.mdx:1:1  Warning: ${advised.wrong} ${advised.instead}`)
  expect(lineIn('fr')(advised)).toMatch(
    /^en\.mdx:1:1 {2}Conseil\u00a0: L’exercice n’a pas de <Solution>\u00a0:/,
  )
  expect(['en', 'fr'].map((language) => countIn(language as 'en', [advised]))).toEqual([
    '0 error(s), 1 warning(s).',
    '0 erreur(s), 1 conseil(s).',
  ])
})

test('a phrase has the same places to fill in in French', () => {
  const places = (text: string) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort()
  const wrong = phrases
    // What the schema library expected is said in our own words, and what it got is on the line.
    .filter((phrase) => !phrase.startsWith('Invalid input'))
    .filter((phrase) => `${places(told(phrase))}` !== `${places(phrase)}`)
  expect(wrong).toEqual([])
})

/** Files with all their parts, each of which is spoilt in turn. */
const translated = { en: 'a', fr: 'b' }
const good = {
  course: {
    source: 'en',
    languages: ['en', 'fr'],
    title: translated,
    summary: translated,
    audience: translated,
    level: 'basic',
    passMark: 80,
    position: 1,
    modules: ['first'],
    test: 'last',
    data: ['meridia'],
    retired: { old: 'Why.' },
  },
  front: {
    kind: 'test',
    title: 'a',
    summary: 'b',
    minutes: 40,
    tries: 1,
    timed: false,
    objectives: { count: 'Count' },
  },
  glossary: { stock: { term: translated, definition: translated, source: 'UN' } },
  blocks: {
    made: [['b0123456789abcdef', 'b0123456789abcdef']],
    minor: [['b0123456789abcdef', 'b0123456789abcdef']],
  },
  data: {
    languages: ['en', 'fr'],
    title: translated,
    summary: translated,
    invented: true,
    licence: 'CC0',
    attribution: translated,
    generator: 'meridia',
    seed: 1,
    draws: 1,
    codelists: { sex: { 1: translated } },
    faults: [translated],
    tables: {
      school: {
        title: translated,
        from: 'school.csv',
        aggregate: true,
        real: false,
        like: 'school',
        variables: {
          region: { type: 'text', label: translated, role: 'dimension', codes: { a: translated } },
          sex: { type: 'integer', label: translated, codelist: 'sex', special: { 9: translated } },
          pupils: { type: 'integer', label: translated, role: 'measure', universe: translated },
        },
      },
      counts: { title: translated, from: 'counts.sql', rows: 1, variables: { n: null } },
    },
  },
}
type Reader = (text: string, say: Say) => unknown
const readers: Record<keyof typeof good, Reader> = {
  course: (text, say) => readCourseFile(text, 'foundations', say),
  front: (text, say) => splitFrontMatter(`---\n${text}---\n`, say),
  glossary: readGlossary,
  blocks: readBlocksFile,
  data: readDataFile,
}

const junk = [
  5,
  -1,
  1.5,
  9999,
  true,
  null,
  '',
  'X y',
  'x'.repeat(500),
  'group',
  [],
  {},
  ['X y', 'X y'],
  [5],
  { 'X y': 5 },
]

/** A value with each of its parts in turn left out, or something else, or with something unknown beside. */
function* spoilt(value: unknown): Generator<unknown> {
  yield* junk
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const part of value) yield [...value, part]
    for (const [index, part] of value.entries())
      for (const other of spoilt(part)) yield value.with(index, other)
    return
  }
  yield { ...value, colour: 'red', 'Nom Faux': 'x' }
  for (const [key, part] of Object.entries(value)) {
    const { [key]: _, ...rest } = value as Record<string, unknown>
    yield rest
    yield { ...rest, 'Nom Faux': part }
    yield { ...rest, group: part }
    for (const other of spoilt(part)) yield { ...rest, [key]: other }
  }
}

describe('what the schemas of YAML files say', () => {
  test.each(Object.keys(good) as (keyof typeof good)[])('%s: is known in French', (name) => {
    const problems: Problem[] = []
    for (const one of spoilt(good[name])) {
      const text = stringify(one)
      readers[name](typeof one === 'object' ? text : `- ${text}`, sayInto(problems, 'x.yaml'))
    }
    const seen = problems.flatMap(({ code, values }) => (code === 'yaml-value' ? values.slice(1) : []))
    const unknown = [...new Set(seen.map(String))].filter((text) => told(text) === text)
    expect(unknown).toEqual([])
    expect(new Set(seen).size).toBeGreaterThan(name === 'blocks' ? 2 : 6)
    mustSpeakFrench(problems.filter(({ code }) => code !== 'yaml-syntax'))
  })
})

/** Where parts of sentences stand that become values. */
const sources = [
  ...['front-matter', 'course-file', 'glossary-file', 'blocks-file', 'data-set-file', 'data-set-rules'],
  ...['read-yaml', 'guard-tag', 'dialect', 'guard', 'svg', 'svg-references', 'pictures.server', 'chart'],
  ...[
    'check-csv',
    'check-labs.server',
    'run-block.server',
    'builder.server',
    'build-module',
    'compare-texts',
  ],
  ...['check-test', 'dress/formula', 'exercises/body', 'exercises/choice', 'exercises/classify'],
  ...['exercises/exercise', 'exercises/items', 'exercises/lab', 'exercises/match', 'exercises/numeric'],
  ...[
    'exercises/order',
    'exercises/r',
    'exercises/rows',
    'exercises/sql',
    'exercises/text',
    'exercises/written',
  ],
].map((name) => `app/content/${name}.ts`)

/** Texts of these files that are no values of a problem, or that are told in another way. */
const besides = [
  /^(sql|r) \w+$/,
  /^(task list|numbered list|too slow|left out|not set)$/,
  /^none: only open and numbered draws are checked$/,
  /^There is no key for the result/,
  /^if else repeat while/,
  /^# Which block was translated/,
  /^- \[1, 1\]/,
  /^no table 1$/,
  // Put together of phrases of the list.
  /^a <1>$/,
  /^The number of 1$/,
  /^1 on the 1 data$/,
  /^has the code "1", which is no 1$/,
  /^1 item\(s\) with 1 point\(s\)$/,
]

test('every part of a sentence in the sources is a phrase', () => {
  const unknown = [...sources, 'app/labs/r/grade.ts', 'app/labs/r/keys-file.server.ts'].flatMap((file) => {
    const source = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*$/gm, '')
      .replace(/^import .*$/gm, '')
      // Quotation marks in patterns are none.
      .replace(/(?<=[(=!&|?:,]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g, '0')
    return [...source.matchAll(/'((?:\\.|[^'\\\n])*)'|`((?:\\.|[^`\\])*)`/g)]
      .flatMap(([, plain, template]) => (plain ?? template ?? '').replace(/\\(.)/g, '$1').split(' | '))
      .map((text) => text.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '1').trim())
      .filter((text) => /[\p{L}’)>"] [\p{L}(<"]/u.test(text))
      .filter((text) => told(text) === text && !besides.some((known) => known.test(text)))
      .map((text) => `${file}: ${text}`)
  })
  expect(unknown).toEqual([])
})
