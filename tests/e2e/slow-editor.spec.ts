import type { Page } from '@playwright/test'
import { exerciseAt } from './exercise-page.ts'
import { expect, hydrated, test } from './support.ts'

/** Opens a lab whose code editor is under way until `arrive` is called. */
async function whileUnderWay(page: Page, id: string) {
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const isEditor = /\/editor-(r|sql)-[^/]+\.js$/
  await page.route(isEditor, async (route) => {
    await arrived
    await route.continue()
  })
  await page.goto('/en/courses/foundations/stock-and-flow')
  await hydrated(page)
  const lab = exerciseAt(page, id)
  const field = lab.locator('textarea')
  const asked = page.waitForRequest(isEditor)
  await field.focus()
  await asked
  return { lab, field, editor: lab.locator('.cm-content'), arrive }
}

test('what is typed before the code editor arrives stands in it, and typing goes on at the same place', async ({
  page,
}) => {
  const { field, editor, arrive } = await whileUnderWay(page, 'three-counts')
  await field.fill('SELECT 1')
  arrive()
  await expect(editor).toBeFocused()
  await page.keyboard.type('23')
  await expect(field).toHaveValue('SELECT 123')
})

test('what is selected when the code editor arrives is still selected in it', async ({ page }) => {
  const { field, editor, arrive } = await whileUnderWay(page, 'three-counts')
  await field.fill('SELECT 1')
  await field.selectText()
  arrive()
  await expect(editor).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(field).toHaveValue('')
})

test('a code editor that arrives late takes nobody away from another field', async ({ page }) => {
  const { lab, field, editor, arrive } = await whileUnderWay(page, 'own-share')
  await field.fill('share <- 1')
  const share = lab.locator('[name=result-share]')
  await share.focus()
  arrive()
  await expect(editor).toContainText('share <- 1')
  await expect(share).toBeFocused()
  await page.keyboard.type('12')
  await expect(share).toHaveValue('12')
})
