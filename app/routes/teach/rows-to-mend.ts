import { requireAccount } from '#app/auth/actor.server.ts'
import { checkList } from '#app/domain/cohort/invitation/check-list.server.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import type { Separator } from '#app/domain/cohort/roster/roster.ts'
import { rowsToMend } from '#app/domain/cohort/roster/rows-to-mend.ts'
import { m } from '#app/messages/generated/messages.js'
import { columnWords, reasonWords } from '#app/ui/teach/invite/roster-words.ts'
import { fileHandler } from '#app/web/file-handler.server.ts'
import { formOf } from '#app/web/form.server.ts'
import { fieldNames, rowsOf } from './list-form.server.ts'

const separators: readonly Separator[] = ['\t', ';', ',', '|']

/** What a spreadsheet of the page's language reads a list with. */
const usual: Record<string, Separator> = { fr: ';' }

const titles = () => ({
  email: columnWords.email(),
  name: columnWords.name(),
  givenName: columnWords.givenName(),
  familyName: columnWords.familyName(),
  language: columnWords.language(),
  country: columnWords.country(),
  organisation: columnWords.organisation(),
})

/** The rows that nobody could be invited by, with what to mend, in the separator in which they came. */
export const action = fileHandler(async ({ request, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const asked = { actor: person, cohortId: params.cohort ?? '' }
  await ledCohort(db, asked)
  const form = await formOf(request)
  const rows = await checkList(db, { ...asked, rows: rowsOf(form) })
  const given = separators.find((one) => one === form.get('separator'))
  const body = rowsToMend({
    columns: {
      state: 'known',
      by: 'choice',
      titles: null,
      width: fieldNames.length,
      mapping: { email: 0, name: 1, language: 2, country: 3, organisation: 4 },
    },
    separator: given ?? usual[language] ?? ',',
    rows: rows.map(({ typed, reasons }) => ({
      cells: fieldNames.map((field) => typed[field]),
      reason: reasons.map((reason) => reasonWords(language, reason)).join(' '),
    })),
    titles: titles(),
    reasonTitle: m.roster_reason_title(),
  })
  const isTsv = given === '\t'
  return {
    name: `${m.roster_file_name()}.${isTsv ? 'tsv' : 'csv'}`,
    type: `${isTsv ? 'text/tab-separated-values' : 'text/csv'}; charset=utf-8`,
    body,
  }
})
