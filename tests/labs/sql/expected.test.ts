import { expect, test } from 'vitest'
import { expectedOf, keptRun } from '#app/labs/sql/expected.server.ts'
import type { SqlPool } from '#app/labs/sql/pool.server.ts'
import type { SqlRun } from '#app/labs/sql/run.ts'

const rows = (count: number): SqlRun => ({
  kind: 'rows',
  result: { columns: ['n'], rows: Array.from({ length: count }, (_, n) => [n]) },
  isCut: false,
  ms: 1,
  advice: [],
})
const failed: SqlRun = {
  kind: 'failed',
  code: 'syntax',
  offset: null,
  name: null,
  nearest: [],
  message: 'no',
  ms: 1,
}

/** A pool that answers when it is told to, and counts what it was asked. */
function aPool() {
  const asked: { query: string; answer: (run: SqlRun) => void; fail: (error: Error) => void }[] = []
  const pool = {
    run: ({ query }: { query: string }) =>
      new Promise<SqlRun>((answer, fail) => asked.push({ query, answer, fail })),
  } as unknown as SqlPool
  return { pool, asked, answer: (at: number, run: SqlRun) => asked[at]?.answer(run) }
}
const image = (key = 'rows') => ({ key, load: async () => new Uint8Array() })
/** What was asked for reaches the pool in a later turn. */
const later = () => new Promise((resolve) => setImmediate(resolve))

test('a query runs once on the same rows, however often and at once it is asked for', async () => {
  const { pool, asked, answer } = aPool()
  const both = [keptRun(pool, 'SELECT 1', image()), expectedOf(pool, 'SELECT 1', image())]
  await later()
  answer(0, rows(2))
  expect((await Promise.all(both)).map((run) => 'kind' in run)).toEqual([true, false])
  await keptRun(pool, 'SELECT 1', image())
  expect(asked).toHaveLength(1)
  void keptRun(pool, 'SELECT 1', image('other rows'))
  await later()
  expect(asked).toHaveLength(2)
})

test('a failure is told and not kept', async () => {
  const { pool, asked, answer } = aPool()
  const first = expectedOf(pool, 'SELEC', image())
  await later()
  answer(0, failed)
  expect(await first).toEqual(failed)
  const second = expectedOf(pool, 'SELEC', image())
  await later()
  asked[1]?.fail(new Error('no image'))
  await expect(second).rejects.toThrow('no image')
  const third = expectedOf(pool, 'SELEC', image())
  await later()
  answer(2, rows(1))
  expect(await third).toMatchObject({ rows: [[0]] })
})

test('who waits for a slow query gets its rows, also when larger results need the room meanwhile', async () => {
  const { pool, asked, answer } = aPool()
  const slow = keptRun(pool, 'slow', image())
  await later()
  const large = Array.from({ length: 6 }, (_, at) => keptRun(pool, `large ${at}`, image()))
  await later()
  for (let at = 1; at <= 6; at += 1) answer(at, rows(90_000))
  expect((await Promise.all(large)).map(({ kind }) => kind)).toEqual(Array(6).fill('rows'))
  answer(0, rows(3))
  expect(await slow).toMatchObject({ kind: 'rows', result: { rows: [[0], [1], [2]] } })
  expect(asked).toHaveLength(7)
})
