import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '#tests/support/server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
}, 240_000)
afterAll(async () => {
  await server.stop()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers, redirect: 'manual' })
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: 'POST', body, headers, redirect: 'manual' })

describe('every page', () => {
  test('comes with a strict policy: a fresh nonce, no eval, no inline scripts or styles, no framing', async () => {
    const [one, two] = await Promise.all([get('/en'), get('/en')])
    const policy = one.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{22}'(;|$)/)
    expect(policy).toContain("style-src 'self';")
    expect(policy).not.toMatch(/unsafe-(eval|inline)/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(two.headers.get('content-security-policy')).not.toBe(policy)
    expect(one.headers.get('x-content-type-options')).toBe('nosniff')
    expect(one.headers.get('referrer-policy')).toBe('same-origin')
    expect(one.headers.get('x-powered-by')).toBeNull()
    expect(await one.text()).not.toMatch(/ style="/)
  })

  test('carries the nonce of its own policy on every script of its own', async () => {
    const page = await get('/fr/courses/foundations/stock-and-flow')
    const nonce = /'nonce-([\w-]+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1]
    // Blocks of JSON are data: no browser runs them.
    const tags = [...(await page.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
    const scripts = tags.filter((tag) => !tag.includes('type="application/json"'))
    expect(scripts.length).toBeGreaterThan(0)
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`)
  })
})

test('a page of many accents is whole: no NUL between the blocks of the stream, nothing behind its end', async () => {
  for (const path of ['/fr/account/sign-up', '/fr/courses/foundations/stock-and-flow', '/fr']) {
    const html = await (await get(path)).text()
    expect(html).not.toContain('\0')
    expect(html).not.toContain('\uFFFD')
    expect(html.indexOf('</html>')).toBe(html.length - '</html>'.length)
  }
})

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])(
  'a %s is refused before it reaches a page, and is no error of ours',
  async (method) => {
    const { host, port } = new URL(server.url)
    // fetch itself refuses TRACE.
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { method, port, path: '/en/progress', headers: { host, origin: server.url } }
      request(options, resolve).on('error', reject).end()
    })
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST'])
    answer.resume()
  },
)

test('an address that is not there, or takes no forms, leaves no error in the log', async () => {
  const before = server.output().length
  expect((await get('/en/nothing')).status).toBe(404)
  expect((await post('/en/progress', 'a=1', { origin: server.url })).status).toBe(405)
  const lines = () => server.output().slice(before)
  // Written after the reply.
  await expect.poll(lines).toContain('"status":405')
  expect(lines()).not.toContain('request failed')
})

/** What is sent as it stands, which fetch would mend or refuse; the whole reply. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    let reply = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on('data', (bytes) => {
      reply += bytes
    })
    socket.on('close', () => resolve(reply)).on('error', reject)
  })
}

test.each([
  ['a host that is none', 'GET /en HTTP/1.1\r\nHost: [\r\n', 400],
  ['a host with a path', 'GET / HTTP/1.1\r\nHost: evil.example/x?y\r\n', 400],
  ['a port beyond all ports', 'GET /en HTTP/1.1\r\nHost: x\r\nX-Forwarded-Host: a:99999\r\n', 400],
  ['the whole address', 'GET http://evil.example/en HTTP/1.1\r\nHost: x\r\n', 200],
  ['an address that is none', 'GET http://[ HTTP/1.1\r\nHost: x\r\n', 404],
  ['a path that can’t be decoded', 'GET /assets/%ff%E0%A4%A HTTP/1.1\r\nHost: x\r\n', 400],
  ['data as Remix once asked for it', 'GET /en?_data=x HTTP/1.1\r\nHost: x\r\n', 403],
])('%s is answered in plain words, and is no error of ours', async (_what, head, status) => {
  const before = server.output().length
  const reply = await raw(`${head}Connection: close\r\n\r\n`)
  expect(reply).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(reply).not.toMatch(/node_modules|file:\/\/|at \w+ \(/)
  expect(server.output().slice(before)).not.toMatch(/request failed|node_modules|Error/)
})

describe('a page that may be somebody’s own', () => {
  test.each([
    '/',
    '/en',
    '/en/progress',
    '/en/courses/foundations',
    '/en/courses/foundations/stock-and-flow',
    '/en/nothing',
    '/en/progress.data',
  ])('is kept by no cache on the way (%s)', async (path) => {
    const { headers } = await get(path)
    expect(headers.get('cache-control')).toBe('private, no-cache')
    expect(headers.get('vary')).toMatch(/\bCookie\b/)
  })

  test('says so itself where not even the browser may keep it', async () => {
    for (const path of ['/en/account/sign-in', '/en/account/reset', '/healthz'])
      expect((await get(path)).headers.get('cache-control')).toBe('no-store')
  })

  test('is not what the assets are, which anybody may keep', async () => {
    const page = await (await get('/en')).text()
    const asset = /\/assets\/[\w.-]+\.css/.exec(page)?.[0] ?? ''
    const { headers } = await get(asset)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('vary') ?? '').not.toMatch(/Cookie/)
  })
})

describe('the front door', () => {
  test.each([
    ['fr-CA,fr;q=0.9,en;q=0.5', '/fr'],
    ['en', '/en'],
    ['es,de;q=0.9', '/en'],
    ['fr;q=0,en;q=0.1', '/en'],
    ['x'.repeat(5000), '/en'],
  ])('a browser that asks for %.20s is sent to %s', async (wish, to) => {
    const answer = await get('/', { 'accept-language': wish })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe(to)
  })

  test.each([
    '/de',
    '/en/courses/nothing',
    '/en/courses/foundations/nothing',
    '/nothing',
    '/en/%00',
    '/en/courses/..%2f..%2fetc',
  ])('%s is not found, in words and without a trace of code', async (path) => {
    const answer = await get(path)
    expect([400, 404]).toContain(answer.status)
    expect(await answer.text()).not.toMatch(/node_modules|\.tsx?:\d+|at Object\./)
  })
})

describe('a request that changes something', () => {
  const path = '/en/account/sign-in'
  test.each([
    ['without any origin', {}],
    ['from another site', { origin: 'https://elsewhere.example' }],
    ['from a sandboxed frame', { origin: 'null' }],
    ['across sites, by the browser’s own word', { 'sec-fetch-site': 'cross-site' }],
    ['from a sibling host', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_, headers) => {
    expect((await post(path, new URLSearchParams({ email: 'a@b.example' }), headers)).status).toBe(403)
  })

  test('is refused when it is larger than a form ever is', async () => {
    const answer = await post(path, 'x'.repeat(200 * 1024), { origin: server.url })
    expect(answer.status).toBe(413)
  })

  test('is told so when it has sent all, where a list is too large', async () => {
    const list = '/en/teach/cohort/invite'
    const answer = await post(list, 'x'.repeat(8 * 1024 * 1024), { origin: server.url })
    expect([answer.status, await answer.text()]).toEqual([413, 'The request is larger than 4096 KB.\n'])
  })

  test('is refused when it does not say how long it is', async () => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('email=a'))
        controller.close()
      },
    })
    const answer = await fetch(server.url + path, {
      method: 'POST',
      body: stream,
      headers: { origin: server.url },
      duplex: 'half',
    })
    expect(answer.status).toBe(411)
  })
})

describe('the log', () => {
  test('has a request id and no cookie, query, token or address', async () => {
    const answer = await get('/en/account/reset/secret-token-value?email=amina@office.example', {
      cookie: 'jalon=secret-session',
    })
    const id = answer.headers.get('x-request-id') ?? 'none'
    await expect.poll(() => server.output()).toContain(id)
    expect(server.output()).not.toMatch(/secret-token-value|secret-session|amina/)
    const line =
      server
        .output()
        .split('\n')
        .find((text) => text.includes(id)) ?? ''
    expect(JSON.parse(line)).toMatchObject({ requestId: id, method: 'GET' })
  })
})
