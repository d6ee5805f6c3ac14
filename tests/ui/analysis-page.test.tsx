import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { analysisView } from '#app/domain/analysis/analysis-view.ts'
import { overwriteGetLocale } from '#app/messages/generated/runtime.js'
import { AnalysisPage } from '#app/ui/teach/analysis/analysis-page.tsx'
import { aCohortWithVector, gathered, place } from '#tests/support/analysis.ts'
import { testDb } from '#tests/support/test-db.ts'

test.each(['en', 'fr'] as const)('the page of a module says what it counts, in %s', async (language) => {
  const db = await testDb()
  await aCohortWithVector(db)
  overwriteGetLocale(() => language)
  const view = analysisView(await gathered(db, { rasch: true }), {
    place: { kind: 'module', ...place },
    language,
  })
  const html = renderToStaticMarkup(<AnalysisPage {...view} />)
  console.info(html)
  expect(html).toContain('')
})
