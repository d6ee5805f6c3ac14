import type { Browser, Page } from '@playwright/test'
import { signUpTrainer } from './account-steps.ts'
import {
  addFrench,
  beginCourse,
  draw,
  editor,
  inFrench,
  moduleText,
  openEditor,
  publish,
  replaceAll,
  saved,
  write,
} from './studio-steps.ts'
import { expect, hydrated, test } from './support.ts'

const frame = (page: Page) => page.frameLocator('.preview-frame')
const problems = (page: Page) => page.locator('.problem-lines > li')

async function aReader(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url })
  return context.newPage()
}

test('a trainer writes a module, sees it as learners do, translates and publishes it', async ({
  page,
  browser,
  server,
}) => {
  test.setTimeout(300_000)
  const course = 'harbour'
  await signUpTrainer(page, server.databaseUrl)

  await test.step('a course begins with a module that could be published', async () => {
    await beginCourse(page, 'Counting at the harbour', course)
    await page.getByRole('link', { name: 'Write in English' }).click()
    await expect(editor(page)).toBeVisible()
    await expect(frame(page).getByRole('heading', { name: 'First module', level: 1 })).toBeVisible()
  })

  await test.step('what is typed is saved and shown; what is wrong stands with its line', async () => {
    await write(page, moduleText.replace('counts events, not people', 'counts events {x}'))
    await expect(problems(page).filter({ hasText: 'Refuses' }).first()).toContainText('line 9')
    await write(page, moduleText)
    await saved(page)
    await expect(problems(page).filter({ hasText: 'Refuses' })).toHaveCount(0)
    await expect(frame(page).getByText('A list of arrivals counts events, not people.')).toBeVisible()
    await expect(
      frame(page).getByRole('heading', { name: 'Children at the harbour', level: 1 }),
    ).toBeVisible()
  })

  await test.step('the page is answered as the author wishes, dark and narrow', async () => {
    await page.getByLabel('Answered').selectOption('right')
    await expect(frame(page).locator('.verdict-right').first()).toBeVisible()
    await page.getByLabel('Answered').selectOption('wrong-1')
    await expect(frame(page).getByText('A stock is counted at one moment.')).toBeVisible()
    await page.getByLabel('Dark').check()
    await expect(frame(page).locator('html')).toHaveCSS('background-color', 'rgb(22, 24, 28)')
    await page.getByLabel('Dark').uncheck()
    await expect(frame(page).locator('html')).toHaveCSS('background-color', 'rgb(251, 248, 241)')
    await page.getByLabel('Phone width').check()
    expect((await page.locator('.preview-frame').boundingBox())?.width).toBe(360)
    await page.locator('.preview-frame').evaluate((element) => {
      const { contentWindow, contentDocument } = element as HTMLIFrameElement
      const top = contentDocument?.querySelector('.verdict')?.getBoundingClientRect().top ?? 0
      contentWindow?.scrollBy(0, top)
    })
    await draw(page, 'editor')
  })

  await test.step('undo outlives a reload', async () => {
    await page.reload()
    await expect(editor(page)).toContainText('not people')
    await editor(page).click()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(editor(page)).toContainText('counts events {x}')
    await page.keyboard.press('ControlOrMeta+y')
    await expect(editor(page)).toContainText('not people')
    await saved(page)
  })

  await test.step('a figure comes with words for who can’t see it', async () => {
    await page.goto(`/en/studio/${course}/files/first-module`)
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="40" height="20" fill="#1c4f8a"/></svg>'
    await page
      .locator('form', { has: page.getByRole('button', { name: 'Add', exact: true }) })
      .locator('input[type=file]')
      .setInputFiles({ name: 'arrivals.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) })
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByText('is added as')).toBeVisible()
    await page.getByText('Show in a text').click()
    await page.getByLabel('What it shows').fill('One bar: 40 arrivals.')
    await page.getByRole('button', { name: 'Insert at its end' }).click()
    await expect(editor(page)).toContainText('One bar: 40 arrivals.')
    await expect(frame(page).getByRole('img', { name: 'One bar: 40 arrivals.' })).toBeVisible()
  })

  await test.step('the translation is written block by block', async () => {
    await addFrench(page, course)
    await page.goto(`/en/studio/${course}/translate/first-module/fr`)
    await draw(page, 'translate')
    const blocks = page.locator('.translate-block')
    await blocks.nth(1).getByRole('button', { name: 'Begin with the source' }).click()
    await expect(blocks.nth(1).getByRole('textbox')).toHaveValue(/A list of arrivals counts events/)
    // The one that was saved last stays, folded.
    const open = blocks.filter({ has: page.getByRole('button', { name: 'Save this block' }) })
    for (let left = await open.count(); left > 0; left--) {
      const block = open.first()
      const source = await block.locator('pre.block-text').first().innerText()
      await block
        .getByRole('textbox')
        .fill(inFrench(source).replace('One bar: 40 arrivals.', 'Une barre : 40 arrivées.'))
      await block.getByRole('button', { name: 'Save this block' }).click()
      await expect(open).toHaveCount(left - 1)
    }
    await expect(page.getByText('Every block is up to date.')).toBeVisible()
  })

  await test.step('it is published with a reason, and learners read it in both languages', async () => {
    await page.goto(`/en/studio/${course}/publish`)
    await expect(page.getByRole('heading', { name: 'What changes' })).toBeVisible()
    await draw(page, 'publish')
    await publish(page, 'The first edition.')
    const reader = await aReader(browser, server.url)
    await reader.goto(`/fr/courses/${course}/first-module`)
    await expect(reader.getByRole('heading', { name: 'Des enfants au port', level: 1 })).toBeVisible()
    await reader.goto(`/en/courses/${course}/first-module`)
    await expect(reader.getByRole('img', { name: 'One bar: 40 arrivals.' })).toBeVisible()
    await reader.context().close()
  })
})

test('a wrong key is fixed: who is hurt by it is shown before, and told after', async ({
  page,
  browser,
  server,
}) => {
  test.setTimeout(240_000)
  const course = 'wrong-key'
  await signUpTrainer(page, server.databaseUrl)
  await beginCourse(page, 'A course with a wrong key', course)
  await openEditor(page, course, 'first-module')
  await write(page, moduleText.replace('[x] 25 ±', '[x] 52 ±'))
  await saved(page)
  await page.goto(`/en/studio/${course}/publish`)
  await publish(page, 'The first edition.')

  const reader = await aReader(browser, server.url)
  await reader.goto(`/en/courses/${course}/first-module`)
  await hydrated(reader)
  const exercise = reader.locator('#share-of-children')
  await exercise.getByRole('textbox').fill('25')
  await exercise.getByRole('button', { name: 'Check my answer' }).click()
  await expect(exercise.locator('.verdict-wrong')).toBeVisible()

  await openEditor(page, course, 'first-module')
  await write(page, moduleText)
  await saved(page)
  await page.goto(`/en/studio/${course}/publish`)
  const correct = page.getByRole('checkbox').first()
  await correct.check()
  await correct.evaluate((element) => element.scrollIntoView({ block: 'end' }))
  await draw(page, 'wrong-key')
  await publish(page, 'The key was 52 for 25.')

  await reader.reload()
  await expect(exercise.locator('.verdict-right')).toBeVisible()
  await reader.context().close()

  await page.goto(`/en/studio/${course}/corrections`)
  await expect(page.getByText('The key was 52 for 25.').first()).toBeVisible()
})

test('one text in two windows: both are brought together, and where both changed the same words a person decides', async ({
  page,
  context,
  server,
}) => {
  const course = 'two-windows'
  await signUpTrainer(page, server.databaseUrl)
  await beginCourse(page, 'Two windows', course)
  await openEditor(page, course, 'first-module')
  await write(page, moduleText)
  await saved(page)
  const other = await context.newPage()
  await openEditor(other, course, 'first-module')

  await write(page, moduleText.replace('counts events, not people', 'counts border crossings'))
  await saved(page)
  await write(other, moduleText.replace('## What a list counts', '## What lists count'))
  await expect(editor(other)).toContainText('border crossings')
  await saved(other)

  const theirs = moduleText.replace('## What a list counts', '## What lists count')
  await write(page, theirs.replace('counts events, not people', 'counts crossings'))
  await expect(page.getByText('The same passage was changed elsewhere, too')).toHaveCount(0)
  await saved(page)
  await write(other, theirs.replace('counts events, not people', 'counts journeys'))
  await expect(other.getByText('The same passage was changed elsewhere, too')).toBeVisible()
  await other.getByLabel('what was saved or published elsewhere').check()
  await other.getByRole('button', { name: 'Bring both together' }).click()
  await expect(editor(other)).toContainText('counts crossings')
  await saved(other)
})

test('a form of an exercise is not left with words that nobody has', async ({ page, server }) => {
  test.setTimeout(120_000)
  const course = 'form-that-asks'
  await signUpTrainer(page, server.databaseUrl)
  await beginCourse(page, 'A course with a form', course)
  await openEditor(page, course, 'first-module')
  await write(page, moduleText)
  await saved(page)
  await page.goto(`/en/studio/${course}/exercise/first-module/en/list-of-arrivals`)
  const question = page.getByLabel('Question')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await expect(async () => {
    // The scripts may come later than the first word.
    await question.pressSequentially('?')
    await question.fill('Is a list of arrivals in June a stock or a flow?')
    await page
      .getByRole('link', { name: 'Preview' })
      .click({ noWaitAfter: true, timeout: 1000 })
      .catch(() => {})
    await expect.poll(() => asked, { timeout: 1000 }).toContain('beforeunload')
  }).toPass({ timeout: 30_000 })
  await expect(question).toHaveValue(/in June/)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved in your draft')).toBeVisible()
  await page.getByRole('link', { name: 'Preview' }).click()
  await expect(page.getByText('Is a list of arrivals in June a stock or a flow?')).toBeVisible()
})

test('what was typed just before a page is left is saved', async ({ page, server }) => {
  test.setTimeout(120_000)
  const course = 'left-in-haste'
  await signUpTrainer(page, server.databaseUrl)
  await beginCourse(page, 'A course left in haste', course)
  await openEditor(page, course, 'first-module')
  await write(page, moduleText)
  await saved(page)
  await replaceAll(page, `${moduleText}\nThe last words.\n`)
  await page.goto(`/en/studio/${course}`)
  // The page that is open now knows nothing of the text: the server has it from the one that was left.
  const written = async () => (await page.request.get(`/en/studio/${course}/write/first-module/en`)).text()
  await expect.poll(written).toContain('The last words.')
})

test('without a connection nothing is lost', async ({ page, context, server }) => {
  const course = 'no-connection'
  await signUpTrainer(page, server.databaseUrl)
  await beginCourse(page, 'No connection', course)
  await openEditor(page, course, 'first-module')
  await context.setOffline(true)
  await replaceAll(page, moduleText)
  await expect(page.locator('.save-state')).toContainText('No connection')
  await context.setOffline(false)
  await page.reload()
  await expect(editor(page)).toContainText('A list of arrivals counts events')
  await saved(page)
  await page.reload()
  await expect(editor(page)).toContainText('A list of arrivals counts events')
})

test('the Studio works without scripts: a text is saved by its button', async ({ browser, page, server }) => {
  const course = 'no-scripts'
  await signUpTrainer(page, server.databaseUrl)
  const context = await browser.newContext({
    baseURL: server.url,
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  await plain.goto('/en/studio')
  await plain.getByLabel('Title').fill('No scripts')
  await plain.getByLabel('Short name for its address').fill(course)
  await plain.getByRole('button', { name: 'Begin the course' }).click()
  await plain.getByRole('link', { name: 'Write in English' }).click()
  await plain.getByLabel('Source of first-module').fill(moduleText)
  await plain.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(plain.getByText('Saved in your draft')).toBeVisible()
  await plain.getByRole('link', { name: 'Open the preview by itself' }).click()
  await context.close()
})
