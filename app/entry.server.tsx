import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { type PipeableStream, renderToPipeableStream } from 'react-dom/server'
import { inLanguage, languageOfPath } from '#app/messages/locale.server.ts'
import { log, loggedPath } from '#app/web/log.server.ts'
import { Nonce } from '#app/web/nonce.tsx'
import { ServerHtml } from '#app/web/server-html.tsx'
import { filled, type SetAside, serverHtmlOf } from '#app/web/set-aside.server.ts'

// server.js runs in plain JavaScript and imports only the build: what it needs of ours leaves through here.
export { allMailSent } from '#app/auth/mail.server.ts'
export { startPostman } from '#app/auth/postman.server.ts'
export { setLabThreads } from '#app/labs/sql/the-pool.server.ts'
export { environment } from '#app/web/environment.server.ts'
export { endEventStreams } from '#app/web/event-stream.server.ts'
export { log, loggedPath } from '#app/web/log.server.ts'
export { closeTheStore, theStore } from '#app/web/store.server.ts'

/** A page that takes longer than this is cut off; loaders are not deferred, so only a bug gets here. */
const RENDER_LIMIT_MS = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
) {
  const nonce = String(loadContext.nonce ?? '')
  const aside = loadContext.html as SetAside
  return new Promise<Response>((resolve, reject) => {
    inLanguage(languageOfPath(new URL(request.url).pathname), () => {
      let answer = status
      const rendering = renderToPipeableStream(
        <Nonce.Provider value={nonce}>
          <ServerHtml.Provider value={serverHtmlOf(aside)}>
            <RemixServer
              context={remixContext}
              url={request.url}
              nonce={nonce}
              abortDelay={RENDER_LIMIT_MS}
            />
          </ServerHtml.Provider>
        </Nonce.Provider>,
        {
          nonce,
          // No loader is deferred, so nothing is gained by sending the shell first.
          onAllReady() {
            clearTimeout(cut)
            headers.set('Content-Type', 'text/html; charset=utf-8')
            const whole = bytesOf(rendering).then((html) => Buffer.concat(filled(mended(html), aside)))
            // React calls this after a failure, too: then there is nothing to write, and no answer to give twice.
            whole.then((page) => resolve(new Response(page, { status: answer, headers })), reject)
          },
          onShellError: reject,
          onError(error: unknown) {
            answer = 500
            log().error({ err: error }, 'rendering failed')
          },
        },
      )
      const cut = setTimeout(rendering.abort, RENDER_LIMIT_MS + 1000).unref()
    })
  })
}

/** All that a rendering writes. */
function bytesOf(rendering: PipeableStream): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    rendering.pipe(
      new Writable({
        write(part: Buffer, _encoding, next) {
          parts.push(part)
          next()
        },
        final(next) {
          resolve(Buffer.concat(parts))
          next()
        },
      }).on('error', reject),
    )
  })
}

/** How a document ends, before Remix adds to it. */
const END = Buffer.from('</body></html>')

/**
 * Mends what the streams of React and Remix leave. Remix puts the data of a page behind the document's end, where no
 * element may stand. React 18 fills a block that ends before a letter of several bytes with a NUL, which no document
 * may hold (facebook/react#24985).
 */
function mended(html: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const at = html.lastIndexOf(END)
  const whole =
    at < 0 ? html : Buffer.concat([html.subarray(0, at), html.subarray(at + END.length), END], html.length)
  return withoutNuls(whole)
}

/** Copies what stands between one NUL and the next: asking byte by byte took half the time of a page of a large cohort. */
function withoutNuls(html: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const parts: Buffer<ArrayBuffer>[] = []
  let from = 0
  for (let at = html.indexOf(0); at >= 0; at = html.indexOf(0, from)) {
    parts.push(html.subarray(from, at))
    from = at + 1
  }
  return from === 0 ? html : Buffer.concat([...parts, html.subarray(from)])
}

/**
 * Bugs end here (DomainErrors don't): one log line, and the reader sees the plain error page. An address or a method
 * that is not there is no bug; the request's own line tells it.
 */
export function handleError(error: unknown, { request }: { request: Request }) {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  const { pathname, searchParams } = new URL(request.url)
  // Remix warns of an address that its own pages don't use any more: anybody may ask for it, as often as they like.
  if (searchParams.has('_data') && error instanceof Error && error.message.startsWith('Warning:')) return
  log().error({ err: error, method: request.method, path: loggedPath(pathname) }, 'request failed')
}
