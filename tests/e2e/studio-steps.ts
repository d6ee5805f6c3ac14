import { mkdirSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { startSession } from '#app/auth/actor.server.ts'
import * as members from '#db/course-members.server.ts'
import { openStore } from '#db/gateway.server.ts'
import { somebody } from '#tests/support/led-cohort.ts'
import type { RunningServer } from '#tests/support/server.ts'
import { expect } from './support.ts'

/** The text that a trainer writes in the tests; a translator's words for it are below. */
export const moduleText = `---
title: Children at the harbour
summary: What a list of arrivals counts.
minutes: 10
objectives:
  tell-stock-from-flow: Tell a stock from a flow
---

A list of arrivals counts events, not people.

## What a list counts

<Choice id="list-of-arrivals" objective="tell-stock-from-flow">
Is a list of arrivals in May a stock or a flow?

- [x] A flow
  > Yes: events over a period.
- [ ] A stock
  > A stock is counted at one moment.

<Solution>A flow: events in May.</Solution>
</Choice>

<Numeric id="share-of-children" objective="tell-stock-from-flow" unit="%">
Of 200 people who arrived, 50 are under 18. What share is that?

- [x] 25 ± 0.05
- [ ] 0.25 ± 0.0005
  > That is a proportion. The question asks for per cent.

<Solution>50 of 200 is a quarter.</Solution>
</Numeric>

<Text id="name-the-moment" objective="tell-stock-from-flow">
What is a count at one moment called?

- [x] stock
- [ ] flow
  > A flow has a period.

<Solution>A stock.</Solution>
</Text>
`

/** What a translator puts for the words of the source, in the order in which they are put. */
const french: [string, string][] = [
  ['Children at the harbour', 'Des enfants au port'],
  ['What a list of arrivals counts.', 'Ce que compte une liste d’arrivées.'],
  ['Tell a stock from a flow', 'Distinguer un stock d’un flux'],
  [
    'A list of arrivals counts events, not people.',
    'Une liste d’arrivées compte des événements, non des personnes.',
  ],
  ['What a list counts', 'Ce que compte une liste'],
  [
    'Is a list of arrivals in May a stock or a flow?',
    'Une liste d’arrivées en mai est-elle un stock ou un flux ?',
  ],
  ['A stock is counted at one moment.', 'Un stock se compte à un moment.'],
  ['Yes: events over a period.', 'Oui : des événements sur une période.'],
  ['A flow: events in May.', 'Un flux : des événements en mai.'],
  [
    'Of 200 people who arrived, 50 are under 18. What share is that?',
    'Sur 200 personnes arrivées, 50 ont moins de 18 ans. Quelle part est-ce ?',
  ],
  [
    'That is a proportion. The question asks for per cent.',
    'C’est une proportion. La question demande un pourcentage.',
  ],
  ['50 of 200 is a quarter.', '50 sur 200 font un quart.'],
  ['What is a count at one moment called?', 'Comment appelle-t-on un effectif à un moment ?'],
  ['A flow has a period.', 'Un flux a une période.'],
  ['A stock.', 'Un stock.'],
  ['[x] stock', '[x] stock'],
  ['[ ] flow', '[ ] flux'],
  ['A flow', 'Un flux'],
  ['A stock', 'Un stock'],
]

/** A block of the source in French. */
export const inFrench = (text: string): string =>
  french.reduce((said, [english, words]) => said.replaceAll(english, words), text)

/** Somebody with a part in a course, who is then signed in, in this browser. */
export async function signedInAs(
  server: RunningServer,
  context: BrowserContext,
  part: 'author' | 'reviewer',
  { course, id }: { course: string; id: string },
): Promise<void> {
  const store = await openStore(server.databaseUrl)
  await somebody(store.db, id)
  await members.put(store.db, { courseId: course, personId: id, part, actorId: id, at: 1 })
  const cookie = await startSession(store.db, id, new Request(server.url))
  await store.close()
  const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
  await context.addCookies([{ name, value, url: server.url }])
}

/** Begins a course; its page is open afterwards. */
export async function beginCourse(page: Page, title: string, id: string): Promise<void> {
  await page.goto('/en/studio')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Short name for its address').fill(id)
  await page.getByRole('button', { name: 'Begin the course' }).click()
  await expect(page).toHaveURL(new RegExp(`/studio/${id}$`))
}

/** The editor once its scripts have taken over. */
export async function openEditor(page: Page, course: string, module: string, language = 'en'): Promise<void> {
  await page.goto(`/en/studio/${course}/write/${module}/${language}`)
  await expect(editor(page)).toBeVisible()
}

export const editor = (page: Page) => page.locator('.source-editor .cm-content')

/** Puts a text in the place of all that the editor holds, as a paste does. */
export async function replaceAll(page: Page, text: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

/** The same, and the server has answered. */
export async function write(page: Page, text: string): Promise<void> {
  const answered = page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/sources') && /&(text|edit)=/.test(response.request().postData() ?? ''),
  )
  await replaceAll(page, text)
  await answered
}

export const saved = (page: Page) =>
  expect(page.locator('.save-state')).toHaveText('Saved in your draft. Learners see it when you publish.')

/** On the page of publishing. */
export async function publish(page: Page, reason: string): Promise<void> {
  await page.getByLabel('Why').fill(reason)
  await page.getByRole('button', { name: 'Publish for all learners' }).click()
  await expect(page.getByText('Published. Learners see it now')).toBeVisible()
}

/**
 * Keeps a picture of the page for the guide of authors where DRAW_GUIDE names a folder, as `docs/images/studio`; the
 * tests alone only look that it can be drawn.
 */
export async function draw(page: Page, name: string): Promise<void> {
  const folder = process.env.DRAW_GUIDE
  if (folder) mkdirSync(folder, { recursive: true })
  await page.screenshot(folder ? { path: `${folder}/${name}.png` } : {})
}

/** Adds French to a course, by its code or its name. */
export async function addFrench(page: Page, course: string, language = 'fr'): Promise<void> {
  await page.goto(`/en/studio/${course}/about`)
  await page.getByText('Add a language').first().click()
  await page.getByLabel('Code of the language').fill(language)
  await page.locator('#title-new').fill('Compter au port')
  await page.locator('#summary-new').fill('Ce que compte une liste.')
  await page.locator('#audience-new').fill('Agents des instituts.')
  await page.getByRole('button', { name: 'Add a language' }).click()
  await expect(page.getByText('Added to your draft')).toBeVisible()
}
