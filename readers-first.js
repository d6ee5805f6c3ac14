/** How long a request of the Studio waits at the most, each time: those who read must not keep those who write out. */
const PATIENCE_MS = 50

/** Where texts are written and drafts looked at: such a request takes the time of two pages. */
const STUDIO = /^\/+(api\/+sources|[a-z]{2,3}\/+(studio|preview))(\/|$|\.)/i

/**
 * Whoever reads a page goes before whoever writes one. A request of the Studio begins when no page is being made, one
 * after the other, and gives way again before it makes a page of its own (`giveWay`): a page that needs little would
 * otherwise wait for many that need more.
 * @param {{ patienceMs?: number }} [options] for tests
 * @returns {import('express').RequestHandler}
 */
export function readersFirst({ patienceMs = PATIENCE_MS } = {}) {
  let making = 0
  /** @type {Set<() => void>} */
  const waiting = new Set()

  const beginNext = () => {
    const [first] = waiting
    if (making > 0 || !first) return
    first()
    if (waiting.size > 0) setImmediate(beginNext)
  }

  const giveWay = () =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      const begin = () => {
        clearTimeout(timer)
        waiting.delete(begin)
        resolve()
      }
      const timer = setTimeout(begin, patienceMs)
      waiting.add(begin)
      if (waiting.size === 1) setImmediate(beginNext)
    })

  return (request, response, next) => {
    response.locals.giveWay = giveWay
    if (STUDIO.test(request.path)) return void giveWay().then(() => next())
    if (request.method !== 'GET') return next()
    making += 1
    let isMade = false
    const made = () => {
      if (isMade) return
      isMade = true
      making -= 1
      if (waiting.size > 0) setImmediate(beginNext)
    }
    // A page is made when its head is written: neither a slow link nor a stream that never ends holds anybody up.
    const { writeHead } = response
    response.writeHead = (/** @type {any[]} */ ...given) => {
      made()
      return Reflect.apply(writeHead, response, given)
    }
    response.once('close', made)
    next()
  }
}
