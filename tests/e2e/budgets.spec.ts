import { SITE_BYTES } from '#app/ui/site-bytes.ts'
import { measureFirstView } from '../../bench/first-view.ts'
import { languages } from './pages.ts'
import { expect, test } from './support.ts'

/** Bytes over the wire of a cold first view, headers included. */
const budgets = { page: 50_000, scripts: 110_000 }

for (const language of languages) {
  for (const moduleId of ['missing-in-statistics', 'stock-and-flow']) {
    test(`the first view of ${moduleId} in ${language} keeps to its bytes`, async ({ server }) => {
      const view = await measureFirstView(`${server.url}/${language}/courses/foundations/${moduleId}`)
      expect(view.html + view.css).toBeGreaterThan(5_000)
      expect(view.html + view.css).toBeLessThanOrEqual(budgets.page)
      expect(view.scripts).toBeGreaterThan(20_000)
      expect(view.scripts).toBeLessThanOrEqual(budgets.scripts)
      expect(view.scripts + view.css).toBeLessThanOrEqual(SITE_BYTES)
    })
  }
}
