import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KnownExercise } from '#app/domain/demo/known-exercises.server.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { knownExercises } from '#tests/support/answers.ts'
import { coursesWithTest } from '#tests/support/courses-with-test.ts'
import { aReader } from '#tests/support/reader.ts'
import { type RunningServer, startServer } from '#tests/support/server.ts'

const dir = coursesWithTest()
let server: RunningServer
let known: KnownExercise[]
beforeAll(async () => {
  server = await startServer({ COURSES_DIR: dir })
  known = await knownExercises(server.databaseUrl, 'foundations', 'exam', 'en')
}, 240_000)
afterAll(async () => {
  await server.stop()
  rmSync(dir, { recursive: true })
})

type Reader = ReturnType<typeof aReader>

const COURSE = '/en/courses/foundations'
const pathOf = (occasion: string) => `${COURSE}/test/${occasion}`

/** Begins a sitting; tells its id and the items of its form. */
async function begin(reader: Reader, occasion: string) {
  const page = await reader.post(pathOf(occasion), { intent: ['begin'], number: ['1'] })
  const sitting = /name="sitting" value="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(sitting).not.toBe('')
  return { page, sitting, items: known.filter(({ exercise }) => page.includes(`id="${exercise.id}"`)) }
}

/** The whole form of a page, as its buttons send it. */
function formOf(items: { id: string; fields: Fields }[], sitting: string, intent: string): Fields {
  const fields = items.flatMap(({ id, fields }) =>
    Object.entries(fields).map(([name, values]) => [`${id}.${name}`, values] as const),
  )
  return {
    sitting: [sitting],
    intent: [intent],
    item: items.map(({ id }) => id),
    ...Object.fromEntries(fields),
  }
}

const rightOf = ({ exercise, right }: KnownExercise) => ({ id: exercise.id, fields: right })
/** Wrong as foreseen: what brings the author's feedback, once it may. */
const wrongOf = ({ exercise, right, wrong }: KnownExercise) => ({
  id: exercise.id,
  fields: wrong[0]?.fields ?? right,
})

/** What the fixture's author keeps secret says so; keys have shapes of their own. */
function mustKeep(sent: string, typed = ''): void {
  const words = sent.match(/secret[\w ]*item-\w+/g) ?? []
  expect(words.filter((one) => one !== typed)).toEqual([])
  expect(
    /\\?"(right|low|high|graded|verdict|solution)\\?":(true|false|-?\d|\{|\\?"[^"\\])/.exec(sent)?.[0],
  ).toBeUndefined()
  expect(sent).not.toContain('1234.5 ± 0.1')
  expect(sent).not.toMatch(/class="mark|verdict-(right|wrong|partial)/)
}

test('no key, feedback or solution of a test is sent before all is over', async () => {
  const reader = aReader(server.url)
  mustKeep(await reader.get(pathOf('pre')))
  const pre = await begin(reader, 'pre')
  mustKeep(pre.page)
  expect(pre.items).toHaveLength(10)

  // Answers, right ones and wrong ones, by both ways.
  for (const answers of [pre.items.map(wrongOf), pre.items.map(rightOf)]) {
    for (const item of answers) {
      const typed = item.fields.value?.[0]
      mustKeep(await reader.post('/api/test-answers', formOf([item], pre.sitting, '')), typed)
    }
    for (const intent of ['save', 'hand-in', 'time-up'])
      mustKeep(
        await reader.post(pathOf('pre'), formOf(answers, pre.sitting, intent)),
        answers[2]?.fields.value?.[0],
      )
  }
  const typed = pre.items[2]?.right.value?.[0]
  const look = async () => {
    for (const page of [
      '/en',
      COURSE,
      `${COURSE}.data`,
      pathOf('pre'),
      `${pathOf('pre')}.data`,
      `${pathOf('pre')}?hand-in`,
      pathOf('post'),
      `/fr/courses/foundations/test/pre`,
      '/en/progress',
      '/en/account/data/jalon.json',
      '/en/account/data/jalon-answers.csv',
    ])
      mustKeep(await reader.get(page), typed)
  }
  await look()
  mustKeep(await reader.post(pathOf('pre'), { sitting: [pre.sitting], intent: ['end'] }), typed)
  await look()

  // While the test after the course runs the one before it is still closed.
  const post = await begin(reader, 'post')
  expect(post.items.some((one) => pre.items.includes(one))).toBe(false)
  await look()
  mustKeep(await reader.post(pathOf('post'), { intent: ['finish'] }), typed)

  await reader.post(pathOf('post'), formOf(post.items.map(wrongOf), post.sitting, 'save'))
  const review = await reader.post(pathOf('post'), { sitting: [post.sitting], intent: ['end'] })
  for (const { exercise } of post.items)
    expect(review).toContain(`The secret reasoning that solves ${exercise.id}`)
  expect(await reader.get(pathOf('pre'))).toContain('The secret reasoning that solves')
  const { tests } = JSON.parse(
    (await reader.get('/en/account/data/jalon.json')).split('\n').slice(1).join('\n'),
  )
  expect(tests.map((one: { occasion: string }) => one.occasion)).toEqual(['pre', 'post'])
  expect(tests[0].answers[0]).toMatchObject({ code: 'right', points: 1 })
}, 60_000)

test('the ways of exercises lead to no item of a test', async () => {
  const reader = aReader(server.url)
  const { items } = await begin(reader, 'pre')
  for (const { exercise, right } of items.slice(0, 3)) {
    for (const intent of ['answer', 'hint:1', 'solution', 'keep', 'run', 'starter']) {
      const form = { ...right, exercise: [exercise.id], intent: [intent], attempt: ['try-1'] }
      for (const module of ['exam', 'first']) {
        mustKeep(await reader.post(`${COURSE}/${module}`, form), right.value?.[0])
        const place = { course: ['foundations'], module: [module], language: ['en'], person: [''] }
        const answered = await reader.post('/api/answers', { ...form, ...place })
        expect(answered).toMatch(/module_not_found|exercise_not_found/)
        mustKeep(answered)
        expect(await reader.post('/api/drafts', { ...form, ...place, age: ['0'] })).toMatch(/_not_found/)
      }
    }
  }
  expect(await reader.get(`${COURSE}/exam`)).toContain('404')
  expect(await reader.get(`${COURSE}/exam.data`)).toContain('module_not_found')
}, 60_000)

test('a sitting is nobody else’s, and a visitor has none', async () => {
  const [owner, other, visitor] = [aReader(server.url), aReader(server.url), aReader(server.url)]
  const { sitting, items } = await begin(owner, 'pre')
  await begin(other, 'pre')
  for (const stranger of [other, visitor]) {
    const form = formOf(items.map(rightOf), sitting, 'save')
    expect(await stranger.post('/api/test-answers', form)).toContain('test_not_found')
    for (const intent of ['save', 'hand-in', 'time-up', 'end'])
      expect(await stranger.post(pathOf('pre'), { ...form, intent: [intent] })).toContain(
        'This was not accepted.',
      )
  }
  expect(await owner.get(pathOf('pre'))).toContain('0 of 10 answered')
})

test('addresses and forms that say nothing are refused', async () => {
  const reader = aReader(server.url)
  expect(await reader.get(pathOf('between'))).toContain('404')
  expect(await reader.get('/en/courses/nothing/test/pre')).toContain('404')
  expect(await reader.post(pathOf('pre'), { intent: ['win'] })).toContain('This was not accepted.')
  for (const number of ['0', '2', 'x', '1e99'])
    expect(await reader.post(pathOf('pre'), { intent: ['begin'], number: [number] })).toContain(
      'no further sitting',
    )
  expect(await reader.get(pathOf('pre'))).toContain('Begin the test')
})
