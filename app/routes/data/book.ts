import type { LoaderFunctionArgs } from '@remix-run/node'
import { dataBook } from '#app/domain/data/open-data-set.server.ts'
import { handler } from '#app/web/handler.ts'

/** The code book of a data set, for a lab in the page; under its hash it never changes. */
export const loader = (given: LoaderFunctionArgs) =>
  handler(async ({ db, params }) =>
    Response.json(await dataBook(db, params.hash ?? ''), {
      headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
    }),
  )(given)
