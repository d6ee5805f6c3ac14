import { expect, type Page, test } from '@playwright/test'
import { writeScorm } from '#app/content/exchange/scorm/write-scorm.server.ts'
import { readZip } from '#app/content/exchange/zip/read-zip.server.ts'
import type { Block } from '#app/domain/course/course.ts'
import { anExercise } from '#tests/support/exercises.ts'
import { aPlatform } from '#tests/support/scorm-platform.ts'
import { aSource, picture } from '../content/exchange/source.ts'

const exercises = [
  anExercise('choice'),
  anExercise('numeric', { tries: 2, unit: '%' }),
  anExercise('text', { answers: [{ right: true, text: 'flow', also: ['flux'], feedback: null }] }),
  anExercise('match'),
  anExercise('classify'),
  anExercise('order', { points: 5 }),
  anExercise('written'),
]
const prose = '<p>A census counts people.</p>'.repeat(40)
const blocks: Block[] = [
  { type: 'html', html: `<div class="heading"><h2 id="s-who">Who</h2></div>${prose}<p>${picture}</p>` },
  ...exercises.map(({ id }): Block => ({ type: 'exercise', id })),
]

/** What the platform was told. */
const told = (page: Page, element: string) =>
  page.evaluate(
    (name) => (window as unknown as { API: { getCMIValue(name: string): string } }).API.getCMIValue(name),
    element,
  )
const commits = (page: Page) => page.evaluate(() => (window as unknown as { commits: number }).commits)

test('a package is answered in a learning platform: score, status and place arrive, and come back', async ({
  page,
}) => {
  const said: string[] = []
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  const source = aSource(exercises, { language: 'fr' }, blocks)
  for (const module of source.modules) module.facts.language = 'fr'
  const platform = await aPlatform(await readZip(await writeScorm(source), () => 1e7))
  const open = () => page.goto(`${platform.url}/?page=stock-and-flow/index.html`)
  const module = page.frameLocator('iframe')
  const exercise = (id: string) => module.locator(`article#${id}`)
  const check = (id: string) => exercise(id).getByRole('button', { name: 'Vérifier ma réponse' }).click()

  await test.step('it begins as incomplete, and needs no picture from elsewhere', async () => {
    await open()
    await expect(exercise('census-night').getByRole('radio')).toHaveCount(3)
    expect(await told(page, 'cmi.core.lesson_status')).toBe('incomplete')
    const drawing = module.locator('img').first()
    await drawing.scrollIntoViewIfNeeded()
    await expect(drawing).toHaveJSProperty('complete', true)
  })

  await test.step('a wrong answer brings the author’s feedback, and a hint', async () => {
    await exercise('census-night').getByLabel('A flow').check()
    await check('census-night')
    await expect(exercise('census-night').locator('.verdict')).toContainText('which period?')
    await exercise('census-night')
      .getByRole('button', { name: /^Indice 1/ })
      .click()
    await expect(exercise('census-night')).toContainText('secret hint 1')
    await exercise('census-night').getByLabel('A stock').check()
    await check('census-night')
    await expect(exercise('census-night').locator('.verdict-right')).toBeVisible()
    // 1 of 10 points.
    expect(await told(page, 'cmi.core.score.raw')).toBe('10')
    expect(await told(page, 'cmi.core.lesson_location')).toBe('census-night')
  })

  await test.step('a number is read as French is written, and what is left open is asked', async () => {
    const value = exercise('child-share').getByRole('textbox')
    await value.fill('12.345.6')
    await check('child-share')
    await expect(exercise('child-share').locator('.verdict-unreadable')).toBeVisible()
    await value.fill('1.234')
    await check('child-share')
    await expect(exercise('child-share').getByRole('radio')).toHaveCount(2)
    await value.fill('26,2')
    await check('child-share')
    await expect(exercise('child-share').locator('.verdict-right')).toBeVisible()
  })

  await test.step('words, pairs and categories are graded', async () => {
    await exercise('the-word').getByRole('textbox').fill('  FLÓW ')
    await check('the-word')
    for (const [left, right] of [
      ['Census', 'Residents'],
      ['Border register', 'Crossings'],
      ['Population register', 'Residents'],
      ['Asylum register', 'Applications'],
    ] as const)
      await exercise('who-counts').getByLabel(left).selectOption({ label: right })
    await check('who-counts')
    for (const [left, right] of [
      ['Births', 'Flow'],
      ['Residents', 'Stock'],
      ['Applications', 'Stock'],
    ] as const)
      await exercise('stock-or-flow').getByLabel(left).selectOption({ label: right })
    await check('stock-or-flow')
    await expect(exercise('stock-or-flow').locator('.verdict-partial')).toBeVisible()
    await exercise('stock-or-flow').getByLabel('Applications').selectOption({ label: 'Flow' })
    await check('stock-or-flow')
    expect(await told(page, 'cmi.core.score.raw')).toBe('50')
    expect(await told(page, 'cmi.core.lesson_status')).toBe('incomplete')
    expect(await commits(page)).toBeGreaterThan(5)
  })

  await test.step('who leaves comes back to the place, the answers and the score', async () => {
    await page.goto('about:blank')
    await open()
    await expect(exercise('stock-or-flow').locator('.verdict-right')).toBeVisible()
    await expect(exercise('stock-or-flow').getByLabel('Births')).toHaveValue(/^[0-9a-f]{8}$/)
    await expect(exercise('child-share').getByRole('textbox')).toHaveValue('26,2')
    await expect(exercise('census-night')).toContainText('secret hint 1')
    await expect(exercise('stock-or-flow')).toBeInViewport()
    await expect(module.locator('#score')).toContainText('50')
    expect(await told(page, 'cmi.core.score.raw')).toBe('50')
  })

  await test.step('the last exercise settled, the module is passed', async () => {
    for (const [at, item] of ['Plan', 'Enumerate', 'Process', 'Publish'].entries())
      await exercise('steps')
        .getByLabel(new RegExp(item))
        .selectOption(String(at + 1))
    await check('steps')
    await expect(exercise('steps').locator('.verdict-right')).toBeVisible()
    expect(await told(page, 'cmi.core.score.raw')).toBe('100')
    expect(await told(page, 'cmi.core.lesson_status')).toBe('passed')
    // A module may only write its time, never ask for it; the platform keeps it.
    expect(await page.evaluate(() => localStorage.getItem('cmi'))).toMatch(
      /"session_time":"\d\d:\d\d:\d\d\.(?!00)\d\d"/,
    )
    expect((await told(page, 'cmi.suspend_data')).length).toBeLessThanOrEqual(4096)
  })

  await test.step('outside a platform it says that nothing is kept', async () => {
    await page.goto(`${platform.url}/package/stock-and-flow/index.html`)
    await expect(page.getByText('n’est pas reliée')).toBeVisible()
    await page.locator('article#census-night').getByLabel('A stock').check()
    await page.locator('article#census-night').getByRole('button', { name: 'Vérifier' }).click()
    await expect(page.locator('article#census-night .verdict-right')).toBeVisible()
  })
  expect(said).toEqual([])
  await platform.stop()
})
