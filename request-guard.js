// What a request that changes something must be: from a page of ours, and not larger than its address takes.

/** The largest body a request may carry: an answer or a form, never a file. */
const BODY_LIMIT = 128 * 1024
/** Of a body that is too large, so much is taken and thrown away: a browser that is cut off shows no answer. */
const THROWN_AWAY = 32 * 1024 * 1024
/** An address of the Studio, below a course. @param {string} rest */
const studio = (rest) => new RegExp(`^/[a-z]{2}/studio/${rest}(\\.data)?$`)
/** Addresses that take more, and how many bytes. @type {[RegExp, number][]} */
const LARGER = [
  // A trainer's list of people, as a file or in the form that carries its rows on.
  [/^\/[a-z]{2}\/teach\/[\w-]+\/(invite|rows-to-mend)(\.data)?$/, 4 * 1024 * 1024],
  // A module's text, 200 KB of which may be three times as long in a form.
  [/^\/api\/sources$/, 700 * 1024],
  [studio('[\\w-]+/(write|exercise|exercises)/[\\w-]+/[a-z]{2,3}(/[\\w-]+)?'), 700 * 1024],
  // Pictures and tables that authors bring into the Studio: 20 MB, and what a form puts around them.
  [studio('([\\w-]+/files/[\\w-]+|data/[\\w-]+)'), 21 * 1024 * 1024],
  // A translator's file on its way back, or the form that carries its blocks on.
  [studio('[\\w-]+/translate/[\\w-]+/[a-z]{2,3}/in'), 4 * 1024 * 1024],
  // A file of questions with their pictures, which an author brings into a module: 10 MB and its form.
  [studio('[\\w-]+/import/[\\w-]+'), 10.5 * 1024 * 1024],
  // A course as a zip, or in the form that carries it on to the next page; app/domain/studio/zip-review.ts has its limit.
  [studio('zip'), 12 * 1024 * 1024],
]
/** All that pages and forms use. Others would reach Remix, which fails at some of them. */
const METHODS = ['GET', 'HEAD', 'POST']
/** A link that ends letters (app/routes/account/mail-stop.tsx), and the largest body that a mail program presses it with. */
const MAIL_STOP = /^\/[a-z]{2}\/mail\/stop\/[\w-]{43}\.[\w-]{22}$/
const MAIL_STOP_LIMIT = 1024

/** Where our own pages come from. @param {import('express').Request} request @param {string | null} origin */
export const ownOrigin = (request, origin) => origin ?? `${request.protocol}://${request.get('host')}`

/**
 * Mail programs press "unsubscribe" with a POST of their own (RFC 8058), which comes from no page. What a browser sends
 * always names its origin, so that no page of another site gets through here; and the token says more than an origin would.
 * @param {import('express').Request} request
 */
const isFromMailProgram = (request) =>
  MAIL_STOP.test(request.path) &&
  !request.get('origin') &&
  !request.get('sec-fetch-site') &&
  !request.get('cookie') &&
  Number(request.get('content-length') ?? 0) <= MAIL_STOP_LIMIT

/**
 * A request that changes something must come from our own pages and say how long it is.
 * @param {string | null} origin
 * @returns {import('express').RequestHandler}
 */
export function refuseForeignAndLarge(origin) {
  return (request, response, next) => {
    const refuse = (/** @type {number} */ status, /** @type {string} */ words) => {
      response.status(status).type('text/plain').set('Connection', 'close').send(`${words}\n`)
    }
    if (!METHODS.includes(request.method)) {
      response.set('Allow', METHODS.join(', '))
      return refuse(405, `This address answers ${METHODS.join(', ')} only.`)
    }
    if (request.method !== 'POST') return next()
    const own = ownOrigin(request, origin)
    const site = request.get('sec-fetch-site')
    const isForeign = site ? site !== 'same-origin' : request.get('origin') !== own
    if (isForeign && !isFromMailProgram(request))
      return refuse(403, 'This request did not come from a page of this site.')
    const named = request.get('origin')
    if (named && named !== own)
      return refuse(403, `This request did not come from a page of this site (${own}).`)
    if (request.get('transfer-encoding')) return refuse(411, 'The request must say how long it is.')
    const limit = limitOf(request.path)
    const length = Number(request.get('content-length') ?? 0)
    if (length <= limit) return next()
    const tooLarge = () => refuse(413, `The request is larger than ${limit / 1024} KB.`)
    if (length > THROWN_AWAY) return tooLarge()
    request.once('end', tooLarge)
    request.resume()
  }
}

/** The largest body that an address takes. @param {string} path */
const limitOf = (path) => LARGER.find(([address]) => address.test(path))?.[1] ?? BODY_LIMIT
