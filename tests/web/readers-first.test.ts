import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Response as Answering } from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { readersFirst } from '../../readers-first.js'

/** A server that notes which requests were begun, and answers each when it is told to. */
async function aServer({ patienceMs = 60_000 } = {}) {
  const begun: string[] = []
  const answering = new Map<string, Answering>()
  const app = express()
  app.use(readersFirst({ patienceMs }))
  app.all('*', (request, response) => {
    begun.push(request.path)
    answering.set(request.path, response)
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = (path: string, method = 'GET') => {
    fetch(url + path, { method }).catch(() => {})
  }
  const isBegun = (path: string) => expect.poll(() => begun, { interval: 1 }).toContain(path)
  const answerOf = (path: string): Answering => {
    const response = answering.get(path)
    if (!response) throw new Error(`${path} was not begun.`)
    return response
  }
  return { begun, ask, isBegun, answerOf }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a request of the Studio begins when the pages that others read are made', async () => {
  const { begun, ask, isBegun, answerOf } = await aServer()
  ask('/en/courses/foundations/first')
  await isBegun('/en/courses/foundations/first')
  ask('/api/sources', 'POST')
  await pause(15)
  expect(begun).not.toContain('/api/sources')
  answerOf('/en/courses/foundations/first').end()
  await isBegun('/api/sources')
})

test.each([
  '/api/sources',
  '/en/studio',
  '/FR/studio/c/preview/m',
  '/en/preview/token',
  '//en/studio/c',
  '/en/studio/c.data',
])('%s gives way, and begins all the same when a page takes long', async (path) => {
  const { begun, ask, isBegun } = await aServer({ patienceMs: 50 })
  ask('/en')
  await isBegun('/en')
  const askedAt = performance.now()
  ask(path)
  await isBegun(path)
  expect(performance.now() - askedAt).toBeGreaterThan(45)
  expect(begun).toEqual(['/en', path])
})

test.each(['/', '/en/courses/studio/preview', '/en/account', '/api/answers', '/en/studios'])(
  '%s waits for nobody',
  async (path) => {
    const { ask, isBegun } = await aServer()
    ask('/en')
    await isBegun('/en')
    ask(path)
    await isBegun(path)
  },
)

test('neither a stream that goes on, nor one who has left, holds the Studio up', async () => {
  const { ask, isBegun, answerOf } = await aServer()
  ask('/en/teach/live')
  await isBegun('/en/teach/live')
  answerOf('/en/teach/live').write('still there')
  ask('/en/left')
  await isBegun('/en/left')
  answerOf('/en/left').destroy()
  ask('/en/studio')
  await isBegun('/en/studio')
})

test('in the middle of its work a request gives way again', async () => {
  const { ask, isBegun, answerOf } = await aServer()
  ask('/en/studio')
  await isBegun('/en/studio')
  ask('/en')
  await isBegun('/en')
  let isFirst = false
  const given = answerOf('/en/studio')
    .locals.giveWay()
    .then(() => {
      isFirst = true
    })
  await pause(15)
  expect(isFirst).toBe(false)
  answerOf('/en').end()
  await given
})
