import type { Page } from '@playwright/test'
import { signIn, signUp } from './account-steps.ts'
import { check, exerciseAt, fill, takeHint, verdictOf } from './exercise-page.ts'
import { aPerson, expect, hydrated, test } from './support.ts'

const MODULE = '/en/courses/foundations/stock-and-flow'
const HOUR = 3_600_000

async function open(page: Page) {
  await page.goto(MODULE)
  await hydrated(page)
  return exerciseAt(page, 'share-by-birth')
}

const notes = (page: Page) => exerciseAt(page, 'share-by-birth').locator('.exercise-notes')

/** What this device keeps goes once the server has it: what is there after the next load came from there. */
const keptThere = (page: Page) =>
  expect.poll(() => page.evaluate(() => Object.keys(localStorage).length)).toBe(0)

for (const [what, off] of [
  ['behind', -HOUR],
  ['ahead', HOUR],
] as const)
  test(`what is typed on a computer whose clock is an hour ${what} is kept, also after a hint`, async ({
    page,
  }) => {
    await signUp(page, 'en', aPerson())
    await page.clock.setSystemTime(Date.now() + off)
    const share = await open(page)
    await fill(share, { value: ['2'] })
    await expect(notes(page)).toContainText('kept')
    await takeHint(share)
    await expect(share.locator('.hints > li')).toHaveCount(1)
    await page.clock.setSystemTime(Date.now() + off)
    await fill(share, { value: ['26'] })
    await expect(notes(page)).toContainText('kept')
    await keptThere(page)
    await page.reload()
    await expect(share.locator('[name=value]')).toHaveValue('26')
  })

test('what was typed without a connection is brought back over what stands there, though the clock is wrong', async ({
  page,
}) => {
  await signUp(page, 'en', aPerson())
  const share = await open(page)
  await fill(share, { value: ['25.8'] })
  await check(share)
  await expect(verdictOf(share)).toHaveClass(/verdict-wrong/)
  await page.route('**/api/drafts', (route) => route.abort())
  await page.clock.setSystemTime(Date.now() - HOUR)
  await fill(share, { value: ['26.1'] })
  await expect(notes(page)).toContainText('on this device')
  await page.unroute('**/api/drafts')
  await page.reload()
  await hydrated(page)
  await expect(share.locator('[name=value]')).toHaveValue('26.1')
  await keptThere(page)
  await page.reload()
  await expect(share.locator('[name=value]')).toHaveValue('26.1')
})

test('on a shared computer an answer that waits is not sent for who signs in next', async ({
  page,
  context,
}) => {
  const [amina, bilal] = [aPerson(), aPerson()]
  await signUp(page, 'en', bilal)
  await page.context().clearCookies()
  await signUp(page, 'en', amina)
  const share = await open(page)
  await page.route('**/api/answers', (route) => route.abort())
  await fill(share, { value: ['26.2'] })
  await check(share)
  await expect(notes(page)).toContainText('on this device')

  // In another tab: her session is over, and he signs in.
  await context.clearCookies()
  const other = await context.newPage()
  await signIn(other, 'en', bilal)
  const refused = page.waitForResponse((response) => response.url().endsWith('/api/answers'))
  await page.unroute('**/api/answers')
  expect((await refused).status()).toBe(403)
  const his = await other.request.get('/en/account/data/jalon.json')
  expect((await his.json()).answers).toEqual([])

  // She signs in again, and what waited is hers.
  await context.clearCookies()
  await signIn(page, 'en', amina)
  await open(page)
  await expect(verdictOf(exerciseAt(page, 'share-by-birth'))).toHaveClass(/verdict-right/)
})

test('an answer that reaches the server while its page is on the way is shown there', async ({ page }) => {
  await signUp(page, 'en', aPerson())
  const share = await open(page)
  await page.route('**/api/answers', (route) => route.abort())
  await fill(share, { value: ['26.2'] })
  await check(share)
  await expect(notes(page)).toContainText('on this device')

  // The next page sends what waits, but only once the server has written the module as it was before.
  let written = () => {}
  const isWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  await page.unroute('**/api/answers')
  await page.route('**/api/answers', async (route) => {
    await isWritten
    await route.continue()
  })
  await page.route(`**${MODULE}`, async (route) => {
    const response = await route.fetch()
    const sent = page.waitForResponse((answer) => answer.url().endsWith('/api/answers'))
    written()
    await (await sent).finished()
    await route.fulfill({ response })
  })
  const sending = page.waitForRequest((request) => request.url().endsWith('/api/answers'))
  await page.goto('/en/progress')
  await sending
  await open(page)
  await expect(verdictOf(share)).toHaveClass(/verdict-right/)
  await keptThere(page)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('an answer that is too long comes back whole, with the reason', async ({ page }) => {
    await page.goto(MODULE)
    const reply = exerciseAt(page, 'answer-to-the-minister')
    const text = `${'It counts people. '.repeat(1_200)}The end.`
    await reply.locator('textarea').evaluate((area, value) => {
      const field = area as HTMLTextAreaElement
      field.removeAttribute('maxlength')
      field.value = value
    }, text)
    await check(reply)
    await expect(page.getByRole('alert')).toContainText('too long')
    await expect(exerciseAt(page, 'answer-to-the-minister').locator('textarea')).toHaveValue(text)
  })
})
