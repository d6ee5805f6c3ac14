import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startServer } from '#tests/support/server.ts'
import { check, exerciseAt, verdictOf } from './exercise-page.ts'
import { expect, hydrated, test } from './support.ts'

const MODULE = '/courses/foundations/stock-and-flow'
const UNION = `SELECT SUM(weight * (foreign_born = 1)) AS by_birth,
  SUM(weight * (foreign_citizen = 1)) AS by_citizenship,
  SUM(weight * (foreign_born = 1 OR foreign_citizen = 1)) AS by_union
FROM v_census WHERE age < 18`

/** A lab with the plain field: the code editor has tests of its own. */
async function open(page: Page, language = 'en', id = 'three-counts') {
  await page.addInitScript(() => localStorage.setItem('jalon/code-editor', 'no'))
  await page.goto(`/${language}${MODULE}`)
  await hydrated(page)
  return exerciseAt(page, id)
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a query runs on the server, is corrected, checked and right', async ({ page }) => {
    await page.goto(`/en${MODULE}`)
    const lab = exerciseAt(page, 'three-counts')
    await expect(lab.locator('textarea')).toHaveValue(/SUM\(weight/)
    await lab.locator('textarea').fill('SELECT weigth FROM v_census')
    await lab.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(lab.locator('.run-problem')).toContainText('weight')
    await expect(lab.locator('textarea')).toHaveValue('SELECT weigth FROM v_census')

    await lab.getByRole('button', { name: 'Rows of v_census' }).click()
    await expect(lab.locator('.result-table tbody tr').first()).toBeVisible()

    await lab.locator('textarea').fill(UNION)
    await lab.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(lab.locator('.result-table')).toContainText('6510')
    await check(lab)
    await expect(verdictOf(lab)).toHaveText('Right')
    await expect(lab.locator('.exercise-facts')).toContainText('solved')
  })

  test('R is answered by typed values, computed elsewhere on one’s own rows', async ({ page, server }) => {
    await page.goto(`/en${MODULE}`)
    const lab = exerciseAt(page, 'own-share')
    // A visitor’s own rows are drawn with the first answer.
    await lab.locator('[name=result-share]').fill('12')
    await lab.locator('[name=result-n]').fill('12')
    await check(lab)
    await expect(lab).toContainText('not the expected value')
    const file = await lab.getByRole('link', { name: 'v_census.csv' }).getAttribute('href')
    const [header = '', ...lines] = (await (await fetch(server.url + file)).text()).trim().split('\n')
    const columns = header.split(',')
    const known = lines
      .map((line) => Object.fromEntries(line.split(',').map((cell, index) => [columns[index], cell])))
      .filter((row) => row.foreign_born === '1' && row.age !== '')
    const weightOf = (rows: typeof known) => rows.reduce((sum, row) => sum + Number(row.weight), 0)
    const share = (100 * weightOf(known.filter((row) => Number(row.age) < 18))) / weightOf(known)
    await lab.locator('[name=result-share]').fill(share.toFixed(1))
    await lab.locator('[name=result-n]').fill(String(known.length))
    await check(lab)
    await expect(verdictOf(lab)).toHaveText('Right')
  })
})

test('a wrong result is told by kind and place, and a foreseen mistake by its author, in French', async ({
  page,
}) => {
  const lab = await open(page, 'fr')
  await lab.locator('textarea').fill(UNION.replace('AS by_union', 'AS total'))
  await check(lab)
  await expect(lab).toContainText('by_union')
  await lab
    .locator('textarea')
    .fill(
      UNION.replace(
        'SUM(weight * (foreign_born = 1 OR foreign_citizen = 1))',
        'SUM(weight * (foreign_born = 1)) + SUM(weight * (foreign_citizen = 1))',
      ),
    )
  await check(lab)
  await expect(lab.locator('.note-of-author')).toContainText('figurent deux fois')
  await lab.locator('textarea').fill('SELECT 5090 AS by_birth, 6330 AS by_citizenship, 6510 AS by_union')
  await check(lab)
  await expect(lab).toContainText('Juste sur ces données, mais pas sur d’autres')
  await expect(verdictOf(lab)).toHaveClass(/verdict-wrong/)
  await expect(lab.locator('.exercise-facts')).not.toContainText('résolu')
})

test('the keyboard runs a query, the result has pages and a chart, and earlier queries come back', async ({
  page,
}) => {
  const lab = await open(page)
  const query = lab.locator('textarea')
  await query.fill('SELECT region, COUNT(*) AS people FROM v_census GROUP BY region')
  await query.press('Control+Enter')
  await expect(lab.locator('.lab-result')).toBeFocused()
  await expect(lab.locator('.result-table tbody tr')).toHaveCount(4)
  await lab.getByRole('button', { name: 'Bars' }).click()
  await expect(lab.locator('svg[role=img]')).toBeVisible()

  await query.fill('SELECT * FROM v_census')
  await query.press('Control+Enter')
  await expect(lab.locator('.result-table tbody tr')).toHaveCount(25)
  await lab.getByRole('button', { name: 'Next' }).click()
  await expect(lab.locator('.result-table tbody th').first()).toHaveText('26')

  await page.reload()
  await hydrated(page)
  // A slow press: the lab's parts arrive before the finger is up again.
  await lab.locator('.past-head').click({ delay: 1_500 })
  await lab.getByRole('button', { name: /Use again: SELECT region/ }).click()
  await expect(lab.locator('textarea')).toHaveValue(/GROUP BY region/)
  await expect(lab.locator('.result-table tbody tr')).toHaveCount(4)
})

test('the code editor writes into the form, completes names and marks where a query broke', async ({
  page,
}) => {
  await page.goto(`/en${MODULE}`)
  await hydrated(page)
  const lab = exerciseAt(page, 'abroad-a-year-ago')
  await lab.locator('textarea').focus()
  const editor = lab.locator('.cm-content')
  await expect(editor).toBeFocused()
  // Typed over, coloured text would leave its style behind, which the policy blocks: the browser says so.
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.type('SELECT region FROM v_census WHERE res_1y <> ')
  await page.keyboard.press('Control+Enter')
  await expect(lab.locator('.run-problem')).toBeVisible()
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type("'XME'")
  await expect(lab.locator('textarea')).toHaveValue("SELECT region FROM v_census WHERE res_1y <> 'XME'")
  // The first closes completions that may be open.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(editor).not.toBeFocused()
})

test('a result is downloaded whole', async ({ page }) => {
  const lab = await open(page)
  await lab.locator('textarea').fill('SELECT person_id FROM v_census')
  await lab.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(lab.locator('.result-table')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    lab.getByRole('button', { name: 'Download as CSV' }).click(),
  ])
  const text = readFileSync(await download.path(), 'utf8')
  expect(text.trim().split('\r\n')).toHaveLength(4523)
})

test('offline, a query runs in the browser, and its answer is sent when the server is back', async ({
  page,
}) => {
  // A server starts twice, and the answer waits until the page tries again.
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'jalon-offline-'))
  const variables = { DATABASE_URL: `file:${join(folder, 'jalon.db')}` }
  let server = await startServer(variables)
  const { url } = server
  try {
    await page.addInitScript(() => localStorage.setItem('jalon/code-editor', 'no'))
    await page.goto(`${url}/en${MODULE}`)
    await hydrated(page)
    const lab = exerciseAt(page, 'three-counts')
    await lab.locator('textarea').focus()
    await lab.getByRole('button', { name: /Work offline/ }).click()
    await expect(lab).toContainText('Queries run on this device now', { timeout: 30_000 })

    await server.stop()
    await lab.locator('textarea').fill(UNION)
    await lab.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(lab.locator('.result-table')).toContainText('6510')
    await check(lab)
    await expect(lab.locator('.exercise-notes')).toContainText('kept on this device')

    server = await startServer({ ...variables, PORT: new URL(url).port })
    await expect(verdictOf(lab)).toHaveText('Right', { timeout: 120_000 })
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
})

test('R runs in the page, draws, and fills in the values that are checked', async ({ page }) => {
  test.setTimeout(240_000)
  const lab = await open(page, 'en', 'own-share')
  // The first run brings a visitor rows of their own.
  await lab.locator('[name=result-share]').fill('1')
  await lab.locator('[name=result-n]').fill('1')
  await check(lab)
  await expect(lab).toContainText('not the expected value')
  await lab.locator('textarea').focus()
  await lab.getByRole('button', { name: /Download R \(13/ }).click()
  await expect(lab.getByRole('button', { name: 'Run the script' })).toBeVisible({ timeout: 120_000 })
  await lab.locator('textarea').fill(`people <- read.csv("v_census.csv")
known <- people[people$foreign_born %in% 1 & !is.na(people$age), ]
share <- 100 * sum(known$weight[known$age < 18]) / sum(known$weight)
n <- nrow(known)
hist(known$age)`)
  await lab.getByRole('button', { name: 'Run the script' }).click()
  await expect(lab.locator('canvas')).toHaveAttribute('aria-label', 'Plot 1 of 1, drawn by your script', {
    timeout: 60_000,
  })
  await expect(lab.locator('[name=result-n]')).not.toHaveValue('1')
  await check(lab)
  await expect(verdictOf(lab)).toHaveText('Right')
})

test('a table is browsed, sorted and filtered, and its page says that the country is invented', async ({
  page,
}) => {
  await page.goto('/fr/data/meridia')
  await expect(page.locator('main')).toContainText('sont inventés')
  await page.goto('/en/data/meridia/v_census')
  await page.getByRole('link', { name: 'age', exact: true }).click()
  await expect(page.locator('th[aria-sort=ascending]')).toContainText('age')
  await page.locator('#filter-column').selectOption('region')
  await page.locator('#filter-value').fill('4')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.locator('#rows-caption')).toContainText('of 1')
  expect(page.url()).toContain('sort=age')
})
