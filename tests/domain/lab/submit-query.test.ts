import { afterEach, expect, test } from 'vitest'
import { readDataSets } from '#app/content/read-data-sets.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { pastQuery, runQuery, showTable } from '#app/domain/lab/run-query.server.ts'
import { openModule } from '#app/domain/progress/open-module.server.ts'
import { ownDraw } from '#app/labs/data/draw.ts'
import { setLabThreads } from '#app/labs/sql/the-pool.server.ts'
import * as dataSets from '#db/data-sets.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { anExercise, aQuery } from '#tests/support/exercises.ts'
import { aLearner, anEnrolledLearner, aSubmission, minute, now } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

const [folder] = readDataSets('courses')
if (!folder?.dataSet || !folder.hash) throw new Error('The teaching data can’t be read.')
const { dataSet, hash } = { dataSet: folder.dataSet, hash: folder.hash }
const data = { id: 'meridia', hash, draw: 'open', draws: dataSet.draws, isInvented: true } as const

const byRegion = aQuery({
  data,
  query: 'SELECT region, SUM(weight) AS children FROM v_census WHERE age < 18 GROUP BY region',
  mistakes: [
    {
      query: 'SELECT region, COUNT(*) AS children FROM v_census WHERE age < 18 GROUP BY region',
      feedback: '<p>You counted records.</p>',
    },
  ],
})
const right = 'select SUM(weight) children, region from v_census where age <= 17 group by 2 order by 1'

async function aLab(exercises: Exercise[] = [byRegion]) {
  const db = await testDb()
  await dataSets.publish(db, [{ hash, dataSet }], now)
  return { db, learner: await anEnrolledLearner(db, { exercises }) }
}

let minutes = 0
async function handIn(
  db: Db,
  who: { id: string },
  fields: Record<string, string>,
  exercise: Exercise = byRegion,
) {
  minutes += 1
  const given = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]))
  return submitAttempt(
    db,
    await aSubmission(db, who, exercise, { fields: given, now: now + minutes * minute }),
  )
}

afterEach(() => {
  setLabThreads(2)
})

test('a right result solves, whatever the query looks like', async () => {
  const { db, learner } = await aLab()
  const { view } = await handIn(db, learner, { query: right })
  expect(view).toMatchObject({ status: 'solved', feedback: { code: 'right', points: 1 } })
  expect(view.lab?.run).toMatchObject({ kind: 'rows', rowCount: 4 })
  expect(view.lab?.past).toMatchObject([{ query: right, rows: 4 }])
})

test('a wrong result is told by what differs, and none of the expected values is', async () => {
  const { db, learner } = await aLab()
  const query = 'SELECT region, SUM(weight) AS children FROM v_census GROUP BY region'
  const { view } = await handIn(db, learner, { query })
  expect(view.feedback?.code).toBe('wrong')
  expect(view.feedback?.differences?.length).toBeGreaterThan(0)
  const expected = await handIn(db, learner, { query: right })
  const run = expected.view.lab?.run
  for (const row of run?.kind === 'rows' ? run.result.rows : [])
    expect(JSON.stringify(view.feedback)).not.toContain(String(row[0]))
})

test('a foreseen mistake is recognised by its result and told in its author’s words', async () => {
  const { db, learner } = await aLab()
  const { view } = await handIn(db, learner, {
    query: 'SELECT region, SUM(1) AS children FROM v_census WHERE age < 18 GROUP BY 1',
  })
  expect(view.feedback).toMatchObject({ code: 'wrong', notes: ['<p>You counted records.</p>'] })
})

test('values that were typed in are right here and nowhere else', async () => {
  const { db, learner } = await aLab()
  const { view: solved } = await runQueryOf(db, learner, right)
  const rows = solved.lab?.run?.kind === 'rows' ? solved.lab.run.result.rows : []
  const typed = rows.map(([children, region]) => `SELECT ${region} AS region, ${children} AS children`)
  const { view } = await handIn(db, learner, { query: typed.join(' UNION ALL ') })
  expect(view.feedback).toMatchObject({ code: 'wrong', onlyHere: true })
  expect(view.status).toBe('tried')
})

const runQueryOf = (db: Db, who: Awaited<ReturnType<typeof aLearner>>, query: string) =>
  runQuery(db, {
    person: who,
    courseId: 'foundations',
    moduleId: 'stock-and-flow',
    exerciseId: byRegion.id,
    language: 'en',
    device: 'computer',
    now,
    query,
  })

test('a query that does not run costs no try and is kept', async () => {
  const { db, learner } = await aLab()
  const { view } = await handIn(db, learner, { query: 'SELECT weigth FROM v_census' })
  expect(view).toMatchObject({
    triesUsed: 0,
    isDraft: true,
    feedback: { code: 'failed', failure: { code: 'no-such-column', nearest: ['weight'] } },
  })
  const page = await openModule(db, {
    actor: learner,
    courseId: 'foundations',
    moduleId: 'stock-and-flow',
    language: 'fr',
    device: 'phone',
  })
  expect(page.views[byRegion.id]?.fields.query).toEqual(['SELECT weigth FROM v_census'])
})

test('the starter itself is no answer', async () => {
  const { db, learner } = await aLab()
  const { view } = await handIn(db, learner, { query: byRegion.starter })
  expect(view.feedback?.code).toBe('unanswered')
})

test('where labs are turned off an answer costs no try either', async () => {
  const { db, learner } = await aLab()
  globalThis.jalonSqlPool = undefined
  setLabThreads(0)
  const { view } = await handIn(db, learner, { query: right })
  globalThis.jalonSqlPool = undefined
  expect(view).toMatchObject({ triesUsed: 0, feedback: { code: 'failed', failure: { code: 'off' } } })
})

test('a run is not graded, comes back among the earlier ones, and tables outside the lab stay closed', async () => {
  const { db, learner } = await aLab()
  const { view, progress } = await runQueryOf(db, learner, right)
  expect(view).toMatchObject({ status: 'open', triesUsed: 0 })
  expect(progress.isStarted).toBe(false)
  const asked = {
    person: learner,
    courseId: 'foundations',
    moduleId: 'stock-and-flow',
    exerciseId: byRegion.id,
    language: 'en',
    device: 'computer' as const,
    now,
  }
  expect(await pastQuery(db, { ...asked, number: 1 })).toBe(right)
  await expect(showTable(db, { ...asked, table: 'refugee_register' })).rejects.toThrow()
  const shown = await showTable(db, { ...asked, table: 'v_census' })
  expect(shown.view.lab?.run).toMatchObject({ kind: 'rows', rowCount: 4522 })
  const other = await aLearner(db, { id: 'bilal' })
  await expect(pastQuery(db, { ...asked, person: other, number: 1 })).rejects.toThrow()
})

test('on rows of their own two people have other keys, and the same query is right for both', async () => {
  const own = { ...byRegion, data: { ...data, draw: 'own' as const } }
  const { db, learner } = await aLab([own])
  const other = await aLearner(db, { id: 'bilal' })
  const drawOf = (id: string) => ownDraw(id, 'foundations', dataSet.draws)
  expect(drawOf(learner.id)).not.toBe(drawOf(other.id))
  const results = []
  for (const who of [learner, other]) {
    const { view } = await handIn(db, who, { query: right }, own)
    expect(view).toMatchObject({ status: 'solved', lab: { draw: drawOf(who.id) } })
    results.push(view.lab?.run?.kind === 'rows' ? view.lab.run.result.rows : null)
  }
  expect(results[0]).not.toEqual(results[1])
})

test('a number can be asked of one’s own rows too, with its foreseen mistake', async () => {
  const query = (value: string) => `SELECT ${value} FROM v_census WHERE age < 18`
  const own = anExercise('numeric', {
    unit: 'children',
    values: [
      { right: true, low: -0.5, high: 0.5, shown: 'key ± 0.5', of: 'key', feedback: null },
      { right: false, low: -0.5, high: 0.5, shown: 'key ± 0.5', of: 0, feedback: '<p>Records.</p>' },
    ],
    computed: {
      data: { ...data, draw: 'own' },
      key: query('SUM(weight)'),
      mistakes: [query('COUNT(*)')],
    },
  })
  const { db, learner } = await aLab([own, byRegion])
  const draw = ownDraw(learner.id, 'foundations', dataSet.draws)
  const { openLab } = await import('#app/domain/lab/open-lab.server.ts')
  const lab = await openLab(db, data)
  const numberOf = async (text: string) => {
    const run = await lab.pool.run({ query: query(text), image: lab.image(draw), learner: null })
    return String(run.kind === 'rows' ? run.result.rows[0]?.[0] : Number.NaN)
  }
  const mistaken = await handIn(db, learner, { value: await numberOf('COUNT(*)') }, own)
  expect(mistaken.view.feedback).toMatchObject({ code: 'wrong', notes: ['<p>Records.</p>'] })
  const { view } = await handIn(db, learner, { value: await numberOf('SUM(weight)') }, own)
  expect(view).toMatchObject({ status: 'solved', lab: { draw } })
})
