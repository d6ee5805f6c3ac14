import { expect, test } from 'vitest'
import { checkCourses } from '#app/content/check-courses.server.ts'
import { type Problem, problemLine } from '#app/content/problems.ts'
import { aFolder, courseYaml, moduleText, svg, twoModules } from './folder.ts'
import { mustSpeakFrench } from './french-words.ts'

/** `code file:line:column`, the file as seen from the folder. */
const places = (problems: Problem[], dir: string) => {
  mustSpeakFrench(problems)
  return problems.map(
    ({ code, file, line, column }) => `${code} ${file.replace(`${dir}/`, '')}:${line}:${column}`,
  )
}

test('a clean folder has no problems', async () => {
  expect(await checkCourses(aFolder(twoModules()).dir)).toEqual([])
})

test('the courses of this repository have no problems', async () => {
  expect((await checkCourses('courses')).map(problemLine)).toEqual([])
}, 300_000)

test('all problems of all files are told at once, in order', async () => {
  const { dir } = aFolder({
    ...twoModules(),
    'glossary.yaml': 'stock:\n  term: { en: stock }\n  meaning: none\n',
    'foundations/course.yaml': courseYaml(['first', 'second', 'third', 'first'], 'colour: red'),
    'foundations/first/en.mdx': moduleText(
      'First',
      'one',
      '![](bars.svg)\n\n<Figure src="lost.svg" alt="x" />',
    ),
    'foundations/second/fr.mdx': moduleText('Deuxième', 'zwei'),
  })
  expect(places(await checkCourses(dir), dir)).toEqual([
    'yaml-value foundations/course.yaml:8:33',
    'yaml-unknown-key foundations/course.yaml:9:1',
    'alt-missing foundations/first/en.mdx:10:1',
    'picture-missing foundations/first/en.mdx:12:1',
    'translation-exercise-missing foundations/second/fr.mdx:2:1',
    'translation-exercise-extra foundations/second/fr.mdx:12:1',
    'yaml-value glossary.yaml:1:1',
    'yaml-unknown-key glossary.yaml:3:3',
  ])
})

test('modules and languages are compared with what is there', async () => {
  const { dir, remove } = aFolder({
    ...twoModules(),
    'foundations/course.yaml': courseYaml(['first', 'second', 'third']),
    'foundations/spare/en.mdx': moduleText('Spare', 'spare'),
    'foundations/first/de.mdx': moduleText('Erstens', 'one'),
  })
  remove('foundations/first/fr.mdx')
  remove('foundations/second/en.mdx')
  expect(places(await checkCourses(dir), dir)).toEqual([
    'language-not-listed foundations/course.yaml:2:1',
    'module-not-listed foundations/course.yaml:8:1',
    'translation-missing foundations/course.yaml:8:11',
    'source-missing foundations/course.yaml:8:18',
    'module-missing foundations/course.yaml:8:26',
  ])
})

test('an id is used once in a course', async () => {
  const { dir } = aFolder({
    ...twoModules(),
    'foundations/second/en.mdx': moduleText('Second', 'one'),
    'foundations/second/fr.mdx': moduleText('Deuxième', 'one'),
  })
  expect(places(await checkCourses(dir), dir)).toEqual(['id-twice foundations/second/en.mdx:12:1'])
})

test('no exercise has the id of a part of another exercise of its page', async () => {
  const two = (title: string) =>
    moduleText(title, 'one').concat(moduleText('Again', 'one-title').split('---\n')[2] ?? '')
  const { dir } = aFolder({
    ...twoModules(),
    'foundations/first/en.mdx': two('First'),
    'foundations/first/fr.mdx': two('Premier'),
  })
  const found = await checkCourses(dir)
  expect(found.map(({ code }) => code)).toEqual(['id-reserved'])
})

test('files that are no text, too big, or not there at all are told', async () => {
  const { dir } = aFolder({
    ...twoModules(),
    'foundations/first/fr.mdx': Buffer.from([0xff, 0xfe, 0x00]),
    'foundations/second/fr.mdx': 'a'.repeat(201 * 1024),
  })
  const found = places(await checkCourses(dir), dir)
  expect(found).toContain('not-text foundations/first/fr.mdx:1:1')
  expect(found).toContain('file-too-big foundations/second/fr.mdx:1:1')
  expect((await checkCourses(`${dir}/nowhere`)).map(({ code }) => code)).toEqual(['folder-unreadable'])
})

test('a byte order mark and Windows line ends do no harm', async () => {
  const text = moduleText('First', 'one').replace(/\n/g, '\r\n')
  const { dir } = aFolder({ ...twoModules(), 'foundations/first/en.mdx': `\uFEFF${text}` })
  expect(await checkCourses(dir)).toEqual([])
})

test('a picture may be shared by the modules of a course', async () => {
  const { dir } = aFolder({
    ...twoModules(),
    'foundations/logo.svg': svg('Logo'),
    'foundations/first/en.mdx': moduleText('First', 'one', '![A lighthouse above two waves](../logo.svg)'),
  })
  expect(await checkCourses(dir)).toEqual([])
})

test('a problem is one line: place, what is wrong, what to write instead', async () => {
  const { dir } = aFolder({
    ...twoModules(),
    'foundations/first/en.mdx': moduleText('First', 'one', 'x <Blink />'),
  })
  const [line] = (await checkCourses(dir)).map(problemLine)
  expect(line?.replace(dir, 'courses')).toMatch(
    /^courses\/foundations\/first\/en\.mdx:10:3 {2}<Blink> is not a tag of this dialect\. Known tags are <Choice>, .*\.$/,
  )
})
