import { requireAccount } from '#app/auth/actor.server.ts'
import type { Person } from '#app/domain/access/actor.ts'
import type { AnalysisPlace } from '#app/domain/analysis/analysis-view.ts'
import { readChoices } from '#app/domain/analysis/choices.ts'
import { gatherModule } from '#app/domain/analysis/gather-module.server.ts'
import { gatherTest } from '#app/domain/analysis/gather-test.server.ts'
import type { Gathered } from '#app/domain/analysis/gathered.ts'
import { itemsTable } from '#app/domain/analysis/items-file.ts'
import { formIds } from '#app/domain/course/course.ts'
import { DomainError } from '#app/domain/errors.ts'
import { fileTypes } from '#app/domain/export/export-files.ts'
import { csvParts, isCsvStyle, styleOf } from '#app/domain/export/write-csv.ts'
import { isOccasion } from '#app/domain/test/occasion.ts'
import type { Language } from '#app/messages/languages.ts'
import { fileHandler } from '#app/web/file-handler.server.ts'
import type { Db } from '#db/gateway.server.ts'

interface Asked {
  person: Person
  params: Record<string, string | undefined>
  url: URL
  language: Language
}

/** The answers that an address asks to analyse, of a module or of a form of a test. */
export async function askedAnalysis(
  db: Db,
  { person, params, url, language }: Asked,
): Promise<{ gathered: Gathered; place: AnalysisPlace }> {
  const { cohort: cohortId = '', course: courseId = '' } = params
  const asked = { actor: person, cohortId, courseId, language, choices: readChoices(url.searchParams) }
  const place = placeIn(params, courseId)
  const gathered =
    place.kind === 'module'
      ? await gatherModule(db, { ...asked, ...place })
      : await gatherTest(db, { ...asked, ...place })
  return { gathered, place }
}

function placeIn(params: Asked['params'], courseId: string): AnalysisPlace {
  if (params.module !== undefined) return { kind: 'module', courseId, moduleId: params.module }
  const form = formIds.find((id) => id === params.form)
  if (!isOccasion(params.occasion) || !form) throw new DomainError('not-found', 'page_not_found')
  return { kind: 'test', courseId, occasion: params.occasion, form }
}

/** The figures of a page of item analysis as a file, as spreadsheets of the page's language read it. */
export const askedItemsFile = fileHandler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  const { gathered, place } = await askedAnalysis(db, { person, params, url, language })
  const style = url.searchParams.get('style')
  return {
    name:
      place.kind === 'module' ? `${place.moduleId}-items.csv` : `${place.occasion}-${place.form}-items.csv`,
    type: fileTypes.csv,
    body: csvParts(itemsTable(gathered), isCsvStyle(style) ? style : styleOf(language)),
  }
})
