import { requireAccount } from '#app/auth/actor.server.ts'
import { dayOf } from '#app/domain/cohort/cohort.ts'
import { rollUp } from '#app/domain/cohort/roll-up/roll-up.server.ts'
import { rollUpTable } from '#app/domain/cohort/roll-up/roll-up-table.ts'
import { fileName, fileTypes } from '#app/domain/export/export-files.ts'
import { csvParts, isCsvStyle, styleOf } from '#app/domain/export/write-csv.ts'
import { fileHandler } from '#app/web/file-handler.server.ts'

/** The table of all cohorts as a file: the rows of the page, with the same hidden. */
export const loader = fileHandler(async ({ request, url, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const style = url.searchParams.get('style')
  const rows = await rollUp(db, { actor: person, language })
  return {
    name: fileName('', 'roll-up.csv', dayOf(Date.now())),
    type: fileTypes.csv,
    body: csvParts(rollUpTable(rows), isCsvStyle(style) ? style : styleOf(language)),
  }
})
