import { type ExportedRow, type ExportedTable, tableOf } from '#app/domain/export/table.ts'
import { type RollUpRow, rollUpColumns } from './roll-up.ts'

/** `hidden` names the columns of a row that are left empty to protect people; a gain runs from −1 to 1. */
export const rollUpFileColumns = [
  'level',
  'country',
  'organisation',
  ...rollUpColumns,
  'mean_gain',
  'mean_gain_low',
  'mean_gain_high',
  'hidden',
] as const

/** The rows of the page as a table, with the same hidden. */
export const rollUpTable = (rows: readonly RollUpRow[]): ExportedTable =>
  tableOf('roll-up', rollUpFileColumns, rows.map(fileRow))

const fileRow = ({ level, country, organisation, counts, gain }: RollUpRow): ExportedRow => ({
  level,
  country,
  organisation,
  ...counts,
  mean_gain: gain && gain.mean / 1000,
  mean_gain_low: gain && gain.low / 1000,
  mean_gain_high: gain && gain.high / 1000,
  hidden: rollUpColumns.filter((column) => counts[column] === null).join(' '),
})
