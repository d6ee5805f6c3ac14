import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { atHand } from '#app/content/build-course.server.ts'
import { checkLabs } from '#app/content/check-labs.server.ts'
import { readCourseFile } from '#app/content/course-file.ts'
import { exerciseTags, noteKinds, tags } from '#app/content/dialect.ts'
import { readGlossary } from '#app/content/glossary-file.ts'
import { type Problem, sayInto } from '#app/content/problems.ts'
import { readDataSets } from '#app/content/read-data-sets.server.ts'
import { build } from './texts.ts'

const page = readFileSync('docs/authoring.md', 'utf8')

/** The examples of a kind, as they stand in the page. */
const examples = (fence: string): string[] =>
  [...page.matchAll(new RegExp(`^(\`{3,4})${fence}\\n([\\s\\S]*?)^\\1$`, 'gm'))].map(
    ([, , body = '']) => body,
  )

const around = (body: string) =>
  `---\ntitle: T\nsummary: S\nminutes: 1\nobjectives: { tell-stock-from-flow: O }\n---\n\n${body}`

const data = readDataSets('courses')
const asWritten = {
  wrap: (text: string) => text,
  modules: ['foundations/missing-in-statistics'],
  dataSets: Object.fromEntries(
    data.flatMap(({ dataSet, hash }) => (dataSet && hash ? [[dataSet.id, atHand(dataSet, hash)]] : [])),
  ),
}

/** An example alone need not serve the objective, and some are what the Studio's texts begin with. */
const ofExamples: Problem['code'][] = ['objective-unused', 'sample-text']

const problemsIn = ({ problems }: { problems: Problem[] }) =>
  problems.filter(({ code }) => !ofExamples.includes(code)).map(({ line, wrong }) => `${line}: ${wrong}`)

describe('every example of docs/authoring.md is accepted without a warning', () => {
  test.each(examples('mdx text'))('%s', async (body) => {
    const output = await build({ en: around(body) }, asWritten)
    expect(problemsIn(output)).toEqual([])
    expect(output.editions).toHaveLength(1)
    // Queries run; keys of R are computed by a command of their own.
    expect(problemsIn(await checkLabs(output, { data, keys: null }))).toEqual([])
  })

  test('the module in a dozen lines, and its translation', async () => {
    const [source = ''] = examples('mdx module')
    const [translation = ''] = examples('mdx translation')
    const output = await build({ en: source, fr: translation }, asWritten)
    expect(problemsIn(output)).toEqual([])
    expect(output.editions.map(({ exercises }) => exercises.length)).toEqual([1, 1])
  })

  test('the test, which is only too short', async () => {
    const [text = ''] = examples('mdx test')
    const { problems } = await build({ en: text }, { ...asWritten, isTest: true })
    const codes = problems.map(({ code }) => code)
    expect(codes.filter((code) => !ofExamples.includes(code))).toEqual(['form-few', 'form-few'])
  })

  test('course.yaml and glossary.yaml', () => {
    const problems: Problem[] = []
    const [course = ''] = examples('yaml course')
    const [glossary = ''] = examples('yaml glossary')
    expect(readCourseFile(course, 'foundations', sayInto(problems, 'course.yaml'))?.value).toMatchObject({
      modules: ['stock-and-flow'],
      test: 'foundations-test',
    })
    expect(readGlossary(glossary, sayInto(problems, 'glossary.yaml'))).toHaveProperty('stock')
    expect(problems).toEqual([])
  })
})

test('every tag, kind of note and attribute is told in docs/authoring.md', () => {
  const shown = [...examples('mdx text'), ...examples('mdx test')].join('\n')
  for (const tag of Object.keys(tags)) expect(shown).toContain(`<${tag}`)
  for (const kind of noteKinds) expect(page).toContain(`\`${kind}\``)
  for (const { attributes } of Object.values(exerciseTags)) {
    for (const attribute of Object.keys(attributes)) expect(page).toContain(`\`${attribute}\``)
  }
})
