import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SqlPool, startPool } from '#app/labs/sql/pool.server.ts'
import type { SqlRun } from '#app/labs/sql/run.ts'
import { attacks } from './attacks.ts'
import { rowsOf, script, tables } from './tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'jalon-attacks-'))
const here = readdirSync('.').sort()
const list = attacks(folder)

interface Outcome {
  run: SqlRun
  /** From asking until the answer, in milliseconds. */
  took: number
  /** What the next learner's query gave. */
  next: SqlRun
}

const outcomes: Outcome[] = []
let [started, ended] = [0, 0]
const count = (worker: Worker) => {
  started += 1
  worker.on('exit', () => {
    ended += 1
  })
}

/** One attack after the other, each followed by an honest query, on a pool of one thread: two of them side by side. */
async function attack(numbers: number[], image: Uint8Array) {
  const pool = startPool({ threads: 1 })
  const source = { key: 'tables', load: async () => image }
  const ask = (query: string, learner: string) => pool.run({ query, image: source, learner })
  await ask('SELECT 1', 'first')
  for (const number of numbers) {
    const query = list[number]?.[1] ?? ''
    const startedAt = performance.now()
    const run = await ask(query, 'attacker')
    const took = performance.now() - startedAt
    outcomes[number] = { run, took, next: await ask('SELECT count(*), sum(age) FROM person', 'next') }
  }
  await pool.close()
}

beforeAll(async () => {
  process.on('worker', count)
  const builder: SqlPool = startPool({ threads: 1 })
  const image = await builder.build(tables, script)
  await builder.close()
  const numbers = list.map((_, number) => number)
  await Promise.all(
    [0, 1].map((lane) =>
      attack(
        numbers.filter((number) => number % 2 === lane),
        image,
      ),
    ),
  )
}, 180_000)

afterAll(() => {
  process.off('worker', count)
  rmSync(folder, { recursive: true })
})

describe('an attack by', () => {
  test.each(list.map(([what], number) => ({ what, number })))('$what is refused or stopped', ({ number }) => {
    const [, , ...ends] = list[number]!
    const { run, took, next } = outcomes[number]!
    expect(ends).toContain(run.kind === 'rows' ? 'rows' : run.code)
    // Far beyond any limit of ours, on a machine that is busy with other things; an attack that is not stopped has no end.
    expect(took).toBeLessThan(15_000)
    expect(rowsOf(next)).toEqual([[12, 275]])
  })
})

test('nothing was left on disk', () => {
  expect(readdirSync(folder)).toEqual([])
  expect(readdirSync('.').sort()).toEqual(here)
})

test('threads that were stopped or had grown were replaced, and none is left', () => {
  expect(started).toBeGreaterThan(6)
  expect(ended).toBe(started)
})
