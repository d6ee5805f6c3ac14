import type { Page } from '@playwright/test'
import { signUp } from './account-steps.ts'
import { check, exerciseAt, fill, showSolution, takeHint, verdictOf } from './exercise-page.ts'
import { aPerson, expect, hydrated, test } from './support.ts'

const MODULE = '/courses/foundations/stock-and-flow'
const open = async (page: Page, language = 'en') => {
  await page.goto(`/${language}${MODULE}`)
  const share = exerciseAt(page, 'share-by-birth')
  await expect(share.locator('form')).toBeVisible()
  return share
}

test('a double click counts once, and pressing Enter answers', async ({ page }) => {
  const share = await open(page)
  await hydrated(page)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/answers')) sent.push(request.postData() ?? '')
  })
  await fill(share, { value: ['25.8'] })
  await share.locator('button[value=answer]').dblclick()
  await expect(verdictOf(share)).toHaveClass(/verdict-wrong/)
  expect(new Set(sent.map((body) => new URLSearchParams(body).get('attempt'))).size).toBe(1)
  await fill(share, { value: ['26.2'] })
  await share.locator('[name=value]').press('Enter')
  await expect(verdictOf(share)).toHaveClass(/verdict-right/)
})

test('the focus goes to the verdict, which is a live region, and on to the hint that was taken', async ({
  page,
}) => {
  const share = await open(page)
  await hydrated(page)
  await fill(share, { value: ['25.8'] })
  await check(share)
  await expect(share.locator('.verdict')).toBeFocused()
  await takeHint(share)
  await expect(share.locator('.hints > li')).toBeFocused()
})

test('with the keyboard alone one comes to an exercise, answers it and reads the verdict', async ({
  page,
}) => {
  await page.goto(`/en${MODULE}`)
  await hydrated(page)
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('Skip to the content')
  await page.keyboard.press('Enter')
  const share = exerciseAt(page, 'share-by-birth')
  await share.locator('[name=value]').focus()
  await page.keyboard.type('26.2')
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('Check my answer')
  await page.keyboard.press('Enter')
  await expect(share.locator('.verdict')).toBeFocused()
  await expect(verdictOf(share)).toHaveText('Right')
})

test('keys pressed while the scripts arrive break nothing', async ({ page }) => {
  // React hydrates what an event touches at once: all through loading there is an event.
  await page.addInitScript(() => {
    const channel = new MessageChannel()
    const until = Date.now() + 3000
    channel.port1.onmessage = () => {
      document.body?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }))
      if (Date.now() < until) channel.port2.postMessage(null)
    }
    channel.port2.postMessage(null)
  })
  const share = await open(page)
  await hydrated(page)
  await fill(share, { value: ['26.2'] })
  await check(share)
  await expect(share.locator('.verdict')).toBeFocused()
})

test('an order is made with the keyboard, and told as it changes', async ({ page }) => {
  await page.goto(`/en${MODULE}`)
  await hydrated(page)
  const order = exerciseAt(page, 'from-small-to-large')
  const texts = () => order.locator('ol.order > li .html, ol.order > li > div:first-of-type').allInnerTexts()
  const before = await texts()
  const down = order.getByRole('button', { name: /^Move down/ }).first()
  await down.focus()
  await page.keyboard.press('Enter')
  const after = await texts()
  expect(after[1]).toBe(before[0])
  await expect(order.locator('.only-read[role=status]')).toContainText('now in place 2 of 5')
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /^Move down/)
})

test('a lost connection keeps the answer, says so, survives a reload and sends it once', async ({
  page,
  context,
}) => {
  await signUp(page, 'en', aPerson())
  const share = await open(page)
  await hydrated(page)
  await context.setOffline(true)
  await fill(share, { value: ['26.2'] })
  await check(share)
  await expect(share.locator('.exercise-notes')).toContainText('kept on this device')
  await expect(share.locator('[name=value]')).toHaveValue('26.2')
  // The page comes back before its answers can go: what was kept is there after the reload.
  await page.route('**/api/answers', (route) => route.abort('connectionreset'))
  await context.setOffline(false)
  await page.reload()
  await expect(share.locator('.exercise-notes')).toContainText('kept on this device')
  await expect(share.locator('[name=value]')).toHaveValue('26.2')
  await page.unroute('**/api/answers')
  await expect(verdictOf(share)).toHaveClass(/verdict-right/)
  await page.reload()
  await expect(share.locator('.exercise-facts')).toContainText('solved')
})

test('a server that is away for a moment is asked again', async ({ page }) => {
  const share = await open(page)
  await hydrated(page)
  let refusals = 0
  await page.route('**/api/answers', (route) => {
    refusals += 1
    return refusals <= 1 ? route.abort('connectionreset') : route.continue()
  })
  await fill(share, { value: ['26.2'] })
  await check(share)
  await expect(verdictOf(share)).toHaveClass(/verdict-right/, { timeout: 15_000 })
  expect(refusals).toBe(2)
})

test('an answer that arrived while its reply was lost counts once', async ({ page, server }) => {
  const person = aPerson()
  await signUp(page, 'en', person)
  const share = await open(page)
  await hydrated(page)
  let sends = 0
  await page.route('**/api/answers', async (route) => {
    sends += 1
    if (sends > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await fill(share, { value: ['25.8'] })
  await check(share)
  await expect(verdictOf(share)).toHaveClass(/verdict-wrong/, { timeout: 15_000 })
  expect(sends).toBe(2)
  const response = await page.request.get('/en/account/data/jalon.json')
  expect((await response.json()).answers).toHaveLength(1)
  expect(server.output()).not.toContain('"level":50')
})

test('what a visitor half types is there after a reload, and after a change of language', async ({
  page,
}) => {
  let share = await open(page)
  await hydrated(page)
  await fill(share, { value: ['26'] })
  await page.waitForTimeout(300)
  await page.reload()
  await expect(share.locator('[name=value]')).toHaveValue('26')
  await page.getByRole('link', { name: 'Français' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  share = exerciseAt(page, 'share-by-birth')
  await expect(share.locator('[name=value]')).toHaveValue('26')
})

test('two readings are asked back, and the one that is chosen is graded', async ({ page }) => {
  await page.goto(`/fr${MODULE}`)
  const account = exerciseAt(page, 'stock-account')
  await fill(account, { value: ['8,614'] })
  await check(account)
  await expect(verdictOf(account)).toHaveClass(/verdict-ambiguous/)
  await account.getByRole('radio').first().check()
  await check(account)
  await expect(verdictOf(account)).toHaveClass(/verdict-(right|wrong)/)
})

test('a solution is shown on request, counts as shown, and stays so', async ({ page }) => {
  const share = await open(page)
  await hydrated(page)
  await fill(share, { value: ['25.8'] })
  await check(share)
  await expect(verdictOf(share)).toHaveClass(/verdict-wrong/)
  await showSolution(share)
  await expect(share.locator('.solution')).toBeFocused()
  await expect(share.locator('.exercise-facts')).toContainText('solution shown')
  await fill(share, { value: ['26.2'] })
  await check(share)
  await expect(verdictOf(share)).toHaveClass(/verdict-right/)
  await page.reload()
  await expect(share.locator('.exercise-facts')).toContainText('solution shown')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('an unreadable number comes back with its words, in its place, and costs no try', async ({ page }) => {
    const share = await open(page, 'fr')
    await fill(share, { value: ['un quart'] })
    await check(share)
    await expect(page).toHaveURL(/#share-by-birth$/)
    await expect(verdictOf(share)).toHaveClass(/verdict-unreadable/)
    await expect(share.locator('[name=value]')).toHaveValue('un quart')
  })

  test('what is typed goes along to the other language by a button', async ({ page }) => {
    const share = await open(page)
    await fill(share, { value: ['26'] })
    await share.locator('button[value="keep:fr"]').click()
    await expect(page).toHaveURL(/\/fr\/.*#share-by-birth$/)
    await expect(exerciseAt(page, 'share-by-birth').locator('[name=value]')).toHaveValue('26')
  })

  test('sending the same form again after going back adds no try', async ({ page }) => {
    const share = await open(page)
    await fill(share, { value: ['25.8'] })
    await check(share)
    await expect(verdictOf(share)).toHaveClass(/verdict-wrong/)
    await page.goBack()
    await fill(share, { value: ['25.8'] })
    await check(share)
    await expect(verdictOf(share)).toHaveClass(/verdict-wrong/)
  })
})
