import type { DataSet } from '#app/labs/data/data-set.ts'
import { generators } from '#app/labs/data/generators/generators.ts'
import { hashOf } from './edition-hash.ts'

/** Raise it when the same description would be stored as another data set. */
const FORM = 1

const generatorOf = ({ generator }: DataSet) =>
  generator === null ? null : [generator, generators[generator].version]

/** Names a data set by all that goes into it, texts included. */
export const dataSetHash = (dataSet: DataSet): string => hashOf(FORM, dataSet, generatorOf(dataSet))

/**
 * Names what queries and scripts can see: rows, types and views of every draw. A corrected label doesn't change it, so
 * keys that were computed stay good.
 */
export function dataRowsHash(dataSet: DataSet): string {
  const { id, seed, draws, tables, csv } = dataSet
  const columns = tables.map(({ name, variables, view }) => [
    name,
    variables.map((variable) => [variable.name, variable.type]),
    view,
  ])
  return hashOf(FORM, id, generatorOf(dataSet), seed, draws, columns, csv)
}
