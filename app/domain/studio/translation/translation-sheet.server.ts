import { RosterRefusal } from '#app/domain/cohort/roster/roster.ts'
import { readSpreadsheet } from '#app/domain/cohort/roster/spreadsheet.server.ts'
import { tableOf } from '#app/domain/export/table.ts'
import { xlsxParts } from '#app/domain/export/write-xlsx.server.ts'
import { FileRefusal, fileLimits, type UnitBack, type UnitOut } from './translation-files.ts'

const columns = ['id', 'block', 'source', 'target', 'state', 'terms', 'comment'] as const

/** A module's blocks as a workbook: one row a block; who translates fills the column `target`. */
export const writeSheet = (units: readonly UnitOut[]): AsyncGenerator<Uint8Array> =>
  xlsxParts([
    tableOf(
      'translation',
      columns,
      units.map(({ id, name, source, target, state, terms }) => ({
        id,
        block: name,
        source,
        target,
        state,
        terms: terms.map((term) => `${term.source} = ${term.target ?? '?'}`).join('\n'),
        comment: '',
      })),
    ),
  ])

/**
 * Reads a workbook that came back; the columns may stand in any order. A state of `done` says that a block is right.
 * @throws FileRefusal
 */
export async function readSheet(bytes: Uint8Array): Promise<UnitBack[]> {
  if (bytes.length > fileLimits.bytes) throw new FileRefusal('too-large')
  const { lines } = await readSpreadsheet(bytes).catch((error: unknown) => {
    throw error instanceof RosterRefusal ? new FileRefusal('not-a-sheet') : error
  })
  const [head, ...rows] = lines
  const at = (name: (typeof columns)[number]) =>
    (head?.cells ?? []).findIndex((cell) => (cell ?? '').trim().toLowerCase() === name)
  if (at('id') < 0 || at('target') < 0) throw new FileRefusal('no-columns')
  if (rows.length > fileLimits.units) throw new FileRefusal('too-many')
  return rows.map(({ row, cells }) => ({
    line: row,
    id: (cells[at('id')] ?? '').trim(),
    source: at('source') < 0 ? null : (cells[at('source')] ?? ''),
    target: cells[at('target')] ?? '',
    isDone: (cells[at('state')] ?? '').trim().toLowerCase() === 'done',
  }))
}
