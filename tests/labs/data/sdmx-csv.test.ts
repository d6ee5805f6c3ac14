import { expect, test } from 'vitest'
import { csvLines } from '#app/labs/data/csv-file.ts'
import type { DataTable } from '#app/labs/data/data-set.ts'
import { rowsOf } from '#app/labs/data/rows.ts'
import { sdmxCsvOf } from '#app/labs/data/sdmx-csv.ts'
import { meridiaSet, OPEN_SEED } from './meridia-set.ts'

const variable = (name: string, role?: DataTable['variables'][number]['role']) => ({
  name,
  type: 'integer' as const,
  label: { en: name },
  codes: [],
  universe: null,
  role,
})

const table: DataTable = {
  name: 'coverage',
  title: { en: 'Coverage' },
  variables: [
    variable('year', 'time'),
    { ...variable('pop_type', 'dimension'), type: 'text' },
    variable('total', 'measure'),
    variable('with_age', 'measure'),
    { ...variable('note'), type: 'text' },
  ],
  view: null,
  rows: 2,
  isAggregate: true,
}

const rows = [
  [2024, 'REF', 30958200, 24477919, 'revised, once'],
  [2025, 'IDP', 64239352, null, null],
]

test('version 1.0: one observation a line, measures as codes of a dimension, nothing for a missing value', () => {
  expect(sdmxCsvOf({ id: 'age-gaps' }, table, { rows }, '1.0')).toBe(
    [
      'DATAFLOW,POP_TYPE,INDICATOR,TIME_PERIOD,OBS_VALUE,NOTE',
      'JALON:AGE_GAPS_COVERAGE(1.0),REF,TOTAL,2024,30958200,"revised, once"',
      'JALON:AGE_GAPS_COVERAGE(1.0),REF,WITH_AGE,2024,24477919,"revised, once"',
      'JALON:AGE_GAPS_COVERAGE(1.0),IDP,TOTAL,2025,64239352,',
      '',
    ].join('\n'),
  )
})

test('version 2.0: structure, its identification and the action come first', () => {
  expect(sdmxCsvOf({ id: 'age-gaps' }, table, { rows: rows.slice(1) }, '2.0')).toBe(
    [
      'STRUCTURE,STRUCTURE_ID,ACTION,POP_TYPE,INDICATOR,TIME_PERIOD,OBS_VALUE,NOTE',
      'dataflow,JALON:AGE_GAPS_COVERAGE(1.0.0),I,IDP,TOTAL,2025,64239352,',
      '',
    ].join('\n'),
  )
})

test.each(['1.0', '2.0'] as const)(
  'all figures of Meridia’s aggregate tables are there, version %s',
  (version) => {
    const set = meridiaSet()
    for (const aggregate of set.tables.filter(({ isAggregate }) => isAggregate)) {
      const own = rowsOf(set, OPEN_SEED).find(({ table: name }) => name === aggregate.name)!
      const [header, ...lines] = [...csvLines(sdmxCsvOf(set, aggregate, own, version))].map(
        ({ cells }) => cells,
      )
      const column = (name: string) => lines.map((line) => line[header!.indexOf(name)])
      const measures = aggregate.variables.filter(({ role }) => role === 'measure')
      expect(lines).toHaveLength(own.rows.length * measures.length)
      const given = own.rows.flatMap((row) =>
        measures.map(({ name }) =>
          String(row[aggregate.variables.findIndex((other) => other.name === name)]),
        ),
      )
      expect(column('OBS_VALUE')).toEqual(given)
      // What identifies an observation occurs once.
      const keys = lines.map((line) => line.slice(0, header!.indexOf('OBS_VALUE')).join())
      expect(new Set(keys).size).toBe(keys.length)
    }
  },
)
