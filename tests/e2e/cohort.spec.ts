import type { Browser, Page } from '@playwright/test'
import { knownExercises } from '#tests/support/answers.ts'
import { signUpTrainer } from './account-steps.ts'
import { answer, exerciseAt, verdictOf } from './exercise-page.ts'
import { mustBeInOrder } from './in-order.ts'
import { expect, hydrated, test } from './support.ts'

test.describe.configure({ mode: 'parallel' })

/** The first screen; the address of the new cohort's pages. */
async function beginCohort(page: Page, name: string): Promise<string> {
  await page.goto('/en/teach')
  await page.getByRole('link', { name: 'Begin a cohort' }).click()
  await page.getByLabel('Name of the cohort').fill(name)
  await page.getByLabel('Foundations: who is counted?').check()
  await page.getByLabel('Français').check()
  await page.getByRole('button', { name: 'Begin, then invite' }).click()
  await expect(page).toHaveURL(/\/teach\/[\w-]+\/invite$/)
  return new URL(page.url()).pathname.replace(/\/invite$/, '')
}

async function inviteThree(page: Page): Promise<void> {
  await page
    .getByLabel('Paste the list')
    .fill(
      'Nom;Courriel;Langue\nInès Àlvarez;ines@office.example;fr\nPaper Person;;en\nBoris;boris@@office;en\n',
    )
  await page.getByRole('button', { name: 'Look at the rows' }).click()
  await expect(page.getByRole('heading', { name: '3 rows' })).toBeVisible()
  await expect(page.locator('.roster-refused')).toHaveCount(1)
  await page.getByRole('button', { name: 'Invite 2 people' }).click()
  await expect(page.getByText('2 invited, 0 already in, 1 need you')).toBeVisible()
  await page.getByLabel('E-mail, line 4').fill('boris@office.example')
  await page.getByRole('button', { name: 'Invite these' }).click()
  await expect(page.getByText('1 invited, 0 already in, 0 need you')).toBeVisible()
}

/** The personal link of somebody, as it is printed. */
async function linkOf(page: Page, home: string, name: string): Promise<string> {
  await page.goto(`${home}/links`)
  const link = page.locator('.link-sheet > li', { hasText: name }).locator('.link-path')
  return (await link.textContent()) ?? ''
}

/** Somebody with nothing but the link gives a first answer. */
async function firstAnswer(browser: Browser, link: string, databaseUrl: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled, baseURL: new URL(link).origin })
  const page = await context.newPage()
  await page.goto(link)
  await expect(page).toHaveURL(/\/courses\/foundations\/[\w-]+#[\w-]+$/)
  const [, language = '', , , module = ''] = new URL(page.url()).pathname.split('/')
  const [known] = await knownExercises(databaseUrl, 'foundations', module, language)
  if (!known) throw new Error('the module has no exercise')
  if (javaScriptEnabled) await hydrated(page)
  await answer(page, known, known.wrong[0]?.fields ?? known.right)
  await expect(verdictOf(exerciseAt(page, known.exercise.id))).toBeVisible()
  await context.close()
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a trainer begins a cohort, invites from a list, and sees the first answer that a personal link led to', async ({
      page,
      browser,
      server,
    }) => {
      test.setTimeout(150_000)
      await signUpTrainer(page, server.databaseUrl)
      const home = await beginCohort(page, `Registers, ${javaScriptEnabled ? 'with' : 'without'} scripts`)
      await inviteThree(page)

      const link = await linkOf(page, home, 'Inès Àlvarez')
      expect(link).toContain('/fr/join/')
      await page.goto(home)
      await expect(page.getByRole('row', { name: /Inès Àlvarez invited, not opened/ })).toBeVisible()
      await firstAnswer(browser, link, server.databaseUrl, javaScriptEnabled)

      await page.goto(home)
      await expect(page.getByText('1 in the cohort, 1 have begun')).toBeVisible()
      await page.getByRole('link', { name: 'Inès Àlvarez' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Inès Àlvarez/)

      await page.goto(`${home}/settings`)
      await page.getByRole('button', { name: 'Archive this cohort' }).click()
      await expect(page.getByText('The cohort is archived.')).toBeVisible()
      await page.getByRole('button', { name: 'Take it out of the archive' }).click()
      await expect(page.getByText('The cohort is open again.')).toBeVisible()
    })
  })

test('new answers are told on the open page, and shown when asked for', async ({ page, browser, server }) => {
  test.setTimeout(150_000)
  await signUpTrainer(page, server.databaseUrl)
  const home = await beginCohort(page, 'Live')
  await inviteThree(page)
  const link = await linkOf(page, home, 'Inès Àlvarez')
  await page.goto(home)
  await firstAnswer(browser, link, server.databaseUrl, true)
  const show = page.getByRole('button', { name: 'Show what is new' })
  await expect(show).toBeVisible({ timeout: 40_000 })
  await show.click()
  await expect(page.getByText('1 in the cohort, 1 have begun')).toBeVisible()
})

test('the screens of an invitation have nothing for axe to find, narrow and wide', async ({
  page,
  server,
}) => {
  test.setTimeout(150_000)
  await signUpTrainer(page, server.databaseUrl)
  const home = await beginCohort(page, 'In order')
  await page.getByLabel('Paste the list').fill('Name;E-mail\nA;a@office.example\nB;b@@office')
  await page.getByRole('button', { name: 'Look at the rows' }).click()
  await expect(page.getByRole('heading', { name: '2 rows' })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 800 })
  await mustBeInOrder(page)
  await page.goto(`${home}/invite`)
  await inviteThree(page)
  await mustBeInOrder(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await mustBeInOrder(page)
})
