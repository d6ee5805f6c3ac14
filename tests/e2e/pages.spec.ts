import type { Page } from '@playwright/test'
import { knownExercises } from '#tests/support/answers.ts'
import { signUp } from './account-steps.ts'
import { answer, exerciseAt, showSolution, takeHint, verdictOf } from './exercise-page.ts'
import { mustBeInOrder } from './in-order.ts'
import { nuErrors } from './nu-checker.ts'
import { accountPages, languages, publicPages, widths } from './pages.ts'
import { aPerson, expect, test } from './support.ts'

// Every page anew, and none needs another: whichever worker is free takes the next.
test.describe.configure({ mode: 'parallel' })

async function mustBeInOrderAtEveryWidth(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await mustBeInOrder(page)
  }
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    for (const [name, path] of publicPages) {
      test(`${name} has nothing for axe to find, narrow and wide, in the light and in the dark`, async ({
        page,
      }) => {
        await page.goto(path.replace('{lang}', language))
        await mustBeInOrderAtEveryWidth(page)
      })
    }

    test('the account’s pages have nothing for axe to find', async ({ page }) => {
      await signUp(page, language, aPerson())
      for (const [, path] of accountPages) {
        await page.goto(path.replace('{lang}', language))
        await mustBeInOrderAtEveryWidth(page)
      }
    })

    test('a module with verdicts, hints and solutions on every kind of exercise has nothing for axe to find', async ({
      page,
      server,
    }) => {
      test.setTimeout(120_000)
      const known = await knownExercises(server.databaseUrl, 'foundations', 'stock-and-flow', language)
      await page.goto(`/${language}/courses/foundations/stock-and-flow`)
      for (const one of known) {
        const { exercise, right, wrong } = one
        const form = exerciseAt(page, exercise.id)
        await answer(page, one, wrong[0]?.fields ?? right)
        await expect(verdictOf(form)).toBeVisible()
        // A written answer is settled by its self-check, and has no hints after that.
        if (exercise.kind !== 'written' && exercise.hints.length > 0) await takeHint(form)
        if (exercise.kind === 'order') await showSolution(form)
      }
      await mustBeInOrderAtEveryWidth(page)
    })
  })

  test(`the Nu HTML checker finds no error in any page in ${language}`, async ({ page, request, server }) => {
    test.setTimeout(180_000)
    const pages: Record<string, string> = {}
    for (const [name, path] of publicPages) {
      pages[name] = await (await request.get(path.replace('{lang}', language))).text()
    }
    const known = await knownExercises(server.databaseUrl, 'foundations', 'stock-and-flow', language)
    await signUp(page, language, aPerson())
    await page.goto(`/${language}/courses/foundations/stock-and-flow`)
    for (const one of known) {
      await answer(page, one, one.wrong[0]?.fields ?? one.right)
      await expect(verdictOf(exerciseAt(page, one.exercise.id))).toBeVisible()
    }
    const signedIn = [
      ...accountPages,
      ['a module that was worked on', '/{lang}/courses/foundations/stock-and-flow'],
      ['progress, begun', '/{lang}/progress'],
      ['the catalogue, begun', '/{lang}'],
    ] as const
    for (const [name, path] of signedIn) {
      pages[name] = await (await page.request.get(path.replace('{lang}', language))).text()
    }
    expect(nuErrors(pages)).toEqual([])
  })
}
