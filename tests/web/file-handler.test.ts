import { expect, test } from 'vitest'
import { DomainError } from '#app/domain/errors.ts'
import { type FileAnswer, fileHandler } from '#app/web/file-handler.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** Asks for a file as the server would, with what the server knows of the client. */
async function asked(
  body: FileAnswer['body'],
  { room, signal }: { room?: () => Promise<void>; signal?: AbortSignal },
) {
  await aSite()
  const loader = fileHandler(async () => ({ name: 'answers.csv', type: 'text/csv; charset=utf-8', body }))
  const request = new Request('http://localhost:3000/en/file', { signal })
  const given = { request, params: { lang: 'en' }, context: { ip: '192.0.2.1', room } }
  return loader(given as never)
}

test.each([
  ['/en/x', 'There is no such page'],
  ['/fr/x', 'Cette page n’existe pas'],
])('a refusal at %s is plain text in the page’s language, with its status', async (path, words) => {
  await aSite()
  const loader = fileHandler(async () => {
    throw new DomainError('not-found', 'cohort_not_found')
  })
  const { status, headers, body } = await ask(loader, path)
  expect(status).toBe(404)
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(body).toContain(words)
})

test('an unknown language is a refusal too, and a bug is none', async () => {
  await aSite()
  const whole = fileHandler(async () => ({ name: 'a', type: 'text/plain', body: '' }))
  expect((await ask(whole, '/xx/file')).status).toBe(404)
  const broken = fileHandler(async () => {
    throw new Error('a bug')
  })
  await expect(ask(broken, '/en/file')).rejects.toThrow('a bug')
})

test('a name keeps its letters, and old clients get one in plain letters', async () => {
  await aSite()
  const loader = fileHandler(async () => ({ name: 'évaluation "1".csv', type: 'text/csv', body: 'a' }))
  const { headers, body } = await ask(loader, '/fr/file')
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="evaluation-1-.csv"; filename*=UTF-8''%C3%A9valuation%20%221%22.csv`,
  )
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toBe('a')
})

/** Counts how many parts were made, and tells whether it was left before its end. */
function counted(parts: number, failsAt = Number.POSITIVE_INFINITY) {
  const seen = { made: 0, isLeft: false }
  async function* make() {
    try {
      for (; seen.made < parts; seen.made += 1) {
        if (seen.made === failsAt) throw new Error('the store is gone')
        yield bytes(`${seen.made}\n`)
      }
    } finally {
      seen.isLeft = true
    }
  }
  return { seen, body: make() }
}

test('nothing is made before it is read, and no part while the client has no room', async () => {
  const { seen, body } = counted(3)
  let free = () => {}
  const room = () => new Promise<void>((resolve) => (free = resolve))
  const answer = await asked(body, { room })
  expect(seen.made).toBe(0)
  const reader = answer.body?.getReader()
  const first = reader?.read()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(seen.made).toBe(0)
  free()
  expect((await first)?.value).toEqual(bytes('0\n'))
})

test('a client that goes away stops the reading', async () => {
  const { seen, body } = counted(1000)
  const client = new AbortController()
  const reader = (await asked(body, { signal: client.signal })).body?.getReader()
  await reader?.read()
  client.abort()
  expect((await reader?.read())?.done).toBe(true)
  expect(seen).toEqual({ made: 0, isLeft: true })
})

test('a failure half way breaks the body off', async () => {
  const { body } = counted(3, 2)
  const answer = await asked(body, {})
  await expect(answer.text()).rejects.toThrow('the store is gone')
})
