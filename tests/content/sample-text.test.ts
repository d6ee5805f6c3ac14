import { describe, expect, test } from 'vitest'
import { checkCourses } from '#app/content/check-courses.server.ts'
import { newTestText } from '#app/domain/studio/course-file/new-test.ts'
import { languagesOfNewModule, newModuleText } from '#app/domain/studio/new-module.ts'
import { aFolder, courseYaml } from './folder.ts'
import { aText, bodyStartsAt, build } from './texts.ts'

const asItIs = (text: string) => text

const samplesIn = async (text: string, more = {}) => {
  const { problems } = await build({ en: text }, { wrap: asItIs, ...more })
  return problems
    .filter(({ code }) => code === 'sample-text')
    .map(({ line, wrong }) => `${line} ${wrong.slice(1, wrong.indexOf('”'))}`)
}

/** A new module that its author has written over: no line of it is the example's. */
const writtenOver = (text: string) =>
  text
    .split('\n')
    .map((line) =>
      line.replace(/[\p{L}\p{M}’'-]+(?: [\p{L}\p{M}’'-]+){2,}[^<\n"]*/gu, 'Words of my own, for once.'),
    )
    .join('\n')

describe('a text that still says what its example said', () => {
  test('is told so sentence by sentence, each at its line', async () => {
    const text = newModuleText('First module', 'en')
    const lines = text.split('\n')
    const found = await samplesIn(text)
    expect(found.map((sample) => sample.replace(/^\d+ /, ''))).toEqual([
      'What this module is about, in one sentence.',
      'What learners can do afterwards',
      'Begin with why this matters in an office.',
      'Explain it in short sentences, with an example from your own figures.',
      'Ask something that shows whether the idea was understood.',
      'Say why it is right.',
      'An answer that people do give',
      'Say what leads there, and where to look again.',
      'Explain the way to the answer.',
    ])
    for (const sample of found) {
      const [, line = '', words = ''] = /^(\d+) (.*)$/.exec(sample) ?? []
      expect(lines[Number(line) - 1]).toContain(words)
    }
  })

  test.each(languagesOfNewModule)('is told so in every language that has examples: %s', async (language) => {
    const text = newModuleText('First module', language)
    expect(await samplesIn(text)).toHaveLength(9)
    expect(await samplesIn(writtenOver(text))).toEqual([])
  })

  test('is told so in a test, too', async () => {
    const text = newTestText({ moduleId: 'check', title: 'Test', language: 'fr', objectives: [] })
    expect((await samplesIn(text, { isTest: true })).length).toBeGreaterThan(12)
  })

  test('is told so at the line of a sentence that stands among others', async () => {
    const body = 'My own words.\nMore of them. Begin with why this matters\nin an office. And more.'
    expect(await samplesIn(aText(body))).toEqual([
      `${bodyStartsAt + 1} Begin with why this matters in an office.`,
    ])
  })
})

// That the courses have nothing left of any example is part of what check.test.ts finds: no problem at all.
test('what anybody might write is no example', async () => {
  const body =
    'The right answer. The first idea.\n\nDivide the part by the whole. Stock or flow? Put the steps in order.'
  expect(await samplesIn(aText(body))).toEqual([])
})

test('a course that still says what a new course says of itself is told so', async () => {
  const yaml = courseYaml(['first']).replace(
    /^summary:.*$/m,
    'summary: { en: What learners can do after this course., fr: Qui est compté }',
  )
  const { dir } = aFolder({ 'foundations/course.yaml': yaml, 'foundations/first/en.mdx': aText('Words.') })
  const found = (await checkCourses(dir)).filter(({ code }) => code === 'sample-text')
  expect(found.map(({ file, line }) => [file.endsWith('course.yaml'), line])).toEqual([
    [true, yaml.split('\n').findIndex((one) => one.startsWith('summary')) + 1],
  ])
})
