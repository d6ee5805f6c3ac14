import { requireAccount } from '#app/auth/actor.server.ts'
import { exportCourse } from '#app/domain/studio/export-course.server.ts'
import { fileHandler } from '#app/web/file-handler.server.ts'
import { siteOrigin } from '#app/web/site-origin.server.ts'
import { wantedOf } from './wanted.ts'

/** A course, or a module of it, as a file with its keys. */
export const loader = fileHandler(async ({ request, url, params, actor, db, language }) => {
  const person = requireAccount(actor, request)
  return exportCourse(db, person, params.course ?? '', {
    ...wantedOf(url, language),
    file: params.file ?? '',
    origin: siteOrigin(url),
  })
})
