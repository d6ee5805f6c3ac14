import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const sheets = readdirSync('app/styles', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, css: readFileSync(`app/styles/${name}`, 'utf8') }))

test('the style sheets know start and end, not left and right', () => {
  const physical =
    /\b(margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)\b|^\s*(left|right|top|bottom)\s*:|(text-align|float|clear)\s*:\s*(left|right)/m
  expect(sheets.filter(({ css }) => physical.test(css)).map(({ name }) => name)).toEqual([])
})

/** Relative luminance after WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const tokens = sheets.find(({ name }) => name === 'tokens.css')?.css ?? ''
const [light = '', dark = ''] = tokens.split('@media')
const coloursIn = (css: string) =>
  Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]))

describe.each([
  ['light', coloursIn(light)],
  ['dark', coloursIn(dark)],
])('colours in the %s scheme', (_scheme, colours) => {
  const of = (name: string) => colours[name] as string

  test('text is readable on every ground it stands on', () => {
    for (const ink of ['ink', 'soft', 'red', 'blue', 'ochre'])
      for (const ground of ['paper', 'sheet', 'field'])
        expect({ ink, ground, ratio: contrast(of(ink), of(ground)) >= 4.5 }).toEqual({
          ink,
          ground,
          ratio: true,
        })
    expect(contrast(of('ink'), of('blue-wash'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('blue'), of('blue-wash'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('ochre'), of('blue-wash'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('ink'), of('ochre-wash'))).toBeGreaterThanOrEqual(4.5)
  })

  test('edges of fields and the paint of the rod can be seen', () => {
    for (const edge of ['edge', 'red-paint'])
      for (const ground of ['paper', 'sheet', 'field'])
        expect(contrast(of(edge), of(ground))).toBeGreaterThanOrEqual(3)
  })
})

const chartSheet = sheets.find(({ name }) => name === 'chart.css')?.css ?? ''
const [lightCharts = '', darkCharts = ''] = chartSheet.split('@media')

test.each([
  ['light', lightCharts, light],
  ['dark', darkCharts, dark],
])('marks of charts stand out from every ground in the %s scheme', (_scheme, charts, grounds) => {
  const marks = Object.entries(coloursIn(charts))
  expect(marks).toHaveLength(6)
  for (const [mark, colour] of marks)
    for (const ground of ['paper', 'sheet', 'field'])
      expect({
        mark,
        ground,
        stands: contrast(colour as string, coloursIn(grounds)[ground] as string) >= 3,
      }).toEqual({
        mark,
        ground,
        stands: true,
      })
})
