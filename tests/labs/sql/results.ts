import type { Rules } from '#app/labs/sql/rules.ts'
import type { Cell, ResultSet } from '#app/labs/sql/run.ts'

/** `result('region n', [1, 20], [2, 31])` */
export const result = (columns: string, ...rows: Cell[][]): ResultSet => ({
  columns: columns.split(' '),
  rows,
})

export const theRules = (stated: Partial<Rules> = {}): Rules => ({
  columns: 'names',
  order: 'none',
  digits: null,
  ...stated,
})
