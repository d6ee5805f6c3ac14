import { requireAccount } from '#app/auth/actor.server.ts'
import { exportCohort } from '#app/domain/export/export-cohort.server.ts'
import { isCsvStyle, styleOf } from '#app/domain/export/write-csv.ts'
import { fileHandler } from '#app/web/file-handler.server.ts'

/** A cohort's answers, or what goes with them, as a file. */
export const loader = fileHandler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const style = url.searchParams.get('style')
  return exportCohort(db, {
    actor: person,
    cohortId: params.cohort ?? '',
    file: params.file ?? '',
    withNames: url.searchParams.get('names') === 'yes',
    style: isCsvStyle(style) ? style : styleOf(language),
    language,
    now: Date.now(),
  })
})
