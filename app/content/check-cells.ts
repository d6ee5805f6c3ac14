import type { Value, Variable } from '#app/labs/data/data-set.ts'
import type { DataFile } from './data-set-file.ts'
import { codesOf, describedBy } from './data-set-rules.ts'

type TableFile = DataFile['tables'][string]

/** A variable, and what its values may be. */
export interface CheckedVariable extends Variable {
  /** All codes if nothing else may stand there, else null. */
  allowed: ReadonlySet<string> | null
}

/** The variables of a table in the order of its columns, as described in the table itself or in the one it is like. */
export function variablesOf(file: DataFile, table: TableFile): CheckedVariable[] {
  return Object.keys(table.variables).flatMap((name) => {
    const described = describedBy(file, table, name)
    if (!described) return []
    const { type, label, universe, role, special } = described
    const codes = codesOf(file, described)
    const all = { ...codes, ...special }
    return {
      name,
      type,
      label,
      codes: Object.entries(all).map(([code, meaning]) => ({ code, label: meaning })),
      universe: universe ?? null,
      ...(role && { role }),
      allowed: codes ? new Set(Object.keys(all)) : null,
    }
  })
}

type CellFault = 'data-code' | 'data-formula'

/** What is wrong with a value of the right type; null if nothing is. */
export function cellFault(value: Value, { allowed }: CheckedVariable): CellFault | null {
  if (value === null) return null
  if (allowed && !allowed.has(String(value))) return 'data-code'
  return typeof value === 'string' && /^[=+\-@＝＋－＠]/.test(value) ? 'data-formula' : null
}
