import type { LoaderFunctionArgs } from '@remix-run/node'
import { dataFile } from '#app/domain/data/data-file.server.ts'
import { handler } from '#app/web/handler.ts'

/** Rows of a data set as a file: CSV of a table, or all tables as a database for a lab without connection. */
export const loader = (given: LoaderFunctionArgs) =>
  handler(async ({ db, params }) => {
    const { bytes, type, name } = await dataFile(db, {
      hash: params.hash ?? '',
      draw: params.draw ?? '',
      file: params.file ?? '',
    })
    return new Response(bytes, {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'public, max-age=31536000, immutable',
      },
    })
  })(given)
