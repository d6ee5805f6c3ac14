import type { Page } from '@playwright/test'
import { signUpTrainer } from './account-steps.ts'
import { inLetters, mustBeInOrder, overflow } from './in-order.ts'
import { nuErrors } from './nu-checker.ts'
import { languages } from './pages.ts'
import { beginCourse, moduleText, openEditor, publish, saved, signedInAs, write } from './studio-steps.ts'
import { expect, test } from './support.ts'

const course = 'in-order'

/** Everything that the Studio has to show: two releases, a corrected key, a translation to come, a review, what is wrong. */
async function aCourseInWork(page: Page): Promise<void> {
  await beginCourse(page, 'A course in work', course)
  for (const [text, reason] of [
    [moduleText.replace('[x] 25 ±', '[x] 52 ±'), 'The first edition.'],
    [moduleText, 'The key was 52 for 25.'],
  ] as const) {
    await openEditor(page, course, 'first-module')
    await write(page, text)
    await saved(page)
    await page.goto(`/en/studio/${course}/publish`)
    await publish(page, reason)
  }
  await page.goto(`/en/studio/${course}/about`)
  await page.getByText('Add a language').first().click()
  await page.getByLabel('Code of the language').fill('fr')
  for (const [field, words] of [
    ['title', 'Un cours'],
    ['summary', 'Un cours en chantier.'],
    ['audience', 'Agents.'],
  ])
    await page.locator(`#${field}-new`).fill(words ?? '')
  await page.getByRole('button', { name: 'Add a language' }).click()
  await expect(page.getByText('Added to your draft')).toBeVisible()
  await openEditor(page, course, 'first-module')
  await write(
    page,
    moduleText.replace('not people.', `not people. [Nowhere](nothing) {x} ${'word '.repeat(50)}.`),
  )
  await expect(page.locator('.problem-lines > li').first()).toBeVisible()
}

/** A review that somebody else was asked for, with what they say of it. */
async function aReview(page: Page, reviewer: Page): Promise<void> {
  await page.goto(`/en/studio/${course}/review`)
  await page.getByLabel('What should they look at?').first().fill('Are the words clear?')
  await page.getByRole('button', { name: 'Ask for a review' }).first().click()
  await expect(page.getByText('Are the words clear?')).toBeVisible()
  await reviewer.goto(`/en/studio/${course}/review`)
  await reviewer.locator(`main a[href*="/review/first-module/en"]`).first().click()
  await reviewer.getByText('Comment on this passage').first().click()
  await reviewer
    .getByLabel(/^Your comment on/)
    .first()
    .fill('Which list is it?')
  await reviewer.getByRole('button', { name: 'Add the comment' }).first().click()
  await expect(reviewer.getByText('Which list is it?')).toBeVisible()
}

test('the Studio’s pages have nothing for axe or the Nu checker to find, narrow and wide, and fit into 360 px in every language', async ({
  page,
  browser,
  server,
}) => {
  test.setTimeout(300_000)
  await signUpTrainer(page, server.databaseUrl)
  await aCourseInWork(page)
  const context = await browser.newContext({ baseURL: server.url })
  await signedInAs(server, context, 'reviewer', { course, id: 'reviewer-of-pages' })
  const reviewer = await context.newPage()
  await aReview(page, reviewer)
  const home = `/studio/${course}`
  const paths = [
    '/studio',
    '/studio/zip',
    '/studio/data',
    '/studio/data/new',
    home,
    `${home}/write/first-module/en`,
    `${home}/write/first-module/en?line=3`,
    `${home}/files/first-module`,
    `${home}/module/first-module/en`,
    `${home}/about`,
    `${home}/exercises/first-module/en`,
    ...['list-of-arrivals', 'share-of-children', 'name-the-moment'].map(
      (id) => `${home}/exercise/first-module/en/${id}`,
    ),
    `${home}/import/first-module`,
    `${home}/publish`,
    `${home}/review`,
    `${home}/review/first-module/en`,
    `${home}/history`,
    `${home}/history/1`,
    `${home}/export`,
    `${home}/export?module=first-module&language=en&target=gift`,
    `${home}/settings`,
    `${home}/corrections`,
    `${home}/board`,
    `${home}/changes/first-module`,
    `${home}/translate/first-module/fr`,
    `${home}/translate/first-module/fr/in`,
  ]
  const pages: Record<string, string> = {}
  for (const [number, path] of paths.entries()) {
    await page.setViewportSize({ width: 360, height: 800 })
    for (const language of languages) {
      expect((await page.goto(`/${language}${path}`))?.status(), path).toBe(200)
      expect(await overflow(page), `/${language}${path}`).toBe(0)
      await inLetters(page, 'monospace')
      expect(await overflow(page), `/${language}${path} in wide letters`).toBe(0)
    }
    // Each at one of the two widths and in one language: axe takes seconds.
    await page.setViewportSize({ width: number % 2 === 0 ? 360 : 1280, height: 800 })
    await page.goto(`/en${path}`)
    if (path.includes('/write/')) await expect(page.locator('.source-editor .cm-content')).toBeVisible()
    await mustBeInOrder(page)
    pages[path] = await (await page.request.get(`/en${path}`)).text()
  }
  // What only a reviewer sees.
  await reviewer.reload()
  await mustBeInOrder(reviewer)
  await context.close()
  expect(nuErrors(pages)).toEqual([])
})
