import type { Page } from '@playwright/test'
import { signUpTrainer } from './account-steps.ts'
import { beginCourse, moduleText, openEditor, saved, write } from './studio-steps.ts'
import { expect, test } from './support.ts'

/** A course whose first module is the text of the other tests, or another. */
async function aCourse(page: Page, course: string, databaseUrl: string, text = moduleText): Promise<void> {
  await signUpTrainer(page, databaseUrl)
  await beginCourse(page, 'A course to mend', course)
  await openEditor(page, course, 'first-module')
  await write(page, text)
  await saved(page)
}

/** Waits until the scripts of a page have taken over its forms: before, they are sent as pages. */
const scriptsRun = (page: Page) =>
  page.waitForFunction(() =>
    Object.keys(document.querySelector('main form[method=post]') ?? {}).some((key) =>
      key.startsWith('__reactProps'),
    ),
  )

test('in a form a problem stands at its field, and saving says what it is worth', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 360, height: 640 })
  await aCourse(page, 'told-at-field', server.databaseUrl)
  await page.goto('/en/studio/told-at-field/exercise/first-module/en/list-of-arrivals')
  await scriptsRun(page)
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await expect(page.getByText('The check has nothing to say about this exercise.')).toBeVisible()
  await expect(save, 'stays in reach').toBeInViewport()

  await page.getByLabel('Right (1)').uncheck()
  await page.getByLabel('Solution: the way to the answer').fill('')
  await save.click()
  await expect(page.getByRole('status')).toContainText(
    'Saved in your draft. 1 thing keeps it from being published.',
  )
  const list = page.locator('.problem-lines')
  await expect(list).not.toContainText(/line \d|\[x\]/)
  await list.getByRole('link', { name: 'No answer is marked as right' }).click()
  const mark = page.getByLabel('Right (1)')
  await expect(mark).toBeFocused()
  await expect(mark).toHaveAttribute('aria-invalid', 'true')
  await expect(mark).toHaveAccessibleDescription(/Tick “Right”/)
  const solution = page.getByLabel('Solution: the way to the answer')
  await expect(solution).toHaveAccessibleDescription(/There is no solution/)
  await expect(solution).not.toHaveAttribute('aria-invalid')

  await mark.check()
  await solution.fill('A flow.')
  await save.click()
  await expect(page.getByRole('status')).toContainText('Learners see it when you publish.')
  await expect(page.getByText('The check has nothing to say about this exercise.')).toBeVisible()
})

test('what has the focus in a long form is not hidden behind its button', async ({ page, server }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 360, height: 640 })
  await aCourse(page, 'not-hidden', server.databaseUrl)
  await page.goto('/en/studio/not-hidden/exercise/first-module/en/share-of-children')
  await scriptsRun(page)
  await page.getByLabel('Question').focus()
  for (let left = 40; left > 0; left--) {
    await page.keyboard.press('Tab')
    const place = await page.evaluate(() => {
      const [own, bar] = [document.activeElement, document.querySelector('.form-save')]
      if (!own || !bar || !own.closest('form')?.contains(bar)) return null
      const { top, bottom } = own.getBoundingClientRect()
      return { isInBar: bar.contains(own), top, bottom, bar: bar.getBoundingClientRect().top }
    })
    if (!place || place.isInBar) break
    expect(place.top, JSON.stringify(place)).toBeLessThan(place.bar)
    expect(place.bottom, JSON.stringify(place)).toBeLessThanOrEqual(place.bar + 1)
  }
})

test('publishing without a reason leads to its field; with one it is pressed once', async ({
  page,
  server,
}) => {
  test.setTimeout(120_000)
  await aCourse(page, 'reason-first', server.databaseUrl)
  await page.goto('/en/studio/reason-first/publish')
  await scriptsRun(page)
  const text = page.getByText('Show the text')
  await expect(page.getByText('A list of arrivals counts events, not people.')).toBeHidden()
  await text.click()
  await expect(page.getByText('A list of arrivals counts events, not people.')).toBeVisible()
  await expect(page.getByText('A review is optional')).toBeVisible()

  await page.getByRole('button', { name: 'Publish for all learners' }).click()
  const reason = page.getByLabel('Why')
  await expect(reason).toBeFocused()
  await expect(reason).toHaveAttribute('aria-invalid', 'true')
  await expect(reason).toHaveAccessibleDescription(/Say in one sentence why/)
  await expect(page.getByRole('alert')).toContainText('Not published.')

  await reason.fill('The first edition.')
  let sent = 0
  await page.route(/\/publish(\.data)?(\?|$)/, async (route) => {
    if (route.request().method() === 'POST') {
      sent++
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
    await route.continue()
  })
  await page.getByRole('button', { name: 'Publish for all learners' }).click()
  const busy = page.getByRole('button', { name: 'Publishing …' })
  await expect(busy).toBeVisible()
  await busy.click({ force: true })
  await expect(page.getByText('Published.')).toBeVisible({ timeout: 30_000 })
  expect(sent).toBe(1)
})

test('without scripts the page of a missing reason begins in its field', async ({
  page,
  browser,
  server,
}) => {
  test.setTimeout(120_000)
  await aCourse(page, 'plain-reason', server.databaseUrl)
  const context = await browser.newContext({
    baseURL: server.url,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  await plain.goto('/en/studio/plain-reason/publish')
  await plain.getByRole('button', { name: 'Publish for all learners' }).click()
  await expect(plain.getByLabel('Why')).toBeFocused()
  await expect(plain.getByRole('link', { name: 'Say in one sentence why' })).toBeVisible()
  await context.close()
})
