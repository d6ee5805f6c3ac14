import type { Actor } from '#app/domain/access/actor.ts'
import { dayOf } from '#app/domain/cohort/cohort.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'
import { type ExportFormat, fileName, fileTypes, isExportFile } from './export-files.ts'
import { cohortTables, type DataTable, dataTables } from './tables.server.ts'
import { type CsvStyle, csvParts } from './write-csv.ts'
import { jsonLineParts } from './write-json-lines.ts'
import { xlsxParts } from './write-xlsx.server.ts'

interface Asked {
  actor: Actor
  cohortId: string
  /** One of `exportFiles`. */
  file: string
  /** Whether people are named; without, rows hold pseudonyms only. */
  withNames: boolean
  style: CsvStyle
  /** Of the words in the code books. */
  language: Language
  now: number
}

interface ExportedFile {
  name: string
  type: string
  body: AsyncIterable<Uint8Array>
}

/**
 * A file of a cohort, as of now: whatever is answered while it is read is left out. Nothing is read before the first part
 * is asked for, and then page by page, so that memory doesn't grow with the file.
 * @throws DomainError `cohort_not_found`, `page_not_found`
 */
export async function exportCohort(db: Db, asked: Asked): Promise<ExportedFile> {
  const cohort = await ledCohort(db, asked)
  const { file, style, now } = asked
  if (!isExportFile(file)) throw new DomainError('not-found', 'page_not_found')
  const tables = await cohortTables(db, { ...asked, cohort })
  const [what, format] = file.split('.') as [DataTable | 'columns' | 'exercises', ExportFormat]
  const table = what === 'columns' ? tables.bookOf(dataTables) : tables[what]
  const books = what === 'columns' || what === 'exercises' ? [] : [tables.bookOf([what]), tables.exercises]
  return {
    name: fileName(cohort.name, file, dayOf(now)),
    type: fileTypes[format],
    body:
      format === 'csv'
        ? csvParts(table, style)
        : format === 'jsonl'
          ? jsonLineParts(table)
          : xlsxParts([table, ...books]),
  }
}
