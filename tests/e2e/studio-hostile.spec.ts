import type { BrowserContext, Page } from '@playwright/test'
import { svg } from '#tests/content/folder.ts'
import { FOREIGN, PWN, short } from '#tests/support/hostile-corpus.ts'
import type { RunningServer } from '#tests/support/server.ts'
import { signedInAs } from './studio-steps.ts'
import { expect, hydrated, test } from './support.ts'

const course = 'foundations'
const studio = `/en/studio/${course}`
const moduleId = 'stock-and-flow'

/** Notes whatever a text could do in a browser: run, ask, open, or speak to another host. */
async function watched(context: BrowserContext, server: RunningServer) {
  const done: string[] = []
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (/^https?:$/.test(protocol) && hostname !== new URL(server.url).hostname) done.push(request.url())
  })
  context.on('dialog', (dialog) => {
    done.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await context.exposeBinding('jalonPwned', (_source, what: string) => {
    done.push(what)
  })
  await context.addInitScript(() => {
    const told = globalThis as unknown as { jalonPwned: (what: string) => void }
    Object.defineProperty(globalThis, '__pwned', { set: (what) => told.jalonPwned(`ran: ${what}`) })
  })
  return done
}

/** What of a page could still run when somebody clicks, in it and in its frames. */
async function mustHoldNothing(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const found = await frame.evaluate(() => {
      const bad: string[] = []
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          if (name.startsWith('on')) bad.push(`${element.tagName} ${name}`)
          const isAddress = ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name)
          if (isAddress && !/^(https?|mailto):$/.test(new URL(value, location.href).protocol))
            bad.push(`${element.tagName} ${name}=${value}`)
        }
      }
      const inner =
        'main script:not([type="application/json"]):not([nonce]), object, embed, base, foreignObject, main style'
      for (const element of document.querySelectorAll(inner)) bad.push(element.outerHTML.slice(0, 200))
      return bad
    })
    expect(found, frame.url()).toEqual([])
  }
}

const code = (text: string) => {
  const line =
    text
      .replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, ' ')
      .slice(0, 300)
      .trim() || 'x'
  return `${'`'.repeat(12)} ${line.replaceAll('`'.repeat(12), '')} ${'`'.repeat(12)}`
}

/** The module's own text with many hostile ones in it, as words. */
const withWords = (text: string, from: number, count: number) =>
  `${text}\n\n${short
    .slice(from, from + count)
    .map(({ text: hostile }) => code(hostile))
    .join('\n\n')}\n`

const textOfEditor = (page: Page) => page.locator('main textarea[name=text]').inputValue()

test('the test sees what runs: a page that was broken into is told', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url })
  const done = await watched(context, server)
  const page = await context.newPage()
  await page.goto(`/en/courses/${course}/${moduleId}`)
  // Before it, the page would take what it does not know for a fault of the server, and write itself anew.
  await hydrated(page)
  await page.evaluate((run) => {
    const script = document.createElement('img')
    script.setAttribute('onerror', run)
    document.querySelector('main')?.append(script)
  }, PWN)
  await expect(mustHoldNothing(page)).rejects.toThrow()
  await page.evaluate(() => {
    ;(globalThis as unknown as { __pwned: number }).__pwned = 1
  })
  await expect.poll(() => done).toEqual(['ran: 1'])
  await context.close()
})

test('hostile words in a module run nowhere: in its editor, its preview, its changes, and for its learners', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url })
  await signedInAs(server, context, 'author', { course, id: 'eve' })
  const done = await watched(context, server)
  const page = await context.newPage()
  const without = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false })
  await without.addCookies(await context.cookies())
  const form = await without.newPage()
  const editor = `${studio}/write/${moduleId}/en`
  await form.goto(editor)
  const text = await textOfEditor(form)
  const save = async (words: string) => {
    await form.goto(editor)
    await form.locator('main textarea[name=text]').fill(words)
    await form.locator('main form:has(textarea[name=text]) button').first().click()
  }

  // As it is typed, wrong or not: refused with its places.
  await save(
    `${text}\n\n${short
      .slice(0, 60)
      .map(({ text: hostile }) => hostile.replaceAll('\0', ''))
      .join('\n\n')}\n`,
  )
  for (const address of [editor, `${studio}/publish`, `${studio}/preview/${moduleId}`]) {
    await page.goto(address)
    await mustHoldNothing(page)
  }

  // As words, which nobody refuses.
  await save(withWords(text, 0, 120))
  for (const address of [
    editor,
    `${studio}/preview/${moduleId}?as=wrong-1`,
    `${studio}/publish`,
    `${studio}/translate/${moduleId}/fr?show=all`,
  ]) {
    await page.goto(address)
    await mustHoldNothing(page)
  }
  await page.goto(`${studio}/publish`)
  await page.locator('main [name=reason]').fill(`"><img src=x onerror=${PWN}>`)
  await page.locator('main form:has([name=reason]) button').last().click()
  await expect(page).toHaveURL(/done=published/)
  for (const address of [
    `${studio}/history`,
    `/fr/courses/${course}/${moduleId}`,
    `/en/courses/${course}/${moduleId}`,
  ]) {
    await page.goto(address)
    await mustHoldNothing(page)
  }
  await expect(page.locator('main')).toContainText('onerror')
  expect(done).toEqual([])
  await without.close()
  await context.close()
})

test('hostile files run nowhere: questions, drawings, their names', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url })
  await signedInAs(server, context, 'author', { course, id: 'mallory' })
  const done = await watched(context, server)
  const page = await context.newPage()

  await page.goto(`${studio}/import/${moduleId}`)
  const csv = short
    .slice(0, 60)
    .map(({ text }) => text.replace(/[^\P{Cc}\n]/gu, ' '))
    .map((text) => [text, text, text, 'no', 'A'].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
  const questions = Buffer.from(['question,name,option 1,option 2,right', ...csv].join('\n'))
  await page
    .locator('main input[type=file]')
    .setInputFiles({ name: `"><img src=x onerror=${PWN}>.csv`, mimeType: 'text/html', buffer: questions })
  await page.locator('main form:has(input[type=file]) button').first().click()
  await expect(page.locator('.import-line').first()).toBeVisible()
  await mustHoldNothing(page)

  await page.goto(`${studio}/files/${moduleId}`)
  const inner = `<script>${PWN}</script><foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="${PWN}"/></foreignObject><image href="https://${FOREIGN}/x.png"/><style>@import url(https://${FOREIGN}/x.css)</style><rect width="3" height="3" onclick="${PWN}"/>`
  await page
    .locator('main input[type=file]')
    .first()
    .setInputFiles({
      name: `"><img src=x onerror=${PWN}>.svg`,
      mimeType: 'image/svg+xml',
      buffer: Buffer.from(svg('x').replace('</svg>', `${inner}</svg>`)),
    })
  await page.locator('main form:has(input[type=file]) button').first().click()
  await page.waitForLoadState('networkidle')
  await mustHoldNothing(page)
  const pictures = await page
    .locator('main img')
    .evaluateAll((all) => all.map((image) => (image as HTMLImageElement).src))
  // Each by itself, as a document of its own.
  for (const picture of pictures.filter((address) => address.includes('.svg'))) {
    await page.goto(picture)
    expect(
      await page.evaluate(() => document.querySelectorAll('script, foreignObject, image, [onclick]').length),
    ).toBe(0)
  }
  expect(done).toEqual([])
  await context.close()
})
