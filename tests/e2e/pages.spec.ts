import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { knownExercises } from '#tests/support/answers.ts'
import { signUp } from './account-steps.ts'
import { answer, exerciseAt, showSolution, takeHint, verdictOf } from './exercise-page.ts'
import { nuErrors } from './nu-checker.ts'
import { accountPages, languages, publicPages, widths } from './pages.ts'
import { aPerson, expect, test } from './support.ts'

// Every page anew, and none needs another: whichever worker is free takes the next.
test.describe.configure({ mode: 'parallel' })

async function mustBeInOrder(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Nothing is made of what passed, which on a long page is most of axe's time.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
  // Wider than the window means scrolling in two directions, for whoever reads at 360 px or zooms to 400 %.
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
}

for (const language of languages) {
  for (const width of widths) {
    test.describe(`in ${language} at ${width} px`, () => {
      test.use({ viewport: { width, height: 800 } })

      for (const [name, path] of publicPages) {
        test(`${name} has nothing for axe to find`, async ({ page }) => {
          await page.goto(path.replace('{lang}', language))
          await mustBeInOrder(page)
        })
      }

      test('the account’s pages have nothing for axe to find', async ({ page }) => {
        await signUp(page, language, aPerson())
        for (const [, path] of accountPages) {
          await page.goto(path.replace('{lang}', language))
          await mustBeInOrder(page)
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
        await mustBeInOrder(page)
      })

      test('no page is wider than the window in the dark, and its contrast holds', async ({ page }) => {
        test.setTimeout(240_000)
        await page.emulateMedia({ colorScheme: 'dark' })
        for (const [, path] of publicPages) {
          await page.goto(path.replace('{lang}', language))
          await mustBeInOrder(page)
        }
      })
    })
  }

  test(`the Nu HTML checker finds no error in any page in ${language}`, async ({ page, request, server }) => {
    test.setTimeout(300_000)
    const known = await knownExercises(server.databaseUrl, 'foundations', 'stock-and-flow', language)
    const errors: Record<string, string[]> = {}
    for (const [name, path] of publicPages) {
      const response = await request.get(path.replace('{lang}', language))
      errors[name] = nuErrors(await response.text())
    }
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
      const response = await page.request.get(path.replace('{lang}', language))
      errors[name] = nuErrors(await response.text())
    }
    expect(Object.entries(errors).filter(([, found]) => found.length > 0)).toEqual([])
  })
}
