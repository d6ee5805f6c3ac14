import type { Actor } from '#app/domain/access/actor.ts'
import { type Cohort, dayOf } from '#app/domain/cohort/cohort.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Language } from '#app/messages/languages.ts'
import type { Db } from '#db/gateway.server.ts'
import { answerColumns } from './answer-row.ts'
import { type ExportFormat, fileName, fileTypes, isExportFile } from './export-files.ts'
import { naming, rowOwners } from './people.server.ts'
import { answerPages } from './read-answers.server.ts'
import type { ExportedTable } from './table.ts'
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
  const [what, format] = file.split('.') as [string, ExportFormat]
  const table = await tableOf(db, what, cohort, asked)
  return {
    name: fileName(cohort.name, file, dayOf(now)),
    type: fileTypes[format],
    body: written(table, format, style),
  }
}

function written(table: ExportedTable, format: ExportFormat, style: CsvStyle): AsyncIterable<Uint8Array> {
  if (format === 'csv') return csvParts(table, style)
  if (format === 'jsonl') return jsonLineParts(table)
  return xlsxParts([table])
}

async function tableOf(
  db: Db,
  what: string,
  cohort: Cohort,
  { withNames, now }: Asked,
): Promise<ExportedTable> {
  const owners = await rowOwners(db, { cohortId: cohort.id, withNames, now })
  const personColumns = ['person', ...(withNames ? naming : []), 'membership']
  return {
    name: what,
    columns: [...personColumns, ...answerColumns],
    pages: answerPages(db, { owners, courseIds: cohort.courseIds }),
  }
}
