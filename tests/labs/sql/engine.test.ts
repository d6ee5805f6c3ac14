import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/labs/sql/engine.ts'
import { limits } from '#app/labs/sql/limits.ts'
import type { SqlRun } from '#app/labs/sql/run.ts'
import { anEngine, failureOf, rowsOf, script, tables } from './tables.ts'

let engine: Engine
let ask: (query: string) => SqlRun
beforeAll(async () => {
  ;({ engine, ask } = await anEngine())
})

describe('an image', () => {
  test('holds the rows, with NULL for what is missing and for empty texts', () => {
    expect(rowsOf(ask('SELECT age, arrived, typeof(weight) FROM person WHERE id IN (1, 12)'))).toEqual([
      [0, '2024-01-15', 'real'],
      [null, null, 'real'],
    ])
  })

  test('has its views, and letters of any script', () => {
    expect(rowsOf(ask('SELECT count(*) FROM child'))).toEqual([[4]])
    expect(rowsOf(ask("SELECT region FROM household WHERE region = 'Été'"))).toEqual([['Été']])
  })

  test('whose script is wrong is refused in words of SQLite', () => {
    expect(() => engine.build(tables, `${script} CREATE VIEW bad AS SELECT absent FROM person;`)).toThrow(
      /no such column: absent/,
    )
    expect(() => engine.build(tables, 'CREATE TABLE person (id INTEGER);')).toThrow(
      /no column named household/,
    )
    expect(() => engine.build(tables, 'CREATE TABLE')).toThrow(/incomplete input/)
  })

  test('that is none gives no rows and leaves the engine working', () => {
    expect(failureOf(engine.run('SELECT * FROM person', new Uint8Array(4096).fill(7), 1000)).code).toBe(
      'other',
    )
    expect(rowsOf(ask('SELECT 1'))).toEqual([[1]])
  })
})

describe('a query', () => {
  test('gives columns as it names them, and rows', () => {
    const run = ask('SELECT sex, count(*) AS people FROM person GROUP BY sex ORDER BY sex')
    expect(run).toMatchObject({
      kind: 'rows',
      isCut: false,
      advice: [],
      result: {
        columns: ['sex', 'people'],
        rows: [
          ['female', 8],
          ['male', 4],
        ],
      },
    })
  })

  test('may end with semicolons and comments, and begin with them', () => {
    for (const query of [
      'SELECT 1;',
      '; SELECT 1 ;; -- done',
      '/* one */ SELECT 1 /* and no end',
      'VALUES (1)',
    ]) {
      expect(rowsOf(ask(query))).toEqual([[1]])
    }
  })

  test('may hold blanks pasted from a document', () => {
    expect(rowsOf(ask('\ufeffSELECT\u00a0count(*)\u202fFROM\u3000person'))).toEqual([[12]])
    expect(rowsOf(ask("SELECT 'a\u00a0b'"))).toEqual([['a\u00a0b']])
  })

  test('has window functions, medians and mathematics', () => {
    expect(rowsOf(ask('SELECT median(age) FROM person'))).toEqual([[25]])
    expect(rowsOf(ask('SELECT round(sqrt(5), 3), sum(1) OVER () FROM household LIMIT 1'))).toEqual([
      [2.236, 4],
    ])
  })

  test('of any text is answered, and never throws', () => {
    const words = fc.constantFrom(
      'SELECT',
      '(',
      ')',
      ',',
      '*',
      'person',
      'age',
      "'",
      '"',
      '/',
      'FROM',
      ';',
      '--',
      '1',
    )
    const query = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(query, (text) => {
        const run = ask(text)
        if (run.kind === 'failed' && run.offset !== null) {
          expect(run.offset).toBeGreaterThanOrEqual(0)
          expect(run.offset).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('leaves nothing behind in the heap', () => {
    for (let turn = 0; turn < 300; turn += 1) {
      ask("SELECT *, printf('%.500000c', 'x') FROM person")
      ask('SELECT agee FROM person')
    }
    expect(engine.heapBytes()).toBeLessThan(limits.keptHeapBytes)
  })
})

describe('a cell', () => {
  test.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['9e999', 'Inf'],
    ['-9e999', '-Inf'],
    ['9e999 - 9e999', null],
    ['0.1', 0.1],
    ["x'00ff'", "x'00ff'"],
    ["''", ''],
    ["CAST(x'61ff62' AS TEXT)", 'a\ufffdb'],
    ["CAST(x'eda080' AS TEXT)", '\ufffd\ufffd\ufffd'],
    ["'a' || char(0) || 'b'", 'a\0b'],
    ["'Ωعر👩‍👧'", 'Ωعر👩‍👧'],
    ["CAST(x'efbbbf61' AS TEXT)", '\ufeffa'],
    ['NULL', null],
  ])('of %s is given back as it can be', (sql, cell) => {
    expect(rowsOf(ask(`SELECT ${sql}`))).toEqual([[cell]])
  })
})

describe('too much', () => {
  const numbers = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 6000)'

  test('of rows is cut, and said', () => {
    const run = ask(`${numbers} SELECT i FROM n`)
    expect(rowsOf(run)).toHaveLength(limits.rows)
    expect(run).toMatchObject({ isCut: true })
  })

  test('just as many rows as may be are not cut', () => {
    expect(ask(`${numbers} SELECT i FROM n LIMIT 5000`)).toMatchObject({ isCut: false })
  })

  test('of bytes is cut after the last row that fits', () => {
    const run = ask(`${numbers} SELECT printf('%.100000c', 'é') FROM n`)
    expect(rowsOf(run)).toHaveLength(4)
    expect(run).toMatchObject({ isCut: true })
  })

  test('in the first row is refused', () => {
    expect(failureOf(ask('SELECT zeroblob(900000)')).code).toBe('too-much')
  })
})
