// The HTTP server: headers, limits, compression, static files, Remix, orderly stop. Plain JavaScript, because Node 20
// runs no TypeScript; what it needs of ours comes out of the build (see the exports of app/entry.server.tsx).
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler } from '@remix-run/express'
import compression from 'compression'
import express from 'express'
import expressStaticGzip from 'express-static-gzip'
import helmet from 'helmet'
import { R_PATH, R_WORKER, workerPolicy } from './app/labs/r/policy.js'
import { readersFirst } from './readers-first.js'
import { ownOrigin, refuseForeignAndLarge } from './request-guard.js'

/** How long running requests have to finish after SIGTERM. */
const STOP_LIMIT_MS = 10_000
const YEAR_S = 31_536_000
/** @typedef {import('@remix-run/node').ServerBuild} Build */
/** @typedef {typeof import('./app/entry.server.tsx')} Entry */

/** @param {import('vite').ViteDevServer | null} vite @param {string} folder @returns {Promise<Build>} */
const loadBuild = async (vite, folder) =>
  vite
    ? /** @type {Build} */ (await vite.ssrLoadModule('virtual:remix/server-build'))
    : import(pathToFileURL(join(folder, 'server/index.js')).href)

/**
 * Makes the Express application around the Remix build.
 * @param {{ environment: import('./app/web/environment.server.ts').Environment, log: import('pino').Logger,
 *   loggedPath: (path: string) => string, build: Build | (() => Promise<Build>), buildFolder: string,
 *   vite?: import('vite').ViteDevServer | null }} parts
 */
export function createApp({ environment, log, loggedPath, build, buildFolder, vite = null }) {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', environment.trustProxy)
  const isHttps = environment.origin?.startsWith('https://') ?? false

  app.use((request, response, next) => {
    const startedAt = process.hrtime.bigint()
    response.locals.nonce = randomBytes(16).toString('base64url')
    response.locals.requestId = randomUUID()
    response.setHeader('X-Request-Id', response.locals.requestId)
    response.on('finish', () => {
      if (request.path.startsWith('/assets/')) return
      const ms = Number(process.hrtime.bigint() - startedAt) / 1e6
      const line = {
        requestId: response.locals.requestId,
        method: request.method,
        path: loggedPath(request.path),
      }
      log.info({ ...line, status: response.statusCode, ms: Math.round(ms * 10) / 10 }, 'request')
    })
    next()
  })
  app.use(keepPrivate)
  app.use(refuseUnreadable)

  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'script-src': ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
          // In development Vite puts style elements into the page.
          'style-src': vite ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          'img-src': ["'self'"],
          'connect-src': vite ? ["'self'", 'ws:'] : ["'self'"],
          'object-src': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
          ...(isHttps ? { 'upgrade-insecure-requests': [] } : {}),
        },
      },
      // 'no-referrer' would make browsers send `Origin: null` with our own forms.
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: isHttps ? { maxAge: YEAR_S } : false,
      xFrameOptions: { action: 'deny' },
    }),
  )

  app.use(framePreviews)
  app.use(refuseForeignAndLarge(environment.origin))

  if (vite) app.use(vite.middlewares)
  else {
    const assets = expressStaticGzip(join(buildFolder, 'client'), {
      enableBrotli: true,
      orderPreference: ['br'],
      index: false,
      serveStatic: {
        // Names in assets/ hold a hash of the content, the folder of R's files too.
        setHeaders: (response, path) => {
          const request = /** @type {import('express').Response} */ (response).req
          const policy = policyOf(path, ownOrigin(request, environment.origin))
          if (policy) response.setHeader('Content-Security-Policy', policy)
          const forGood = path.includes('/assets/') || /\/labs\/r\/[^/]+\//.test(path)
          response.setHeader(
            'Cache-Control',
            forGood ? `public, max-age=${YEAR_S}, immutable` : 'public, max-age=3600',
          )
        },
      },
    })
    app.use(assets)
  }
  app.use(compression())
  app.use(noteRoom)
  app.use(readersFirst())

  app.all(
    '*',
    createRequestHandler({
      build,
      mode: process.env.NODE_ENV,
      getLoadContext: (request, response) => ({
        nonce: response.locals.nonce,
        requestId: response.locals.requestId,
        ip: request.ip,
        html: new Map(),
        room: response.locals.room,
        whenGone: response.locals.whenGone,
        giveWay: response.locals.giveWay,
      }),
    }),
  )
  app.use(plainFailure(log, loggedPath))
  return app
}

/**
 * What no route says otherwise of is somebody's own: no cache on the way keeps it, and the browser asks before it shows
 * it again.
 * @type {import('express').RequestHandler}
 */
function keepPrivate(_request, response, next) {
  const writeHead = response.writeHead
  response.writeHead = (/** @type {any[]} */ ...given) => {
    if (!response.hasHeader('Cache-Control')) {
      response.setHeader('Cache-Control', 'private, no-cache')
      response.vary('Cookie')
    }
    return Reflect.apply(writeHead, response, given)
  }
  next()
}

/**
 * Remix writes as fast as it reads, whether or not the client keeps up. What streams a large file waits for `room` before
 * it makes the next part; without, all that a slow link can't take yet would pile up in memory. What goes on for as long
 * as the client listens is told `whenGone`.
 * @type {import('express').RequestHandler}
 */
function noteRoom(_request, response, next) {
  const write = response.write
  let isFull = false
  /** @type {(() => void)[]} */
  let waiting = []
  const release = () => {
    isFull = false
    for (const resolve of waiting) resolve()
    waiting = []
  }
  response.on('drain', release)
  response.on('close', release)
  response.write = (/** @type {any[]} */ ...given) => {
    const hasRoom = Reflect.apply(write, response, given)
    isFull = !hasRoom && !response.destroyed
    return hasRoom
  }
  response.locals.room = () =>
    isFull ? new Promise((resolve) => waiting.push(() => resolve(undefined))) : Promise.resolve()
  response.locals.whenGone = (/** @type {() => void} */ tell) => {
    if (response.closed) tell()
    else response.on('close', tell)
  }
  next()
}

/** A host's name or number with its port, and nothing else that would become part of an address. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i

/**
 * Remix makes an address of what a request says of its host and path, and fails where it can't. A request may also name
 * the whole address, as to a proxy; only its path concerns us.
 * @type {import('express').RequestHandler}
 */
function refuseUnreadable(request, response, next) {
  if (/^https?:\/\//i.test(request.url) && URL.canParse(request.url)) {
    const { pathname, search } = new URL(request.url)
    request.url = request.originalUrl = pathname + search
  }
  const hosts = [request.get('host'), ...(request.get('x-forwarded-host')?.split(',') ?? [])]
  const isReadable = hosts.every(
    (host) => !host || (HOST.test(host.trim()) && URL.canParse(`http://${host.trim()}`)),
  )
  if (isReadable && request.url.startsWith('/') && URL.canParse(`http://own${request.url}`)) return next()
  response.status(400).type('text/plain').set('Connection', 'close').send('This address can’t be read.\n')
}

/**
 * What fails outside of the routes: Express itself would print it, and show it where NODE_ENV is not set.
 * @param {import('pino').Logger} log @param {(path: string) => string} loggedPath
 * @returns {import('express').ErrorRequestHandler}
 */
function plainFailure(log, loggedPath) {
  return (error, request, response, _next) => {
    const status = error?.status >= 400 && error.status < 500 ? error.status : 500
    if (status === 500) {
      const { requestId } = response.locals
      log.error(
        { err: error, requestId, method: request.method, path: loggedPath(request.path) },
        'request failed',
      )
    }
    if (response.headersSent) return void response.destroy()
    const words =
      status === 500 ? 'Something went wrong here. It has been noted.' : 'This request can’t be read.'
    response.status(status).type('text/plain').send(`${words}\n`)
  }
}

/**
 * A thread of a lab obeys the policy of its own script, not the page's: it may run WebAssembly and load its own files,
 * and reaches nothing else. Null for all other files.
 * @param {string} path @param {string} origin
 */
function policyOf(path, origin) {
  if (path.includes(R_PATH)) return path.includes(R_WORKER) ? workerPolicy(origin) : null
  if (!/\/assets\/offline-thread-[^/]+\.js(\.br|\.gz)?$/.test(path)) return null
  return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
}

/** @param {import('node:http').ServerResponse} response */
const nonceOf = (response) => /** @type {import('express').Response} */ (response).locals.nonce

/** In words: why the server could not listen. @param {NodeJS.ErrnoException} error @param {number} port */
const listenProblem = (error, port) => {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop the other program, or set PORT to another number.`
  if (error.code === 'EACCES') return `Port ${port} needs more rights. Set PORT to a number above 1023.`
  return `The server could not listen on port ${port}: ${error.message}`
}

/**
 * Opens the store, listens, and stops in order on SIGTERM or SIGINT.
 * @param {{ dev?: boolean, buildFolder?: string }} options a build, or development with live reload
 * @returns {Promise<{ url: string, reload: () => void }>} once requests are answered; `reload` is for development
 */
export async function serve({ dev = false, buildFolder = '' }) {
  const vite = dev
    ? await (await import('vite')).createServer({ server: { middlewareMode: true }, appType: 'custom' })
    : null
  const build = await loadBuild(vite, buildFolder)
  const entry = /** @type {Entry} */ (/** @type {unknown} */ (build.entry.module))
  const environment = entry.environment()
  const log = entry.log()
  await entry.theStore()
  entry.setLabThreads(environment.labThreads)
  const app = createApp({
    environment,
    log,
    loggedPath: entry.loggedPath,
    build: vite ? () => loadBuild(vite, buildFolder) : build,
    buildFolder,
    vite,
  })
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, app)
  await new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Error(listenProblem(error, environment.port))))
    server.listen(environment.port, environment.host, () => resolve(undefined))
  })
  const postman = await entry.startPostman()

  let stopping = false
  const stop = (/** @type {string} */ signal) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping: running requests are finished first')
    const cut = setTimeout(() => server.closeAllConnections(), STOP_LIMIT_MS)
    const atRest = postman?.stop()
    server.close(async () => {
      clearTimeout(cut)
      await atRest
      await entry.allMailSent()
      await entry.closeTheStore()
      await vite?.close()
      log.info('stopped')
      process.exit(0)
    })
    server.closeIdleConnections()
    entry.endEventStreams()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  log.info({ port }, 'listening')
  const host = ['127.0.0.1', '::1'].includes(environment.host) ? 'localhost' : environment.host
  return {
    url: environment.origin ?? `http://${host}:${port}`,
    reload: () => vite?.ws.send({ type: 'full-reload' }),
  }
}

/**
 * A draft's preview stands in a frame of the Studio, and no script runs in it: what an author writes is shown to the
 * author first, before anybody has looked at it.
 * @type {import('express').RequestHandler}
 */
function framePreviews(request, response, next) {
  // Routes are found whatever the case of an address, and so is this.
  if (/^\/+[a-z]{2,3}\/+(studio\/+[^/]+\/+)?preview\//i.test(request.path)) {
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
    )
    response.setHeader('X-Frame-Options', 'SAMEORIGIN')
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('X-Robots-Tag', 'noindex')
  }
  next()
}
