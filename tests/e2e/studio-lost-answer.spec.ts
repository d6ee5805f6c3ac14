import type { Page, Route } from '@playwright/test'
import { editor, openEditor, signedInAs, write } from './studio-steps.ts'
import { expect, test } from './support.ts'

const course = 'foundations'
const text = '---\ntitle: T\nsummary: S\nminutes: 5\nobjectives:\n  a: A\n---\n\nOne.\n'
const sources = '**/api/sources'

/** The server saves what it is sent, and the connection breaks before it says so: `count` times. */
async function loseAnswers(page: Page, count: number): Promise<() => number> {
  let lost = 0
  await page.route(sources, async (route: Route) => {
    const isSave = /&(text|edit)=/.test(route.request().postData() ?? '')
    if (!isSave || lost >= count) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  return () => lost
}

const state = (page: Page) => page.locator('.save-state')
test.describe('a save whose answer is lost', () => {
  const module = 'stock-and-flow'

  test('is known for one’s own when it is sent again, with what was typed since', async ({
    page,
    context,
    server,
  }) => {
    await signedInAs(server, context, 'author', { course, id: 'unlucky' })
    await openEditor(page, course, module)
    await write(page, text)
    const lost = await loseAnswers(page, 1)
    await editor(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('Two.')
    await expect.poll(lost).toBe(1)
    await page.keyboard.type(' Three.')
    await expect(state(page)).toContainText('Saved in your draft', { timeout: 20_000 })
    await expect(page.getByText('The same passage was changed elsewhere')).toHaveCount(0)
    await expect(page.frameLocator('.preview-frame').getByText('Two. Three.')).toBeVisible()
  })

  test('is gone on from after the page was closed meanwhile', async ({ page, context, server }) => {
    await signedInAs(server, context, 'author', { course, id: 'unluckier' })
    await openEditor(page, course, module)
    await write(page, text)
    const lost = await loseAnswers(page, 1)
    await editor(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('Two.')
    await expect.poll(lost).toBe(1)
    await context.setOffline(true)
    await page.keyboard.type(' Three.')
    await expect(state(page)).toContainText('No connection')
    await page.close()
    await context.setOffline(false)
    const next = await context.newPage()
    await openEditor(next, course, module)
    await expect(editor(next)).toContainText('Two. Three.')
    await expect(state(next)).toContainText('Saved in your draft')
    await expect(next.getByText('This device kept a text')).toHaveCount(0)
  })
})
