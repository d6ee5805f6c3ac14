import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { startMeasured } from './measured-process.ts'
import { COURSE, manyAuthors } from './studio-typing.ts'

const MODULES = ['stock-and-flow', 'missing-in-statistics']
const WORDS = 15

/**
 * Somebody types words at the end of a module's text, with a pause after each: milliseconds from the last key until the
 * preview beside the text shows the word, the pause of a quarter of a second included, smallest first.
 */
export async function measurePreview(
  buildFolder: string,
  folder: string,
  browser: Browser,
): Promise<number[]> {
  const databaseUrl = `file:${join(folder, 'preview.db')}`
  const [cookie = ''] = await manyAuthors(databaseUrl, 1)
  const server = await startMeasured('bench/serve.js', [buildFolder], { DATABASE_URL: databaseUrl })
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: server.url }])
    const page = await context.newPage()
    const latencies: number[] = []
    for (const module of MODULES) {
      await page.goto(`${server.url}/en/studio/${COURSE}/write/${module}/en`)
      const editor = page.locator('.source-editor .cm-content')
      await editor.click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('\n\nBegun')
      // The builder starts, and the draft begins.
      await page.frameLocator('.preview-frame').getByText('Begun').waitFor({ state: 'attached' })
      for (let word = 0; word < WORDS; word += 1) {
        await wait(1200)
        latencies.push(await typed(page, `word${word}of${module}`))
      }
    }
    return latencies.sort((a, b) => a - b)
  } finally {
    await context.close()
    await server.stop()
  }
}

/** Types a word, and waits until a frame is drawn in which the preview has it. As text: what runs in the page is not ours to compile. */
async function typed(page: Page, word: string): Promise<number> {
  const seen = page.evaluate(`new Promise((resolve) => {
    let last = 0
    addEventListener('keydown', () => (last = performance.now()), true)
    const look = () => {
      const isThere = document.querySelector('.preview-frame').contentDocument?.body?.textContent?.includes('${word}')
      requestAnimationFrame(isThere ? () => resolve(performance.now() - last) : look)
    }
    look()
  })`) as Promise<number>
  await page.keyboard.type(` ${word}`)
  return seen
}
