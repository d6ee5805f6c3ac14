import { SITE_BYTES } from '#app/ui/site-bytes.ts'
import { measureFirstView } from '../../bench/first-view.ts'
import { courses } from './modules.ts'
import { languages } from './pages.ts'
import { expect, test } from './support.ts'

test.describe.configure({ mode: 'parallel' })

/** Bytes over the wire of a cold first view, headers included. */
const budgets = { page: 50_000, scripts: 110_000 }

for (const { id, modules } of courses) {
  for (const language of languages) {
    test(`the first view of every module of ${id} in ${language} keeps to its bytes`, async ({
      browser,
      server,
    }) => {
      test.setTimeout(90_000)
      for (const moduleId of modules) {
        const url = `${server.url}/${language}/courses/${id}/${moduleId}`
        const view = await measureFirstView(url, browser)
        expect(view.html + view.css, moduleId).toBeGreaterThan(5_000)
        expect(view.html + view.css, moduleId).toBeLessThanOrEqual(budgets.page)
        expect(view.scripts, moduleId).toBeGreaterThan(20_000)
        expect(view.scripts, moduleId).toBeLessThanOrEqual(budgets.scripts)
        expect(view.scripts + view.css, moduleId).toBeLessThanOrEqual(SITE_BYTES)
      }
    })
  }
}
