import type { Page } from '@playwright/test'
import { signUpTrainer } from './account-steps.ts'
import { mustBeInOrder, overflow } from './in-order.ts'
import { addFrench, beginCourse, inFrench, moduleText, openEditor, saved, write } from './studio-steps.ts'
import { expect, test } from './support.ts'

const module = 'first-module'
const blockOf = (page: Page, words: string) =>
  page.locator('.translate-block').filter({ has: page.locator('pre.block-text', { hasText: words }) })

/** Without scripts it is a link. */
const scriptsRun = (page: Page) =>
  expect(page.getByRole('button', { name: 'Begin with the source' }).first()).toBeVisible()

/** Saves the block of the exercise in French; its heading has the focus then, and one place says that it is saved. */
async function translateExercise(page: Page, words: string): Promise<string> {
  const block = blockOf(page, words)
  const id = (await block.getByRole('heading', { level: 2 }).getAttribute('id')) ?? ''
  await block.getByRole('textbox').fill(inFrench(await block.locator('pre.block-text').innerText()))
  await block.getByRole('button', { name: 'Save this block' }).click()
  await expect(page.locator(`#${id}`)).toBeFocused()
  await expect(page.locator(`#${id}`)).toContainText('Up to date')
  await expect(page.getByRole('status').filter({ hasText: `Block ${id.slice(6)} is saved.` })).toHaveCount(1)
  return id
}

/** From a block to its exercise's form, where a word is changed beside the source's, and back to the block. */
async function changeInForm(page: Page, id: string, course: string): Promise<void> {
  await page
    .locator('.translate-block', { has: page.locator(`#${id}`) })
    .getByRole('link', { name: 'Translate in the form' })
    .click()
  await expect(page).toHaveURL(new RegExp(`/studio/${course}/exercise/${module}/fr/list-of-arrivals$`))
  const question = page.getByLabel('Question')
  await expect(question).toHaveValue('Une liste d’arrivées en mai est-elle un stock ou un flux ?')
  await expect(question).toHaveAccessibleDescription(
    /Source \(English\): Is a list of arrivals in May a stock or a flow\?/,
  )
  await expect(page.getByText('A stock is counted at one moment.')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Add a hint' })).toHaveCount(0)
  await question.fill('Une liste des arrivées de mai est-elle un stock ou un flux ?')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page
    .getByRole('status')
    .getByRole('link', { name: /^Back to block/ })
    .click()
  await expect(page.locator(`#${id}`)).toBeFocused()
  await expect(blockOf(page, 'id="list-of-arrivals"').getByRole('textbox')).toHaveValue(/des arrivées de mai/)
}

test('a translator goes from block to block, to an exercise’s form and back, and never loses the place', async ({
  page,
  browser,
  server,
}) => {
  test.setTimeout(240_000)
  const course = 'two-languages'
  await signUpTrainer(page, server.databaseUrl)
  await beginCourse(page, 'A course in two languages', course)
  await openEditor(page, course, module)
  await write(page, moduleText)
  await saved(page)
  await addFrench(page, course, 'French')
  const home = `/en/studio/${course}`
  await page.goto(`${home}/translate/${module}/fr`)
  await scriptsRun(page)

  await test.step('an exercise that is not there yet begins with the source', async () => {
    const block = blockOf(page, 'id="list-of-arrivals"')
    await expect(block.getByRole('link', { name: 'Translate in the form' })).toHaveCount(0)
    await block.getByRole('button', { name: 'Begin with the source' }).click()
    await expect(block.getByRole('textbox')).toHaveValue(/^<Choice id="list-of-arrivals"/)
  })

  await test.step('it is saved, translated in its form, and found again', async () => {
    const id = await translateExercise(page, 'id="list-of-arrivals"')
    await changeInForm(page, id, course)
  })

  await test.step('a form shows what is right and how far off an answer may be, and lets nobody change it', async () => {
    await page.goto(`${home}/translate/${module}/fr`)
    await scriptsRun(page)
    await translateExercise(page, 'id="share-of-children"')
    await page.goto(`${home}/exercise/${module}/fr/share-of-children`)
    await expect(page.getByLabel('Value 1')).toHaveAttribute('readonly')
    await expect(page.getByLabel('± tolerance').first()).toHaveAttribute('readonly')
    await expect(page.getByLabel('± tolerance').first()).toHaveAccessibleDescription('set by the source')
  })

  await test.step('the pages have nothing for axe to find, and fit', async () => {
    for (const path of [
      `translate/${module}/fr?saved=4`,
      `exercise/${module}/fr/list-of-arrivals`,
      `exercise/${module}/fr/share-of-children`,
      `exercises/${module}/fr`,
      'about',
    ]) {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        for (const language of ['fr', 'en']) await page.goto(`/${language}/studio/${course}/${path}`)
        expect(await overflow(page), path).toBe(0)
      }
      await mustBeInOrder(page)
    }
  })

  await test.step('without scripts, too', async () => {
    const storageState = await page.context().storageState()
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, storageState })
    const plain = await context.newPage()
    await plain.goto(`${home}/exercises/${module}/fr`)
    await plain.getByRole('navigation', { name: 'Languages of this text' }).getByText('English').click()
    await expect(plain.getByRole('link', { name: 'name-the-moment' })).toBeVisible()
    await plain.goto(`${home}/translate/${module}/fr`)
    await blockOf(plain, 'id="name-the-moment"').getByRole('link', { name: 'Begin with the source' }).click()
    await expect(blockOf(plain, 'id="name-the-moment"').getByRole('textbox')).toHaveValue(/^<Text id=/)
    await translateExercise(plain, 'id="name-the-moment"')
    await plain.goto(`${home}/translate/${module}/fr?show=all`)
    const id = await blockOf(plain, 'id="list-of-arrivals"').getByRole('heading').first().getAttribute('id')
    await changeBack(plain, id ?? '', course)
    await context.close()
  })
})

/** The first words again, so that the same way can be gone once more. */
async function changeBack(page: Page, id: string, course: string): Promise<void> {
  const block = page.locator('.translate-block', { has: page.locator(`#${id}`) })
  const field = block.getByRole('textbox')
  await field.fill((await field.inputValue()).replace('des arrivées de mai', 'd’arrivées en mai'))
  await block.getByRole('button', { name: 'Save this block' }).click()
  await expect(page.locator(`#${id}`)).toBeFocused()
  await changeInForm(page, id, course)
}
