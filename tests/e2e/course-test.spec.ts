import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { KnownExercise } from '#app/domain/demo/known-exercises.server.ts'
import { knownExercises } from '#tests/support/answers.ts'
import { coursesWithTest } from '#tests/support/courses-with-test.ts'
import { type RunningServer, startServer } from '#tests/support/server.ts'
import { exerciseAt, fill } from './exercise-page.ts'
import { mustBeInOrder } from './in-order.ts'
import { test as base, expect } from './support.ts'

/** A server of its own, whose course has a test. */
const test = base.extend<object, { server: RunningServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs off this pattern.
    async ({}, use) => {
      const dir = coursesWithTest()
      const server = await startServer({ COURSES_DIR: dir })
      await use(server)
      await server.stop()
      rmSync(dir, { recursive: true })
    },
    { scope: 'worker', timeout: 240_000 },
  ],
})

const COURSE = '/en/courses/foundations'

/** Gives the right answer to an item, whose fields stand in one form with those of all others. */
async function answer(page: Page, { exercise, right }: KnownExercise): Promise<void> {
  const fields = Object.entries(right).map(([name, values]) => [`${exercise.id}.${name}`, values] as const)
  await fill(exerciseAt(page, exercise.id), Object.fromEntries(fields))
}

const handIn = async (page: Page) => {
  await page.getByRole('button', { name: 'Hand in…' }).click()
  await expect(page.getByRole('heading', { name: 'Hand in now?' })).toBeVisible()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 360, height: 740 } })

    test('a guest takes the test before the course, and the one after it, and then sees what was right', async ({
      page,
      server,
    }) => {
      const known = await knownExercises(server.databaseUrl, 'foundations', 'exam', 'en')
      // axe is a script itself.
      const look = async () => (javaScriptEnabled ? mustBeInOrder(page) : undefined)
      const ready = async () => {
        if (javaScriptEnabled) await expect(page.locator('form[data-live]')).toBeAttached()
      }
      const saved = async () => {
        if (javaScriptEnabled) await expect(page.locator('.test-bar')).toContainText('Saved')
        else await page.getByRole('button', { name: 'Save my answers' }).click()
      }

      await page.goto(COURSE)
      await page.getByRole('link', { name: 'Test before the course' }).click()
      await expect(page.locator('main')).toContainText('You have 30 min from the moment you begin')
      await look()
      await page.getByRole('button', { name: 'Begin the test' }).click()
      await expect(page.locator('article.exercise')).toHaveCount(10)
      await ready()

      const itemAt = (number: number) => page.locator('article.exercise').nth(number - 1)
      const form = (await itemAt(1).getAttribute('id'))?.startsWith('item-a') ? 'a' : 'b'
      const ids = (of: string) => known.filter(({ exercise }) => exercise.id.startsWith(`item-${of}`))

      // Unreadable is said at once and kept as typed; right or wrong is not said.
      await itemAt(2).getByLabel('Your answer').fill('about a thousand')
      await saved()
      await expect(itemAt(2)).toContainText('We could not read that as a number')
      await expect(itemAt(2).getByLabel('Your answer')).toHaveValue('about a thousand')
      await ready()
      await itemAt(2).getByLabel('Your answer').fill('987')
      await itemAt(1)
        .getByLabel(/Right answer/)
        .check()
      await saved()
      await expect(page.locator('.test-bar')).toContainText('2 of 10 answered')
      await look()

      // A power cut: what was saved is there again.
      await page.reload()
      await expect(itemAt(2).getByLabel('Your answer')).toHaveValue('987')
      await expect(itemAt(1).getByLabel(/Right answer/)).toBeChecked()
      await ready()
      await handIn(page)
      await expect(page.locator('main')).toContainText('8 items are not answered')
      await page.getByRole('button', { name: 'Yes, hand in' }).click()
      await expect(page.locator('main')).toContainText('Items answered: 2 of 10')
      await expect(page.locator('main')).toContainText('1 of 10 points')
      expect(await page.content()).not.toContain('secret')

      await page.goto(`${COURSE}/test/post`)
      await page.getByRole('button', { name: 'Begin the test' }).click()
      await expect(page.locator('article.exercise')).toHaveCount(10)
      await ready()
      for (const one of ids(form === 'a' ? 'b' : 'a')) await answer(page, one)
      await handIn(page)
      await expect(page.locator('main')).toContainText('Every item is answered.')
      await page.getByRole('button', { name: 'Yes, hand in' }).click()
      await expect(page.locator('main')).toContainText('10 of 10 points')
      await expect(page.locator('table.figures')).toContainText('+9')
      await expect(itemAt(6)).toContainText('Right')
      await expect(itemAt(6)).toContainText('The secret reasoning that solves')
      await look()
      await page.getByRole('link', { name: 'See the other test item by item' }).click()
      await expect(itemAt(2)).toContainText('The secret reason why this is wrong')
      await expect(itemAt(3)).toContainText('Not answered')
      await page.goto(COURSE)
      await expect(page.locator('main')).toContainText('10 of 10 points')
      await expect(page.locator('main')).toContainText('Not begun')
    })
  })
}
