import type { Rows } from '#app/labs/data/data-set.ts'
import { readCell } from '#app/labs/data/read-cell.ts'
import { type CheckedVariable, cellFault } from './check-cells.ts'
import type { Say } from './problems.ts'

type At = Parameters<Say>[1]

/**
 * Checks the description of a table against the rows that the generator made for it. Gives the number of rows, 0 after
 * problems. `placeOf` says where a variable is described; without a name, the table.
 */
export function checkDrawn(
  name: string,
  drawn: Rows[],
  variables: CheckedVariable[],
  say: Say,
  placeOf: (variable?: string) => At,
): number {
  const made = drawn.find(({ table }) => table === name)
  const described = variables.map((variable) => variable.name)
  if (!made) {
    const known = drawn.map(({ table }) => table)
    say('data-generator-table', placeOf(), name, known)
    return 0
  }
  if (made.columns.join() !== described.join()) {
    say('data-columns', placeOf(), made.columns, described)
    return 0
  }
  for (const [index, variable] of variables.entries()) {
    // One example is enough: the description is wrong, not the row.
    for (const row of made.rows) {
      const value = row[index] ?? null
      const cell = value === null ? '' : String(value)
      const at = () => placeOf(variable.name)
      if (readCell(cell, variable.type) !== value) say('data-value', at(), variable.name, cell, variable.type)
      else if (cellFault(value, variable))
        say('data-code', at(), variable.name, cell, [...(variable.allowed ?? [])])
      else continue
      break
    }
  }
  return made.rows.length
}
