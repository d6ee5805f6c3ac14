import { beforeAll, describe, expect, test } from 'vitest'
import { explainError } from '#app/labs/sql/explain.ts'
import { distance, nearest } from '#app/labs/sql/nearest.ts'
import type { SqlErrorCode, SqlRun } from '#app/labs/sql/run.ts'
import { anEngine, failureOf } from './tables.ts'

let ask: (query: string) => SqlRun
beforeAll(async () => {
  ;({ ask } = await anEngine())
})

type Case = [query: string, code: SqlErrorCode, place: string | null, name: string | null, nearest?: string[]]

/** `place`: the query's text from the offset on begins with it; null for no offset. */
const cases: Case[] = [
  ['', 'empty', null, null],
  [' -- nothing yet\n;', 'empty', null, null],
  ['SELECT', 'incomplete', '', null],
  ['SELECT count(* FROM person', 'syntax', 'FROM', 'FROM'],
  ['SELECT count(*) FROM (SELECT 1', 'incomplete', '', null],
  ["SELECT * FROM person WHERE sex = 'male", 'incomplete', "'male", null],
  ['SELEC * FROM person', 'syntax', 'SELEC', 'SELEC'],
  ['SELECT * FORM person', 'syntax', 'FORM', 'FORM'],
  ['SELECT sex age, FROM person', 'syntax', 'FROM', 'FROM'],
  ['SELECT 1 § 2', 'syntax', '2', '2'],
  ['SELECT “male”', 'no-such-column', '“male”', '“male”'],
  ['SELECT agee FROM person', 'no-such-column', 'agee', 'agee', ['age']],
  ["SELECT 'é', agee FROM person", 'no-such-column', 'agee', 'agee', ['age']],
  ["SELECT '👩‍👧', agee FROM person", 'no-such-column', 'agee', 'agee', ['age']],
  ['SELECT p.wieght FROM person AS p', 'no-such-column', 'p.wieght', 'p.wieght', ['weight']],
  ['SELECT regoin FROM person', 'no-such-column', 'regoin', 'regoin', []],
  ['SELECT regoin FROM household', 'no-such-column', 'regoin', 'regoin', ['region']],
  ['SELECT rooms FROM household', 'no-such-column', 'rooms', 'rooms', []],
  ['SELECT * FROM persons', 'no-such-table', 'persons', 'persons', ['person']],
  ['WITH adults AS (SELECT 1) SELECT * FROM adult', 'no-such-table', 'adult', 'adult', ['adults']],
  ['SELECT mediann(age) FROM person', 'no-such-function', 'mediann', 'mediann', ['MEDIAN']],
  ['SELECT id FROM person JOIN household ON household = household.id', 'ambiguous-column', 'id', 'id'],
  ['SELECT * FROM person WHERE count(*) > 1', 'misused-aggregate', 'count', 'count'],
  ['SELECT sum(count(*)) FROM person', 'misused-aggregate', 'count', 'count'],
  ['SELECT sex FROM person GROUP BY count(*)', 'misused-aggregate', null, 'GROUP BY'],
  ['SELECT age FROM person HAVING age > 3', 'misused-aggregate', 'HAVING', 'HAVING'],
  ['SELECT rank() FROM person', 'misused-aggregate', 'rank', 'rank'],
  ['SELECT round() FROM person', 'wrong-argument-count', 'round', 'round'],
  ['DELETE FROM person', 'not-a-query', 'DELETE', 'DELETE'],
  ['/* all */ drop table person', 'not-a-query', 'drop', 'DROP'],
  ['WITH x AS (SELECT 1) DELETE FROM person', 'not-a-query', null, null],
  ['SELECT * FROM sqlite_schema', 'not-allowed', null, 'sqlite_master'],
  ['SELECT age FROM person WHERE age > :least', 'not-allowed', ':least', ':least'],
  ['SELECT 1; SELECT 2', 'second-statement', 'SELECT 2', 'SELECT'],
  ["SELECT 'é'; -- then\n nonsense", 'second-statement', 'nonsense', 'nonsense'],
  ['SELECT 1\0', 'unreadable-text', '\0', null],
  ["SELECT '\ud800'", 'unreadable-text', '\ud800', null],
  [`SELECT ${'1,'.repeat(10_000)}1`, 'too-long', null, null],
  ['SELECT zeroblob(3000000)', 'too-much', null, null],
  ['SELECT 1 UNION SELECT 1, 2', 'other', null, null],
]

describe('an error', () => {
  const named = cases.map((each) => ({
    title: `${JSON.stringify(each[0]).slice(0, 70)} is ${each[1]}`,
    each,
  }))
  test.each(named)('of $title', ({ each: [query, code, place, name, near = []] }) => {
    const failure = failureOf(ask(query))
    expect({ code: failure.code, name: failure.name, nearest: failure.nearest }).toEqual({
      code,
      name,
      nearest: near,
    })
    if (place === null) expect(failure.offset).toBeNull()
    else {
      expect(failure.offset).not.toBeNull()
      const rest = query.slice(failure.offset ?? 0)
      expect(place === '' ? rest : rest.slice(0, place.length)).toBe(place)
    }
  })

  test('keeps the words of SQLite, and has none when the refusal is ours', () => {
    expect(failureOf(ask('SELECT agee FROM person')).message).toBe('no such column: agee')
    expect(failureOf(ask('DROP TABLE person')).message).toBeNull()
  })

  test('that nobody foresaw is passed on', () => {
    const known = () => ({})
    const explained = explainError({
      query: 'SELECT 1',
      result: 1,
      message: 'strange',
      byteOffset: -1,
      known,
    })
    expect(explained).toEqual({ code: 'other', offset: null, name: null, nearest: [], message: 'strange' })
  })
})

describe('the nearest names', () => {
  test('are at most three, best first', () => {
    expect(nearest('hh_idd', ['hh_id', 'hh_size', 'weight'])).toEqual(['hh_id'])
    expect(nearest('sex', ['sex_2', 'sexe', 'age', 'sex_code', 'sext'])).toEqual(['sexe', 'sext', 'sex_2'])
    expect(nearest('wieght', ['weight', 'height'])).toEqual(['weight', 'height'])
  })

  test('a swap of neighbours is one slip, like a letter too many, too few or wrong', () => {
    expect(['ab', 'acb', 'ac', 'bca', 'abcd'].map((other) => distance('abc', other))).toEqual([1, 1, 1, 2, 1])
    expect(distance('', 'abc')).toBe(3)
  })
})
