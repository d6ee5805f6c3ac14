import type { Cell } from '#app/labs/sql/run.ts'

/** As SQLite writes a number: decimal point, up to 15 significant digits, no grouping. */
export const rawNumber = (value: number): string => String(Number(value.toPrecision(15)))

/** Which columns hold numbers only: their cells stand at the end, so that digits line up. */
export const numericColumns = (columns: readonly string[], rows: readonly Cell[][]): boolean[] =>
  columns.map(
    (_, index) =>
      rows.some((row) => typeof row[index] === 'number') &&
      rows.every((row) => row[index] === null || typeof row[index] === 'number'),
  )

/** Whether some number has decimals, whose point may surprise who writes a comma. */
export const hasDecimals = (rows: readonly Cell[][]): boolean =>
  rows.some((row) => row.some((cell) => typeof cell === 'number' && !Number.isInteger(cell)))
