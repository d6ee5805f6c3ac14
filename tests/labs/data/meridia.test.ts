import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { csvOf } from '#app/labs/data/csv-file.ts'
import type { Rows, Value } from '#app/labs/data/data-set.ts'
import { chanceFrom } from '#app/labs/data/generators/chance.ts'
import { meridia } from '#app/labs/data/generators/meridia.ts'
import { OPEN_SEED } from './meridia-set.ts'

const records = (tables: Rows[], name: string): Record<string, Value>[] => {
  const { columns, rows } = tables.find(({ table }) => table === name)!
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])))
}

test('the fixed draw is, byte for byte, the one that texts quote', () => {
  const sums = meridia(OPEN_SEED).map((rows) => [
    rows.table,
    rows.rows.length,
    createHash('md5').update(csvOf(rows)).digest('hex'),
  ])
  expect(sums).toEqual([
    ['census_person', 4537, '0d43cdeba07c25b5417f617d1546adc6'],
    ['refugee_register', 1808, 'bddacfd2cbb2e0dc7255cb56a28944c7'],
    ['ngo_list', 86, '8b72991a8981e53b8600042e7642d646'],
  ])
})

test('the generator draws what Park and Miller’s draws', () => {
  const chance = chanceFrom(1)
  for (let draw = 0; draw < 9_999; draw++) chance.next()
  expect(Math.round(chance.next() * 2_147_483_647)).toBe(1_043_618_065)
})

test.each([0, -1, 1.5, 2_147_483_647, Number.NaN])('%d is no seed', (seed) => {
  expect(() => meridia(seed)).toThrow('no seed')
})

test('any seed gives people, and every fault in kind', () => {
  const seeds = Array.from({ length: 40 }, (_, index) => 1 + Math.floor((index * 2_147_483_645) / 39))
  expect([seeds[0], seeds.at(-1)]).toEqual([1, 2_147_483_646])
  const without = seeds.flatMap((seed) => {
    const tables = meridia(seed)
    const census = records(tables, 'census_person')
    const register = records(tables, 'refugee_register')
    const list = records(tables, 'ngo_list')
    const has = {
      'enough people': census.length > 4_000 && register.length > 1_500 && list.length > 60,
      'birth not stated': census.some(({ birth_country }) => birth_country === null),
      'citizenship not stated': census.some(({ citizenship }) => citizenship === null),
      'age not stated': census.some(({ age }) => age === 999),
      'arrival before birth': census.some(
        ({ age, arrival_year }) => arrival_year !== null && Number(arrival_year) < 2024 - Number(age),
      ),
      'three households twice': [1201, 1202, 1203, 1204]
        .map((id) => census.some(({ hh_id }) => hh_id === id))
        .join(),
      'status missing': register.some(({ status }) => status === null),
      'sex missing': register.some(({ sex }) => sex === null),
      'birth date missing': register.some(({ dob }) => dob === null),
      'late registrations': register.filter(({ reg_date }) => String(reg_date) > '2024-06-30').length === 2,
      'names misspelt': register.filter(({ family_name }) => String(family_name).endsWith('y')).length > 10,
      'child without uasc': register.some(({ uasc, dob }) => uasc === null && String(dob) > '2006-07-01'),
      'names misspelt on the list': list.some(({ family_name }) => String(family_name).endsWith('y')),
      'only the year on the list': list.some(({ dob }) => String(dob).endsWith('01-01')),
    }
    return Object.entries(has)
      .filter(([, there]) => there !== true && there !== 'true,true,true,false')
      .map(([what]) => `${seed}: ${what}`)
  })
  expect(without).toEqual([])
})

test('a seed gives the same rows again, and another one other rows', () => {
  expect(meridia(7)).toEqual(meridia(7))
  expect(meridia(7)).not.toEqual(meridia(8))
})
