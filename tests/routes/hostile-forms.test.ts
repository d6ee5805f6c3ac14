import { beforeEach, expect, test } from 'vitest'
import { action as signIn } from '#app/routes/account/sign-in.tsx'
import { action as signUp } from '#app/routes/account/sign-up.tsx'
import { action as answers } from '#app/routes/api/answers.ts'
import { action as drafts } from '#app/routes/api/drafts.ts'
import { formOf } from '#app/web/form.server.ts'
import { aSite, ask } from '#tests/support/asking.ts'

beforeEach(async () => {
  await aSite()
})

test.each([
  ['of one name', 'a&'.repeat(60_000)],
  ['of one field that we know', 'email=a@b.example&'.repeat(6_000)],
  ['of many names', Array.from({ length: 10_000 }, (_, number) => `a${number}`).join('&')],
])('tens of thousands of fields %s cost no more than sending them', async (_what, form) => {
  const ms = async (body: string) => {
    const before = process.cpuUsage()
    for (const [endpoint, path] of [
      [signIn, '/en/account/sign-in'],
      [signUp, '/en/account/sign-up'],
      [answers, '/api/answers'],
      [drafts, '/api/drafts'],
    ] as const)
      expect((await ask(endpoint, path, { form: body, params: { lang: 'en' } })).status).toBe(400)
    return process.cpuUsage(before).user / 1000
  }
  await ms('a=1')
  // Making the requests costs a few hundred milliseconds in this process; reading them cost minutes.
  expect(await ms(form)).toBeLessThan(4_000)
})

test('a form of as many fields as an answer may have is read', async () => {
  const body = new URLSearchParams(Array.from({ length: 600 }, (): [string, string] => ['option', 'x']))
  const form = await formOf(new Request('http://localhost/', { method: 'POST', body }))
  expect(form.getAll('option')).toHaveLength(600)
})

test.each([
  ['as browsers write it', (fields: [string, string][]): BodyInit => new URLSearchParams(fields)],
  [
    'in parts',
    (fields: [string, string][]): BodyInit => {
      const form = new FormData()
      for (const [name, value] of fields) form.append(name, value)
      return form
    },
  ],
])('a form of more fields than any has is refused (%s)', async (_what, written) => {
  const fields = Array.from({ length: 1_001 }, (): [string, string] => ['option', 'x'])
  const sent = (body: BodyInit) => formOf(new Request('http://localhost/', { method: 'POST', body }))
  await expect(sent(written(fields))).rejects.toMatchObject({ code: 'form_unreadable' })
  expect([...(await sent(written(fields.slice(1))))]).toHaveLength(1_000)
})

test('a thousand fields of one name are read as their last, at once', async () => {
  const before = process.cpuUsage()
  const form = `${'email=a@b.example&'.repeat(990)}email=last@stats.example`
  const { status, body } = await ask(signIn, '/en/account/sign-in', { form })
  expect(status).toBe(400)
  expect(body).toMatchObject({
    typed: { email: 'last@stats.example' },
    fieldErrors: { password: ['password_missing'] },
  })
  expect(process.cpuUsage(before).user).toBeLessThan(500_000)
})

test.each(['x', '{"type":"insert","payload":{"name":"email","index":1e9}}', 'null'])(
  'orders for the library that reads forms are not taken (%s)',
  async (order) => {
    const form = { form: 'sign-in', email: 'awa@stats.example', __intent__: order, '__proto__.x': '1' }
    const { status, body } = await ask(signIn, '/en/account/sign-in', { form })
    expect(status).toBe(400)
    expect(body).toEqual({
      form: 'sign-in',
      typed: { form: 'sign-in', email: 'awa@stats.example' },
      fieldErrors: { password: ['password_missing'] },
      problem: null,
    })
  },
)
