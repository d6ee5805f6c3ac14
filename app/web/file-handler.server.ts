import { DomainError } from '#app/domain/errors.ts'
import { inLanguage, languageOfPath } from '#app/messages/locale.server.ts'
import { errorWords } from './error-words.ts'
import { type Arguments, type Asked, ask, refusalInit } from './handler.ts'

/** A file to download. Bytes that come one part after the other are made only as fast as the client takes them. */
export interface FileAnswer {
  /** As it should be called on the reader's disk; any letters. */
  name: string
  /** With its charset, where it is text. */
  type: string
  body: string | Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array>
}

/**
 * Wraps a loader, or an action, that answers with a file. A DomainError becomes its status and plain words in the page's
 * language: what a link to a file leads to has no page around it, and Remix would make a 500 of it.
 */
export function fileHandler(answer: (asked: Asked) => Promise<FileAnswer>) {
  return async (given: Arguments): Promise<Response> => {
    const { request, context } = given
    try {
      const { name, type, body } = await ask(answer, given)
      const room = (context?.room as Room | undefined) ?? (() => Promise.resolve())
      return new Response(isWhole(body) ? body : streamOf(body, request.signal, room), {
        headers: {
          'Content-Type': type,
          'Content-Disposition': attachment(name),
          'Cache-Control': 'no-store',
        },
      })
    } catch (error) {
      if (error instanceof DomainError) return plainRefusal(error, request)
      throw error
    }
  }
}

/** Resolves when the client has taken enough of what was sent; see `noteRoom` in server.js. */
type Room = () => Promise<void>

const isWhole = (body: FileAnswer['body']): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array

/** A refusal where no page stands around the answer. */
export function plainRefusal(error: DomainError, request: Request): Response {
  const init = refusalInit(error, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  const { title, text } = inLanguage(languageOfPath(new URL(request.url).pathname), () =>
    errorWords(init.status, error.code),
  )
  return new Response(`${title}\n\n${text}\n`, init)
}

/**
 * The parts as a body that is read on demand. It ends early when the client goes away; when a part can't be made it breaks
 * off, and the client sees a connection that broke, never a file that looks whole.
 */
function streamOf(parts: AsyncIterable<Uint8Array>, signal: AbortSignal, room: Room) {
  const source = parts[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await room()
        const next = signal.aborted ? null : await source.next()
        if (next && !next.done) return controller.enqueue(next.value)
        if (!next) await source.return?.()
        controller.close()
      },
      async cancel() {
        await source.return?.()
      },
    },
    // Nothing is made before it is asked for: a HEAD request asks for nothing.
    { highWaterMark: 0 },
  )
}

/** RFC 6266: a name for old clients in plain letters, and the real one. */
function attachment(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"${plain === name ? '' : `; filename*=UTF-8''${encoded}`}`
}
