import { editor, signedInAs } from './studio-steps.ts'
import { expect, test } from './support.ts'

test('the preview follows the cursor, and by itself it says what it is', async ({
  page,
  context,
  server,
}) => {
  await signedInAs(server, context, 'author', { course: 'foundations', id: 'follower' })
  await page.setViewportSize({ width: 1280, height: 900 })
  const write = '/en/studio/foundations/write/stock-and-flow/en'
  await page.goto(write)
  await expect(editor(page)).toBeVisible()
  const frame = page.frameLocator('.preview-frame')
  const last = frame.locator('.module-body > .exercise').last()
  await expect(last).toBeAttached()
  await expect(last).not.toBeInViewport()

  await test.step('to the end of the text', async () => {
    const before = await page.evaluate(() => scrollY)
    await editor(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    await expect(last).toBeInViewport()
    // The window around it is not moved by it.
    expect(await page.evaluate(() => scrollY)).toBeLessThan(before + 900)
  })

  await test.step('and back to its beginning', async () => {
    await page.keyboard.press('ControlOrMeta+Home')
    await expect(frame.locator('h1')).toBeInViewport()
  })

  await test.step('unless it is told not to', async () => {
    await page.getByLabel('Follow the cursor').uncheck()
    await editor(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.waitForTimeout(600)
    await expect(frame.locator('h1')).toBeInViewport()
  })

  await test.step('and comes anew only when it is asked for, if one wishes', async () => {
    const live = page.getByLabel('Update while I type')
    await live.uncheck()
    await editor(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('\n\nWords for later.')
    await expect(page.locator('.save-state')).toContainText('Saved in your draft')
    await page.waitForTimeout(500)
    await expect(frame.getByText('Words for later.')).toHaveCount(0)
    await page.getByRole('button', { name: 'Update now' }).click()
    await expect(frame.getByText('Words for later.')).toBeAttached()
    await live.check()
  })

  await test.step('by itself it leads back', async () => {
    await expect(frame.getByText('Preview of a draft')).toHaveCount(0)
    const [alone] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open the preview by itself' }).click(),
    ])
    await expect(alone.getByText('Preview of a draft: nothing that is answered here counts.')).toBeVisible()
    await alone.getByRole('link', { name: 'Back to the text' }).click()
    await expect(alone).toHaveURL(new RegExp(`${write}$`))
  })
})
