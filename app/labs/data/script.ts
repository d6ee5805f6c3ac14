import type { DataSet, DataTable, Variable } from './data-set.ts'

const sqlTypes: Record<Variable['type'], string> = {
  integer: 'INTEGER',
  number: 'REAL',
  text: 'TEXT',
  date: 'TEXT',
}

/**
 * SQL that makes the tables, empty, and then the views. Names are identifiers and views single queries: reading the
 * data set checked both.
 */
export function scriptOf({ tables }: Pick<DataSet, 'tables'>): string {
  const [own, views] = [
    tables.filter(({ view }) => view === null),
    tables.filter(({ view }) => view !== null),
  ]
  return [...own.map(createTable), ...views.map(createView)].join('\n')
}

function createTable({ name, variables }: DataTable): string {
  const columns = variables.map((variable) => `  "${variable.name}" ${sqlTypes[variable.type]}`)
  return `CREATE TABLE "${name}" (\n${columns.join(',\n')}\n);`
}

// The semicolon has a line of its own: the query may end with a comment.
const createView = ({ name, view }: DataTable): string =>
  `CREATE VIEW "${name}" AS\n${(view ?? '').trim().replace(/;$/, '')}\n;`
