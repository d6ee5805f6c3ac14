import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { exportFiles } from '#app/domain/export/export-files.ts'
import { ExportPage } from '#app/ui/teach/export-page.tsx'

const cohort = { id: 'cohort', name: 'Meridia 2025', isArchived: false }
const page = (changes: Partial<Parameters<typeof ExportPage>[0]> = {}) =>
  renderToStaticMarkup(
    <ExportPage language="en" cohort={cohort} style="comma" people={24} gone={0} {...changes} />,
  )

test('every file has a button of its own, and there is no button without a file', () => {
  const asked = [...page().matchAll(/formaction="([^"]+)"/gi)].map(([, path]) => path)
  expect(asked.toSorted()).toEqual(exportFiles.map((file) => `/en/teach/cohort/export/${file}`).toSorted())
})

test('nobody is named unless the box is ticked, and the page says what that means', () => {
  const html = page()
  expect(html).toMatch(/<input id="names" type="checkbox"(?![^>]*checked)[^>]*aria-describedby="names-hint"/)
  expect(html).toContain('pseudonym')
})

test('what spreadsheets of the language expect is chosen already', () => {
  expect(page({ style: 'semicolon' })).toMatch(
    /<input type="radio" name="style" checked="" value="semicolon"/,
  )
})

test('the number of people is said, and how many are gone', () => {
  expect(page({ gone: 1 })).toContain('24 people. 1 of them is no longer')
  expect(page({ people: 0 })).toContain('Nobody has joined yet')
})
