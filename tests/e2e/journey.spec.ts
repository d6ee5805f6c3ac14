import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { knownExercises } from '#tests/support/answers.ts'
import { signIn, signUp } from './account-steps.ts'
import { check, exerciseAt, fill, solve, takeHint, verdictOf } from './exercise-page.ts'
import { aPerson, expect, test } from './support.ts'

const MODULE = '/courses/foundations/stock-and-flow'

async function aDevice(
  browser: Browser,
  baseURL: string | undefined,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ baseURL, ...options })
  return context.newPage()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts`, () => {
    test.use({ javaScriptEnabled })

    test('a guest answers, errs, takes a hint, gets it right, changes language, signs up, and finishes on another device', async ({
      page,
      browser,
      baseURL,
      server,
    }) => {
      test.setTimeout(180_000)
      const known = await knownExercises(server.databaseUrl, 'foundations', 'stock-and-flow', 'en')
      const numeric = known.find(({ exercise }) => exercise.id === 'share-by-birth')
      const others = known.filter((one) => one !== numeric)
      if (!numeric) throw new Error('the exercise of this journey is gone')

      // Two clicks from the front page to a real exercise, without an account.
      await page.goto('/en')
      await page.getByRole('link', { name: 'Try the first exercise now' }).click()
      await expect(page.locator('h1')).toBeVisible()

      await page.goto(`/en${MODULE}`)
      const share = exerciseAt(page, 'share-by-birth')

      // Unreadable costs no try; a foreseen mistake has its own feedback; a hint helps; then it is right.
      await fill(share, { value: ['about a quarter'] })
      await check(share)
      await expect(verdictOf(share)).toHaveClass(/verdict-unreadable/)
      await expect(share.locator('.exercise-facts')).toContainText('not answered')
      await fill(share, { value: ['25.8'] })
      await check(share)
      await expect(verdictOf(share)).toHaveClass(/verdict-wrong/)
      await expect(share).toContainText('still in your denominator')
      await takeHint(share)
      await expect(share.locator('.hints li')).toHaveCount(1)

      // The same exercise in French: verdict and hint follow, and a decimal comma is read as one.
      await page.goto(`/fr${MODULE}`)
      await expect(verdictOf(share)).toHaveClass(/verdict-wrong/)
      await expect(share.locator('.hints li')).toHaveCount(1)
      await fill(share, { value: ['26,2'] })
      await check(share)
      await expect(verdictOf(share)).toHaveClass(/verdict-right/)
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr')

      // An account keeps all of it.
      const person = aPerson()
      await signUp(page, 'fr', person)
      await page.goto(`/fr${MODULE}`)
      await expect(share.locator('.exercise-facts')).toContainText('résolu')

      // Something half typed is kept: by itself, or without scripts by a button.
      const citizenship = exerciseAt(page, 'share-by-citizenship')
      await fill(citizenship, { value: ['31,'] })
      if (javaScriptEnabled) await expect(citizenship.locator('.exercise-notes')).not.toBeEmpty()
      else await citizenship.locator('button[value=keep]').click()

      // Another device goes on at the same place, with what was half typed, and finishes.
      const phone = await aDevice(browser, baseURL, {
        javaScriptEnabled,
        viewport: { width: 360, height: 740 },
        userAgent: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36',
      })
      await signIn(phone, 'en', person)
      await phone.goto('/en')
      await expect(phone.getByRole('heading', { name: 'Continue where you were' })).toBeVisible()
      await phone.getByRole('link', { name: 'Continue' }).first().click()
      await expect(phone).toHaveURL(/stock-and-flow#share-by-citizenship$/)
      await expect(exerciseAt(phone, 'share-by-citizenship').locator('[name=value]')).toHaveValue('31,')
      await expect(exerciseAt(phone, 'share-by-birth').locator('.exercise-facts')).toContainText('solved')
      for (const one of others) await solve(phone, one)
      await phone.reload()
      await expect(phone.locator('main')).toContainText('You have finished this module.')
      await phone.goto('/en/progress')
      await expect(phone.locator('main')).toContainText('15 / 15')
      await phone.context().close()
    })
  })
}
