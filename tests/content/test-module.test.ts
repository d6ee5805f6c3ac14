import { describe, expect, test } from 'vitest'
import { checkCourses } from '#app/content/check-courses.server.ts'
import { problemLine } from '#app/content/problems.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import * as courses from '#db/courses.server.ts'
import * as editions from '#db/editions.server.ts'
import { testText } from '#tests/support/course-test.ts'
import { testDb } from '#tests/support/test-db.ts'
import { aFolder, courseYaml, twoModules } from './folder.ts'
import { build, errorsOf } from './texts.ts'

const asWritten = { wrap: (text: string) => text, isTest: true }

const built = (texts: Record<string, string>, isTest = true) => build(texts, { ...asWritten, isTest })

const problems = async (text: string, isTest = true) =>
  (await built({ en: text }, isTest)).problems.map(({ code, line }) => `${code} ${line}`)

const withItem = (item: string) => testText().replace('</Form>', `${item}\n\n</Form>`)

describe('a test', () => {
  test('has two forms, and says how it is sat', async () => {
    const output = await built({
      en: testText({ more: 'tries: 2\ntimed: false' }),
      fr: testText({ language: 'fr' }),
    })
    expect(output.problems).toEqual([])
    const [en, fr] = output.editions
    const ids = (form: string) => Array.from({ length: 10 }, (_, index) => `item-${form}${index + 1}`)
    const facts = { tries: 2, isTimed: false, forms: { a: ids('a'), b: ids('b') } }
    expect(en?.facts).toMatchObject({ minutes: 30, test: facts })
    expect(fr?.facts).toMatchObject({ minutes: 30, test: facts })
    expect(en?.blocks.map((block) => ('form' in block ? block.form : null))).toEqual([
      null,
      ...Array(10).fill('a'),
      ...Array(10).fill('b'),
    ])
  })

  test('is sat once and in time unless its author says otherwise; a module says nothing of it', async () => {
    expect((await built({ en: testText() })).editions[0]?.facts.test).toMatchObject({
      tries: 1,
      isTimed: true,
    })
    const module = await build({ en: '<Order id="b" objective="count">\nQ?\n\n1. x\n2. y\n</Order>' })
    expect(module.editions[0]?.facts).not.toHaveProperty('test')
  })

  test('may have text, notes and pictures between its items', async () => {
    const text = withItem('Read this table.\n\n<Note kind="data">\nMade up.\n</Note>')
    const output = await built({ en: text })
    expect(errorsOf(output)).toEqual([])
    expect(output.editions[0]?.blocks[11]).toMatchObject({ type: 'html', form: 'a' })
  })
})

describe('a test is refused, with the place and the way out', () => {
  const choice = (attributes: string, more = '') =>
    `<Choice id="extra"${attributes}>\nQ?\n\n- [x] one\n- [ ] two\n  > no\n\n<Solution>s</Solution>${more}\n</Choice>`

  test.each<[string, string, string[]]>([
    ['with nine items', testText({ items: 9 }), ['form-few 11', 'form-few 109']],
    ['without form b', testText().replace(/<Form id="b">[\s\S]*/, ''), ['form-missing 2']],
    [
      'with form a twice',
      testText().replace('<Form id="b">', '<Form id="a">'),
      ['form-twice 119', 'form-missing 2'],
    ],
  ])('%s', async (_what, text, expected) => expect(await problems(text)).toEqual(expected))

  test.each<[string, string]>([
    ['form-unlike', withItem(choice(' objective="count"'))],
    ['form-unlike', testText().replace('id="item-a1"', 'id="item-a1" points="2"')],
    ['test-item-objective', withItem(choice(''))],
    ['test-item-hint', withItem(choice(' objective="count"', '\n\n<Hint>h</Hint>'))],
    ['test-item-tries', withItem(choice(' objective="count" tries="2"'))],
    ['test-outside-form', `${testText()}\n${choice(' objective="count"')}\n`],
    [
      'test-item-kind',
      withItem(
        '<Written id="w" objective="count">\nQ?\n\n<Rubric>\n- r\n</Rubric>\n\n<Solution>s</Solution>\n</Written>',
      ),
    ],
    ['form-footnote', `${withItem('A source.[^x]')}\n[^x]: There.\n`],
    ['attribute-value', testText().replace('<Form id="b">', '<Form id="c">')],
    ['test-kind', testText().replace('kind: test\n', '')],
    ['yaml-value', testText({ more: 'tries: 0' })],
    ['yaml-value', testText().replace('kind: test\n', 'tries: 2\n')],
  ])('%s', async (code, text) => {
    expect((await problems(text)).map((one) => one.split(' ')[0])).toContain(code)
    expect((await built({ en: text })).editions).toEqual([])
  })

  test('in a module: a form, and the kind', async () => {
    expect(await problems(testText(), false)).toContain('test-in-modules 2')
    const { problems: found } = await build({ en: '<Form id="a">\n\nText.\n\n</Form>' })
    expect(found.map(({ code }) => code)).toContain('form-outside-test')
  })

  test('both counts are told', async () => {
    const { problems: found } = await built({ en: withItem(choice(' objective="compare" points="2"')) })
    expect(found.map(({ wrong }) => wrong)).toEqual([
      'For the objective "compare" form a has 6 item(s) with 7 point(s), and form b has 5 item(s) with 5 point(s).',
    ])
  })

  test('when a translation has an item in the other form, or other tries', async () => {
    const french = testText({ language: 'fr', more: 'tries: 3' })
    const [, a10 = ''] = /(<Choice id="item-a10"[\s\S]*?<\/Choice>)/.exec(french) ?? []
    const moved = french.replace(a10, '').replace('<Form id="b">', `<Form id="b">\n\n${a10}`)
    const { problems: found } = await built({ en: testText(), fr: moved })
    expect(found.map(({ wrong }) => wrong)).toEqual([
      expect.stringMatching(/^tries is 3 here, but left out in the source/),
      expect.stringMatching(/^The form of this exercise is b here, but a in the source/),
    ])
  })
})

describe('course.yaml names the test', () => {
  const withTest = (more = 'test: exam', modules = ['first', 'second']) => ({
    ...twoModules(),
    'foundations/course.yaml': courseYaml(modules, more),
    'foundations/exam/en.mdx': testText(),
    'foundations/exam/fr.mdx': testText({ language: 'fr' }),
  })
  const lines = async (files: Record<string, string>) =>
    (await checkCourses(aFolder(files).dir)).map((problem) => problemLine(problem).replace(/^.*? {2}/, ''))

  test('and it is published beside the modules, not among them', async () => {
    expect(await lines(withTest())).toEqual([])
    const db = await testDb()
    const { dir } = aFolder(withTest())
    expect((await publishCourses(db, dir, { now: 1 })).problems).toEqual([])
    expect(await courses.byId(db, 'foundations')).toMatchObject({
      modules: ['first', 'second'],
      test: 'exam',
    })
    const facts = await editions.currentFactsOfCourse(db, 'foundations')
    expect(
      facts.filter(({ test }) => test).map(({ moduleId, language }) => `${moduleId}/${language}`),
    ).toEqual(['exam/en', 'exam/fr'])
    expect(
      (await courses.exercisesEver(db, 'foundations')).filter(({ moduleId }) => moduleId === 'exam'),
    ).toHaveLength(20)
    expect((await publishCourses(db, dir, { now: 2 })).courses).toMatchObject([{ outcome: 'unchanged' }])
  })

  test('and what is missing, or stands in the wrong list, is told', async () => {
    expect(await lines(withTest('test: nowhere'))).toEqual([
      expect.stringContaining('does not name the module folder "exam"'),
      expect.stringContaining('There is no folder for the module "nowhere"'),
    ])
    expect(await lines(withTest('', ['first', 'second', 'exam']))).toContainEqual(
      expect.stringContaining('A test stands among the modules'),
    )
    expect(await lines(withTest('test: first'))).toContainEqual(
      expect.stringContaining('"first" stands in modules, too'),
    )
  })

  test('and a module that becomes the test is looked at again, though its text is the same', async () => {
    const db = await testDb()
    const { dir, write } = aFolder(withTest(''))
    await publishCourses(db, dir, { now: 1 })
    write('foundations/course.yaml', courseYaml(['first'], 'test: second'))
    const report = await publishCourses(db, dir, { now: 2 })
    expect(report.courses).toMatchObject([{ outcome: 'refused' }])
  })
})
