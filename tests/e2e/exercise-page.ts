import type { Locator, Page } from '@playwright/test'
import type { KnownExercise } from '#app/domain/demo/known-exercises.server.ts'
import type { Fields } from '#app/domain/exercise/public-exercise.ts'
import { rightOn } from '#tests/support/answers.ts'
import { expect } from './support.ts'

/** The exercise in the page, by its id. */
export const exerciseAt = (page: Page, id: string): Locator => page.locator(`#${id}`)

/** Fills a form as a person would: picks, ticks, selects, types. */
export async function fill(exercise: Locator, fields: Fields): Promise<void> {
  for (const [name, values] of Object.entries(fields)) {
    if (name === 'checked') continue
    const controls = exercise.locator(`[name="${name}"]`)
    const first = controls.first()
    const kind = await first.evaluate((element) => (element as HTMLInputElement).type)
    if (kind === 'checkbox') {
      for (const control of await controls.all()) {
        await control.setChecked(values.includes(await control.inputValue()))
      }
    } else if (kind === 'radio') {
      await exercise.locator(`[name="${name}"][value="${values[0]}"]`).check()
    } else if (kind.startsWith('select')) {
      await first.selectOption(values[0] ?? '')
    } else if (name === 'query' || name === 'script') {
      // A code editor stands in its place, or comes while it is filled: Playwright selects and then types, and the editor
      // may arrive between the two.
      await first.evaluate((field, value) => {
        ;(field as HTMLTextAreaElement).value = value
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }, values[0] ?? '')
    } else {
      await first.fill(values[0] ?? '')
    }
  }
}

const press = (exercise: Locator, intent: string) =>
  exercise.locator(`button[name=intent][value^="${intent}"]`).click()

export const check = (exercise: Locator) => press(exercise, 'answer')
export const takeHint = (exercise: Locator) => press(exercise, 'hint')

export async function showSolution(exercise: Locator): Promise<void> {
  await exercise.locator('details.ask summary').click()
  await press(exercise, 'solution')
}

export const verdictOf = (exercise: Locator) => exercise.locator('.verdict-head')

/** Fills the form and has it checked; a written answer is handed in first and then checked against its rubric. */
export async function answer(page: Page, { exercise }: KnownExercise, fields: Fields): Promise<void> {
  const form = exerciseAt(page, exercise.id)
  if (exercise.kind === 'written') {
    await fill(form, { text: fields.text ?? [] })
    await check(form)
    await expect(form.locator('[name=criterion]').first()).toBeVisible()
  }
  await fill(form, fields)
  await check(form)
}

export async function solve(page: Page, known: KnownExercise): Promise<void> {
  const isOwn = rightOn(known, '') !== known.right
  // Rows of one's own are drawn with the first answer.
  if (isOwn) {
    await answer(page, known, known.wrong[0]?.fields ?? {})
    await expect(verdictOf(exerciseAt(page, known.exercise.id))).toHaveClass(/verdict-wrong/)
  }
  await answer(page, known, isOwn ? rightOn(known, await page.content()) : known.right)
  await expect(verdictOf(exerciseAt(page, known.exercise.id))).toHaveClass(/verdict-right/)
}
