import { actorOf } from '#app/auth/actor.server.ts'
import type { Actor } from '#app/domain/access/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { plainRefusal } from './file-handler.server.ts'
import { type Arguments, type Asked, ask } from './handler.ts'

/** Nothing on the way closes a line on which something comes this often. */
const HEARTBEAT_MS = 15_000

/** How often it is asked whether whoever listens still may. */
const CHECK_MS = 30_000

/** A stream ends after this time and the browser opens the next: one whose end nobody noticed takes no place for long. */
const LIFE_MS = 10 * 60_000

/** How long the browser waits before it comes again. */
const RETRY_MS = 5_000

/**
 * `no-transform`: what compresses answers would keep events back; `X-Accel-Buffering` tells nginx the same. A connection
 * that is closed with its stream keeps no server from stopping.
 */
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'private, no-cache, no-transform',
  'X-Accel-Buffering': 'no',
  Connection: 'close',
}

interface EventStream {
  send(event: string, data: object): void
  end(): void
}

interface Source {
  /** Ends what sends. */
  leave(): void
  /** Throws if the one who listens, as they are by now, no longer may. */
  check(actor: Actor): Promise<unknown>
}

const running = new Set<() => void>()
let isStopping = false

/** Ends all streams, and those still to come, so that an orderly stop doesn't wait for them. */
export function endEventStreams(): void {
  isStopping = true
  for (const end of [...running]) end()
}

/**
 * Wraps a loader whose answer goes on: server-sent events, until the browser leaves, the right to listen ends, or the
 * server stops. `begin` starts what sends. A DomainError becomes its status and plain words.
 */
export function eventStreamHandler(begin: (asked: Asked, stream: EventStream) => Promise<Source>) {
  return async (given: Arguments): Promise<Response> => {
    const { request, context } = given
    const { body, stream, whenOver } = openStream()
    try {
      const source = await ask((asked) => begin(asked, stream), given)
      whenOver(source.leave)
      const check = setInterval(async () => {
        try {
          // A new context, or the answer would be the one of when the stream began.
          await source.check(await actorOf(request, {}))
        } catch {
          // Whoever can't be asked about isn't let on either; they come again, and get a refusal or an error.
          stream.end()
        }
      }, CHECK_MS)
      whenOver(() => clearInterval(check))
    } catch (error) {
      stream.end()
      if (error instanceof DomainError) return plainRefusal(error, request)
      throw error
    }
    const whenGone = context?.whenGone as WhenGone | undefined
    whenGone?.(stream.end)
    // A HEAD request has no body that could end it.
    if (isStopping || request.method === 'HEAD') stream.end()
    return new Response(body, { headers })
  }
}

/**
 * Tells when the client has left; see `noteRoom` in server.js. The request's own signal may stay silent: Remix copies
 * the request, and a copy hears nothing more once the one that it was made of is collected (seen in Node 20).
 */
type WhenGone = (tell: () => void) => void

/** A body that one writes to, with its heartbeat and its end; `whenOver` runs at the end, or at once after it. */
function openStream() {
  const bytes = new TextEncoder()
  const atEnd: (() => void)[] = []
  let isOver = false
  let close = () => {}
  let write = (_text: string) => {}
  const end = () => {
    if (isOver) return
    isOver = true
    running.delete(end)
    for (const leave of atEnd) leave()
    close()
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      write = (text) => controller.enqueue(bytes.encode(text))
      close = () => controller.close()
    },
    cancel() {
      // Closed already by whoever cancelled it.
      close = () => {}
      end()
    },
  })
  running.add(end)
  write(`retry: ${RETRY_MS}\n\n`)
  const heartbeat = setInterval(() => write(': here\n\n'), HEARTBEAT_MS)
  const life = setTimeout(end, LIFE_MS)
  const whenOver = (leave: () => void) => {
    if (isOver) leave()
    else atEnd.push(leave)
  }
  whenOver(() => clearInterval(heartbeat))
  whenOver(() => clearTimeout(life))
  const send = (event: string, data: object) => {
    if (!isOver) write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  return { body, whenOver, stream: { send, end } satisfies EventStream }
}
