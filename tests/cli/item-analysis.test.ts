import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, expect, test, vi } from 'vitest'
import { csvOf } from '#app/labs/data/csv-file.ts'
import { register } from '#cli/commands/item-analysis.ts'
import { lsat6 } from '#tests/domain/statistics/lsat6.ts'
import { tenAttempts } from '#tests/domain/statistics/peers-vector.ts'

const folder = mkdtempSync(join(tmpdir(), 'jalon-items-'))
const path = join(folder, 'matrix.csv')
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs `jalon item-analysis` on a file with this text and returns what it prints. */
async function analysed(text: string, ...words: string[]) {
  writeFileSync(path, text)
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    const program = new Command('jalon').exitOverride().configureOutput({ writeErr: () => {} })
    register(program)
    await program.parseAsync(['item-analysis', path, ...words], { from: 'user' })
    return JSON.parse(print.mock.calls.join('\n'))
  } finally {
    print.mockRestore()
  }
}

const csv = ({ items, rows }: typeof lsat6) => csvOf({ columns: items.map(({ id }) => id), rows })
const near = (value: number) => expect.closeTo(value, 6)

test('the figures of ten attempts are printed as JSON', async () => {
  const { quiz, items } = await analysed(csv(tenAttempts), '--max', '1,1,1,2,1')
  expect(quiz).toEqual({
    n: 10,
    mean: near(3.25),
    median: near(3.5),
    sd: near(1.4191155305),
    skewness: near(-0.0546722273),
    kurtosis: near(-1.8920332937),
    alpha: near(20.6896551724),
    errorRatio: near(89.0563556562),
    standardError: near(1.263812574),
  })
  expect(items.map(({ id }: { id: string }) => id)).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'Q5'])
  expect(items[4]).toEqual({
    id: 'Q5',
    n: 10,
    facility: near(60),
    sd: near(51.6397779494),
    intendedWeight: near(16.6666666667),
    effectiveWeight: null,
    discriminationIndex: near(-40.3478871046),
    discriminativeEfficiency: near(-43.9393939394),
  })
})

test('with --rasch the difficulties of LSAT section 6 stand with each item', async () => {
  const { items } = await analysed(csv(lsat6), '--rasch')
  expect(items.map((item: { rasch: { difficulty: number } }) => item.rasch.difficulty)).toEqual(
    [-1.2561, 0.4749, 1.236, 0.1684, -0.6232].map((difficulty) => expect.closeTo(difficulty, 4)),
  )
  expect(Object.keys(items[0].rasch)).toEqual(['difficulty', 'se', 'infit', 'outfit'])
})

test('what is undefined is null', async () => {
  const { quiz, items } = await analysed('Q1,Q2\n1,1\n1,0\n', '--rasch')
  expect(quiz).toMatchObject({ n: 2, skewness: null, alpha: null, errorRatio: null })
  expect(items[0]).toMatchObject({
    effectiveWeight: 0,
    discriminationIndex: null,
    rasch: { difficulty: null, se: null, infit: null, outfit: null },
  })
})

test('a byte order mark, other line ends, spaces, blank cells and empty last lines are read', async () => {
  const plain = await analysed('Q1,Q2\n1,0\n0,\n1,1\n')
  expect(await analysed('\ufeffQ1, Q2\r\n1 ,0\r\n0,\r\n1,1\r\n\r\n')).toEqual(plain)
  expect(plain.items[1]).toMatchObject({ n: 3, facility: near(33.3333333) })
})

test.each([
  ['', [], 'line 1, column 1: the file is empty'],
  ['Q1;Q2\n1;0', [], 'line 1, column 1: values are separated by semicolons'],
  ['Q1,,Q3\n1,0,1', [], 'line 1, column 2: the header names no item here.'],
  ['Q1,Q2,Q1\n1,0,1', [], 'line 1, column 3: "Q1" stands twice in the header.'],
  ['Q1,Q2\n1,0\n\n1,1', [], 'line 3, column 2: 1 value, but the header names 2 items.'],
  ['Q1,Q2\n1,0,1', [], 'line 2, column 3: 3 values, but the header names 2 items.'],
  ['Q1,Q2\n1,0\n1,yes', [], 'line 3, column 2: "yes" is not a mark such as 1 or 0.5 (item Q2).'],
  ['Q1,Q2\n1,"0,5"', [], 'line 2, column 2: "0,5" is not a mark'],
  ['Q1,Q2\n1,NaN', [], 'line 2, column 2: "NaN" is not a mark'],
  ['Q1,"Q\n2"\n1,2', [], 'line 3, column 2: 2 is more than the item is worth, 1; --max says'],
  ['Q1,Q2\n1,"0', [], 'line 2, column 2: a quotation mark is never closed.'],
  ['Q1,Q2\n1,0', ['--max', '1,1,1'], 'line 1, column 3: --max gives 3 maxima for 2 items.'],
  ['Q1,Q2\n1,0', ['--max', '1,x'], '--max, number 2: "x" is not what an item can be worth.'],
  ['Q1,Q2\n1,0', ['--max', '1,'], '--max, number 2: "" is not what an item can be worth.'],
])('%j with %j is refused with its place', async (text, words, said) => {
  await expect(analysed(text, ...words)).rejects.toThrow(said)
})

test('bad input is one plain line, and exit code 1', () => {
  writeFileSync(path, 'Q1,Q2\n1,zero\n')
  const run = (file: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'cli/jalon.ts', 'item-analysis', file], {
      encoding: 'utf8',
    })
  expect(run(path)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: `${path}: line 2, column 2: "zero" is not a mark such as 1 or 0.5 (item Q2).\n`,
  })
  expect(run(join(folder, 'none.csv'))).toMatchObject({
    status: 1,
    stderr: `${join(folder, 'none.csv')} cannot be read: there is no such file.\n`,
  })
}, 60_000)
