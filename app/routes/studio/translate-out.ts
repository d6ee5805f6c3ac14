import { requireAccount } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { openTranslation } from '#app/domain/studio/translation/open-translation.server.ts'
import { writeSheet } from '#app/domain/studio/translation/translation-sheet.server.ts'
import { unitsOut } from '#app/domain/studio/translation/units-out.ts'
import { viewTranslation } from '#app/domain/studio/translation/view-translation.server.ts'
import { writeXliff } from '#app/domain/studio/translation/write-xliff.ts'
import { fileHandler } from '#app/web/file-handler.server.ts'

/** A module's blocks as a file for a translator: XLIFF, or a workbook. */
export const loader = fileHandler(async ({ request, params, actor, db }) => {
  const person = requireAccount(actor, request)
  const place = {
    courseId: params.course ?? '',
    moduleId: params.module ?? '',
    language: params.textLanguage ?? '',
  }
  const open = await openTranslation(db, person, place)
  const units = unitsOut(await viewTranslation(db, open))
  const name = `${place.courseId}-${place.moduleId}-${place.language}`
  if (params.kind === 'xlf') {
    const body = writeXliff({ ...place, sourceLanguage: open.sourceLanguage }, units)
    return { name: `${name}.xlf`, type: 'application/xliff+xml; charset=utf-8', body }
  }
  if (params.kind !== 'xlsx') throw new DomainError('not-found', 'page_not_found')
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: `${name}.xlsx`, type, body: writeSheet(units) }
})
