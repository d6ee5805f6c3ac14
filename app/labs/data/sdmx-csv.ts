import { csvOf } from './csv-file.ts'
import type { DataSet, DataTable, Rows, Value, Variable } from './data-set.ts'

export type SdmxVersion = '1.0' | '2.0'

export const sdmxMediaType: Record<SdmxVersion, string> = {
  '1.0': 'application/vnd.sdmx.data+csv; version=1.0.0; charset=utf-8',
  '2.0': 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
}

const AGENCY = 'JALON'

/** Columns of ours: no variable of an aggregate table may have their names. */
export const sdmxWords = [
  'DATAFLOW',
  'STRUCTURE',
  'STRUCTURE_ID',
  'ACTION',
  'INDICATOR',
  'TIME_PERIOD',
  'OBS_VALUE',
]

/**
 * A table of figures about groups as SDMX-CSV: one line an observation. The measures become the codes of a dimension,
 * INDICATOR, so that both versions say the same; a missing value is no observation. Column ids are variable names in
 * capitals, codes are as in the code book.
 */
export function sdmxCsvOf(
  { id }: Pick<DataSet, 'id'>,
  table: DataTable,
  { rows }: Pick<Rows, 'rows'>,
  version: SdmxVersion,
): string {
  const column = (role: Variable['role']) =>
    table.variables.flatMap((variable, index) => (variable.role === role ? [{ ...variable, index }] : []))
  const [dimensions, times, measures, attributes] = [
    column('dimension'),
    column('time'),
    column('measure'),
    column(undefined),
  ]
  const flow = `${id}_${table.name}`.replaceAll('-', '_').toUpperCase()
  const structure: [string, string][] =
    version === '1.0'
      ? [['DATAFLOW', `${AGENCY}:${flow}(1.0)`]]
      : [
          ['STRUCTURE', 'dataflow'],
          ['STRUCTURE_ID', `${AGENCY}:${flow}(1.0.0)`],
          ['ACTION', 'I'],
        ]
  const ids = (variables: { name: string }[]) => variables.map(({ name }) => name.toUpperCase())
  const columns = [
    ...structure.map(([header]) => header),
    ...ids(dimensions),
    'INDICATOR',
    ...times.map(() => 'TIME_PERIOD'),
    'OBS_VALUE',
    ...ids(attributes),
  ]
  const observations = rows.flatMap((row) => {
    const values = (variables: { index: number }[]): Value[] =>
      variables.map(({ index }) => row[index] ?? null)
    return measures
      .filter(({ index }) => (row[index] ?? null) !== null)
      .map((measure) => [
        ...structure.map(([, content]) => content),
        ...values(dimensions),
        measure.name.toUpperCase(),
        ...values(times),
        row[measure.index] ?? null,
        ...values(attributes),
      ])
  })
  return csvOf({ columns, rows: observations })
}
