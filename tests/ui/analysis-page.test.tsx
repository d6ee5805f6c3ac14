import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { analysisView } from '#app/domain/analysis/analysis-view.ts'
import { openItem } from '#app/domain/analysis/open-item.server.ts'
import { overwriteGetLocale } from '#app/messages/generated/runtime.js'
import { AnalysisPage } from '#app/ui/teach/analysis/analysis-page.tsx'
import { ItemPage } from '#app/ui/teach/analysis/item-page.tsx'
import { attempt } from '#db/schema.ts'
import { aCohortWithVector, gathered, gave, place } from '#tests/support/analysis.ts'
import { testDb } from '#tests/support/test-db.ts'

const of = { place: { kind: 'module', ...place }, language: 'en' } as const

/** A page as it is read, a line a text. */
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '\n')
    .replace(/\n+/g, '\n')
    .replaceAll('\u00a0', ' ')

async function aPage(choices: Parameters<typeof gathered>[1] = {}) {
  const db = await testDb()
  await aCohortWithVector(db)
  overwriteGetLocale(() => 'en')
  return {
    db,
    words: wordsOf(renderToStaticMarkup(<AnalysisPage {...analysisView(await gathered(db, choices), of)} />)),
  }
}

test('the page says in sentences what it counts', async () => {
  const { words } = await aPage({ counting: 'last', language: 'en', from: '2025-09-01' })
  expect(words).toContain(
    'For each person and exercise the last answer counts. Only in English. All editions',
  )
  expect(words).toContain('From September 1, 2025 on. People of this cohort. 10 of 10 people')
})

test('every figure has its n, and its interval where there is one', async () => {
  const { words } = await aPage()
  expect(words).toMatch(/1\. Question 1\n10\n few\n70\.0%\n39\.7% to 89\.2%\n/)
  expect(words).toMatch(/Internal consistency \(alpha\)\n20\.7%\n−97\.7% to 77\.5%\n10\n/)
  expect(words).toContain('Fewer than 30 people')
})

test('what is undefined is a dash with its reason, never 0', async () => {
  const { words } = await aPage()
  expect(words).toMatch(/5\. Question 5\n(.*\n)*?— \nwho has more points in all has fewer here\n/)
  const { words: rasch } = await aPage({ rasch: true })
  expect(rasch).toMatch(/— \nhas points between right and wrong/)
  expect(rasch).toContain('by conditional maximum likelihood')
})

test('an analysis that nobody answered says so, and shows no figures', async () => {
  const { words } = await aPage({ from: '2026-01-01' })
  expect(words).toContain('Nobody has answered what is chosen here yet.')
  expect(words).not.toContain('Facility')
})

test('an exercise with a doubtful key names who chose what, and the file to mend', async () => {
  const { db } = await aPage()
  await db.delete(attempt)
  for (let person = 1; person <= 10; person++) {
    await gave(db, `p${person}`, 'q4', { points: person / 5 })
    await gave(db, `p${person}`, 'q1', person > 6 ? { points: 0, chosen: 2 } : { points: 1 })
  }
  const view = await openItem(db, await gathered(db), { ...of, exerciseId: 'q1' })
  const words = wordsOf(renderToStaticMarkup(<ItemPage {...view} />))
  expect(words).toContain('Option C was chosen by 3 of your 3 best, the key A by 0: check the key.')
  expect(words).toContain('courses/foundations/stock-and-flow/en.mdx, at the exercise with the id q1')
  expect(words).toMatch(/C\. \nNeither\n4 \(40\.0%\)\n3 \(100\.0%\)\n0 \(0\.0%\)/)
  expect(words).toMatch(/A stock\nright\n6\n/)
  expect(words).toContain('French: not enough data yet')
})

test('below ten answers the best and the weakest are not told apart', async () => {
  const { db } = await aPage()
  await db.delete(attempt)
  for (let person = 1; person <= 9; person++)
    for (const item of ['q1', 'q2']) await gave(db, `p${person}`, item, { points: person % 2 })
  const view = await openItem(db, await gathered(db), { ...of, exerciseId: 'q1' })
  const words = wordsOf(renderToStaticMarkup(<ItemPage {...view} />))
  expect(words).toContain('Fewer than 10 answers: best and weakest are not shown.')
  expect(words).not.toContain('Best (n')
  expect(words).toMatch(/Discrimination\n— \nfewer than 10 answers/)
})
