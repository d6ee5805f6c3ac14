import { hashPassword } from '#app/auth/password.server.ts'
import { fillStore } from '#app/domain/demo/fill-store.server.ts'
import { openStore } from '#db/gateway.server.ts'
import { signIn } from './account-steps.ts'
import { inLetters, mustBeInOrder, overflow } from './in-order.ts'
import { nuErrors } from './nu-checker.ts'
import { languages } from './pages.ts'
import { expect, test as onSharedServer, withServer } from './support.ts'

/** On a server of its own: a demo is made up in an empty store only. */
const test = onSharedServer.extend(withServer)

/** Every page that has a cohort to show, on a cohort that gives each something to show. */
test('the trainers’ pages have nothing for axe or the Nu checker to find, narrow and wide, and fit into 360 px in every language', async ({
  page,
  server,
}) => {
  test.setTimeout(480_000)
  const password = 'a long enough password'
  const store = await openStore(server.databaseUrl)
  const { cohortId } = await fillStore(store.db, {
    seed: 1,
    now: Date.now(),
    passwordHash: await hashPassword(password),
    courseIds: ['foundations'],
  })
  await store.close()
  await signIn(page, 'en', { name: '', email: 'admin@demo.example', password })

  const home = `/teach/${cohortId}`
  await page.goto(`/en${home}`)
  await expect(page.locator('.morning-line').first()).toBeVisible()
  const first = async (href: string) => {
    const link = page.locator(`main a[href*="${href}"]`).first()
    return ((await link.getAttribute('href')) ?? '').replace(/^\/en/, '')
  }
  const [answers, person] = [await first('/answers/'), await first('/people/')]
  const module = 'foundations/stock-and-flow'
  const paths = [
    '/teach',
    '/teach/new',
    '/teach/roll-up',
    home,
    `${home}?open=${module}`,
    `${home}/people`,
    `${home}/links`,
    `${home}/settings`,
    `${home}/invite`,
    `${home}/written`,
    `${home}/mail`,
    `${home}/write?people=all`,
    `${home}/export`,
    `${home}/analysis`,
    `${home}/analysis/${module}?rasch=1`,
    `${home}/analysis/${module}/stock-or-flow`,
    `${home}/test-analysis/foundations/post/a`,
    `${home}/gain`,
    answers,
    person,
    `${person}/allowances`,
    '/account/cohorts',
    '/join',
    '/join/NOSUCHCODE',
  ]
  const pages: Record<string, string> = {}
  for (const [number, path] of paths.entries()) {
    await page.setViewportSize({ width: 360, height: 800 })
    for (const language of languages) {
      await page.goto(`/${language}${path}`)
      expect(await overflow(page), `/${language}${path}`).toBe(0)
      await inLetters(page, 'monospace')
      expect(await overflow(page), `/${language}${path} in wide letters`).toBe(0)
    }
    // Each at one of the two widths and in one language: axe takes seconds.
    await page.setViewportSize({ width: number % 2 === 0 ? 360 : 1280, height: 800 })
    await page.goto(`/en${path}`)
    await mustBeInOrder(page)
    pages[path] = await (await page.request.get(`/en${path}`)).text()
  }
  expect(nuErrors(pages)).toEqual([])
})
