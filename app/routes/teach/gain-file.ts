import { requireAccount } from '#app/auth/actor.server.ts'
import { dayOf } from '#app/domain/cohort/cohort.ts'
import { cohortGain } from '#app/domain/cohort/gain/cohort-gain.server.ts'
import { sittingIn } from '#app/domain/cohort/gain/course-gain.ts'
import { gainTable } from '#app/domain/cohort/gain/gain-table.ts'
import { fileName, fileTypes } from '#app/domain/export/export-files.ts'
import { csvParts, isCsvStyle, styleOf } from '#app/domain/export/write-csv.ts'
import { fileHandler } from '#app/web/file-handler.server.ts'

/** The figures of the page about gain, as a file. */
export const loader = fileHandler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const which = sittingIn(url.searchParams.get('sitting'))
  const style = url.searchParams.get('style')
  const now = Date.now()
  const asked = { actor: person, cohortId: params.cohort ?? '', language, which, now }
  const { cohort, courses } = await cohortGain(db, asked)
  return {
    name: fileName(cohort.name, 'gain.csv', dayOf(now)),
    type: fileTypes.csv,
    body: csvParts(gainTable(courses, which), isCsvStyle(style) ? style : styleOf(language)),
  }
})
