import { spawnSync } from 'node:child_process'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '#app/labs/sql/limits.ts'
import { type SqlPool, startPool } from '#app/labs/sql/pool.server.ts'
import { failureOf, rowsOf, script, tables } from './tables.ts'

const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'

let pool: SqlPool
let bytes: Uint8Array
beforeAll(async () => {
  pool = startPool()
  bytes = await pool.build(tables, script)
})
afterAll(() => pool.close())

const image = { key: 'tables', load: async () => bytes }

describe('one query a learner', () => {
  test('a second one is told that the first still runs, and may come afterwards', async () => {
    const first = pool.run({ query: endless, image, learner: 'ada' })
    const second = await pool.run({ query: 'SELECT 1', image, learner: 'ada' })
    expect(failureOf(second).code).toBe('already-running')
    const other = await pool.run({ query: 'SELECT 1', image, learner: 'bo' })
    expect(rowsOf(other)).toEqual([[1]])
    expect(failureOf(await first).code).toBe('time')
    expect(rowsOf(await pool.run({ query: 'SELECT 1', image, learner: 'ada' }))).toEqual([[1]])
  })

  test('the platform itself may ask as often as it likes', async () => {
    const asked = ['SELECT 1', 'SELECT 2'].map((query) => pool.run({ query, image, learner: null }))
    expect((await Promise.all(asked)).map(rowsOf)).toEqual([[[1]], [[2]]])
  })
})

describe('many learners', () => {
  test('get their own answers', async () => {
    const asked = Array.from({ length: 40 }, (_, number) =>
      pool.run({ query: `SELECT ${number}, count(*) FROM person`, image, learner: `learner ${number}` }),
    )
    expect((await Promise.all(asked)).map(rowsOf)).toEqual(asked.map((_, number) => [[number, 12]]))
  })

  test('more than may wait are told that we are busy; the platform is not', async () => {
    const small = startPool({ threads: 1, queue: 2 })
    const ask = (number: number) => small.run({ query: 'SELECT 1', image, learner: `learner ${number}` })
    const asked = [1, 2, 3, 4, 5].map(ask)
    const own = small.run({ query: 'SELECT 1', image, learner: null })
    const codes = (await Promise.all(asked)).map((run) => (run.kind === 'rows' ? 'rows' : run.code))
    expect(codes).toEqual(['rows', 'rows', 'rows', 'busy', 'busy'])
    expect(rowsOf(await own)).toEqual([[1]])
    expect(rowsOf(await ask(6))).toEqual([[1]])
    await small.close()
  })
})

describe('an image', () => {
  test('is loaded once for all who ask, and kept', async () => {
    let loads = 0
    const counted = { key: 'counted', load: async () => bytes.subarray(0, ++loads * bytes.length) }
    const asked = [1, 2, 3].map((n) => pool.run({ query: 'SELECT 1', image: counted, learner: `${n}` }))
    await Promise.all(asked)
    await pool.run({ query: 'SELECT 1', image: counted, learner: 'later' })
    expect(loads).toBe(1)
  })

  test('may itself be built in the pool, however small that is', async () => {
    const small = startPool({ threads: 1 })
    const load = () => small.build(tables, script)
    const run = await small.run({
      query: 'SELECT count(*) FROM child',
      image: { key: 'x', load },
      learner: null,
    })
    expect(rowsOf(run)).toEqual([[4]])
    await small.close()
  })

  test('that cannot be loaded rejects, and is tried again', async () => {
    const failing = { key: 'failing', load: () => Promise.reject(new Error('no such draw')) }
    await expect(pool.run({ query: 'SELECT 1', image: failing, learner: 'ada' })).rejects.toThrow(
      'no such draw',
    )
    const mended = await pool.run({
      query: 'SELECT 1',
      image: { ...failing, load: image.load },
      learner: 'ada',
    })
    expect(rowsOf(mended)).toEqual([[1]])
  })

  test('that is too large rejects', async () => {
    const large = { key: 'large', load: async () => new Uint8Array(limits.imageBytes + 1) }
    await expect(pool.run({ query: 'SELECT 1', image: large, learner: 'ada' })).rejects.toThrow(/too large/)
  })

  test('whose script is wrong rejects in words of SQLite', async () => {
    await expect(pool.build([], 'CREATE VIEW v AS SELECT absent')).rejects.toThrow(/no such column: absent/)
  })
})

describe('a pool', () => {
  test('replaces a thread whose heap has grown', async () => {
    const threads: { worker: Worker; hasEnded: boolean }[] = []
    const note = (worker: Worker) => {
      const thread = { worker, hasEnded: false }
      threads.push(thread)
      worker.on('exit', () => {
        thread.hasEnded = true
      })
    }
    process.on('worker', note)
    const small = startPool({ threads: 1 })
    const ask = (query: string) => small.run({ query, image, learner: 'ada' })
    const bomb = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT printf('%.1000000c', 'a') || i FROM n ORDER BY 1`
    // On a busy machine the time is up first; either way the heap has grown.
    expect(['memory', 'time']).toContain(failureOf(await ask(bomb)).code)
    expect(rowsOf(await ask('SELECT 1'))).toEqual([[1]])
    process.off('worker', note)
    expect(threads.map(({ hasEnded }) => hasEnded)).toEqual([true, false])
    await small.close()
  })

  test('that is closed answers what runs and what waits, and starts nothing more', async () => {
    const small = startPool({ threads: 1 })
    const asked = ['ada', 'bo', 'cy'].map((learner) => small.run({ query: endless, image, learner }))
    await new Promise((resolve) => setTimeout(resolve, 100))
    await small.close()
    expect((await Promise.all(asked)).map((run) => failureOf(run).code)).toEqual(['off', 'off', 'off'])
    expect(failureOf(await small.run({ query: 'SELECT 1', image, learner: null })).code).toBe('off')
    await expect(small.build(tables, script)).rejects.toThrow(/closed/)
  })

  test('that nobody closes does not keep a process alive', () => {
    const code = `
      import { startPool } from '#app/labs/sql/pool.server.ts'
      const image = await startPool().build([], 'CREATE TABLE t (x);')
      process.stdout.write(String(image.length > 0))`
    const done = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
      encoding: 'utf8',
      timeout: 25_000,
    })
    expect({ status: done.status, stdout: done.stdout, stderr: done.stderr }).toEqual({
      status: 0,
      stdout: 'true',
      stderr: '',
    })
  })
})
