import type { LoaderFunctionArgs } from '@remix-run/node'
import { theDb } from '#app/web/store.server.ts'
import * as media from '#db/media.server.ts'

/** A picture of a course by its content hash: it never changes, so a browser keeps it for good. */
export async function loader({ params }: LoaderFunctionArgs) {
  const found = await media.byHash(await theDb(), params.hash ?? '')
  if (!found) return new Response('Not found', { status: 404, headers: { 'Content-Type': 'text/plain' } })
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'Content-Type': found.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      // An SVG opened by itself is a document: it may style itself and nothing else.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  })
}
