import { requireActor } from '#app/auth/actor.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { exportMyData, isExportFile } from '#app/domain/people/export-my-data.server.ts'
import { handler } from '#app/web/handler.ts'

/** One's own data, as a file. */
export const loader = handler(async ({ request, params, actor, db }) => {
  const person = requireActor(actor, request)
  const { file } = params
  if (!isExportFile(file)) throw new DomainError('not-found', 'page_not_found')
  const { type, body } = await exportMyData(db, { actor: person, personId: person.id, file, now: Date.now() })
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${file}"`,
      'Cache-Control': 'no-store',
    },
  })
})
