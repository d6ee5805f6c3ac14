import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { TestedCourse } from '#app/domain/cohort/gain/cohort-gain.server.ts'
import type { RollUpRow } from '#app/domain/cohort/roll-up/roll-up.ts'
import { measureGain } from '#app/domain/statistics/gain.ts'
import type { Language } from '#app/messages/languages.ts'
import { inLanguage } from '#app/messages/locale.server.ts'
import { gainChartsHtml } from '#app/ui/teach/gain/gain-charts-html.server.tsx'
import { GainPage } from '#app/ui/teach/gain/gain-page.tsx'
import { RollUpPage } from '#app/ui/teach/gain/roll-up-page.tsx'

// peers.md, D7
const pre = [20, 35, 40, 50, 50, 60, 70, 80, 90, 100]
const post = [55, 35, 70, 45, 90, 80, 70, 95, 85, 100]
const shares = (points: number[]) =>
  points.map((value, index) => ({ personId: String(index), share: value / 100 }))
const gain = measureGain({ invited: 24, pre: shares(pre), post: shares(post) })

const course: TestedCourse = {
  courseId: 'foundations',
  courseTitle: 'Foundations',
  languageShown: 'en',
  n: { ...gain.n, pre: 16 },
  gain,
  objectives: [
    { id: 'count', text: 'Count people', items: 5, n: gain.n, gain },
    { id: 'rare', text: 'Rarely asked', items: 1, n: { ...gain.n, matched: 3 }, gain: null },
  ],
  orders: [
    { first: 'a', n: gain.n, gain },
    { first: 'b', n: gain.n, gain },
  ],
  pairs: [
    {
      key: 'a1/b1',
      position: 1,
      ids: { a: 'a1', b: 'b1' },
      titles: { a: 'At most?', b: 'At most?' },
      objective: 'Count people',
      n: 10,
      cells: { wrongToRight: 4, rightToRight: 3, rightToWrong: 2, wrongToWrong: 1 },
    },
  ],
  unpaired: 1,
  repeated: 2,
  lost: { n: 6, mean: 0.4 },
  people: pre.map((points, index) => ({ pre: points / 100, post: (post[index] ?? 0) / 100 })),
}
const cohort = { id: 'room-7', name: 'Dakar', isArchived: false }

const page = (one: TestedCourse, language: Language = 'en', which: 'first' | 'best' = 'first') =>
  inLanguage(language, () =>
    renderToStaticMarkup(
      <GainPage
        language={language}
        cohort={cohort}
        which={which}
        courses={[{ ...one, charts: gainChartsHtml(one, language) }]}
      />,
    ),
  )

test('each figure stands with its interval and number of people, and the cautions beside', () => {
  const html = page(course)
  expect(html).toMatch(/\+13\.0<\/td>.*?\+0\.6 to \+25\.4<\/td><td data-label="People \(n\)">10</)
  expect(html).toContain('>0.50</td>')
  expect(html).toContain('Uncorrected: 0.55.')
  for (const caution of [
    'no control group',
    'Regression to the mean',
    'The forms differ',
    'chose to sit both',
    '10 people are few',
  ])
    expect(html, caution).toContain(caution)
  expect(html).toContain(
    'Their mean before was 40.0% (n = 6); that of the people who sat both was 59.5% (n = 10).',
  )
  expect(html).toContain('— (fewer than 5 people)')
})

test('it says which sitting counts, and the file follows the choice', () => {
  expect(page(course)).toContain('the first sitting counts')
  expect(page(course, 'en', 'best')).toMatch(/gain\.csv\?sitting=best.*with most points counts/)
})

test('charts are drawn on the server, each with its table', () => {
  const html = page(course)
  expect(html.match(/<svg class="chart/g)).toHaveLength(2)
  expect(html.match(/<details>/g)).toHaveLength(2)
})

test('numbers are written as the page’s language writes them', () => {
  const html = page(course, 'fr')
  expect(html).toContain('+13,0')
  expect(html).toContain('de +0,6 à +25,4')
  expect(html).toContain('lang="en"')
})

test('below five people there are counts and a sentence why', () => {
  const html = page({ ...course, gain: null, objectives: [], orders: [], pairs: [], people: [] })
  expect(html).toContain('Nothing but these counts is shown until 5 people')
  expect(html).not.toContain('<table')
  expect(html).not.toContain('<svg')
})

test('the table of all cohorts says what is hidden, and by which rule', () => {
  const counts = { enrolled: 30, active: 20, finished: null, matched: 12 }
  const rows: RollUpRow[] = [
    { level: 'all', country: null, organisation: null, counts, gain: { mean: -25, low: -80, high: 30 } },
    { level: 'country', country: 'KE', organisation: null, counts, gain: null },
    { level: 'organisation', country: 'KE', organisation: '', counts: { ...counts, matched: 0 }, gain: null },
    { level: 'country', country: '', organisation: null, counts, gain: null },
  ]
  const html = renderToStaticMarkup(<RollUpPage language="en" rows={rows} least={5} width={5} />)
  for (const words of [
    'Kenya',
    'Organisation not given',
    'Country not given',
    'hidden',
    'withheld',
    '−2.5',
    '−8.0 to +3.0',
    'Counts of 1 to 4 people',
  ])
    expect(html, words).toContain(words)
})
