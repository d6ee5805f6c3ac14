import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeReturnPath } from '#app/auth/return-path.ts'

const site = 'https://learn.example.org'

test('our own paths are taken as they are', () => {
  const own = [
    '/',
    '/en',
    '/fr/courses/foundations/stock-and-flow',
    '/en/progress?by=objective',
    '/en/courses/a/b#exercise-c',
  ]
  for (const path of own) expect(safeReturnPath(path)).toBe(path)
})

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/\\/evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'https:evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '',
  ' /en',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\nSet-Cookie: a=b',
  '/%2f/evil.example',
  '/%2F%2Fevil.example',
  '/%5cevil.example',
  '/%255cevil.example',
  '/%09/evil.example',
  '/%00',
  '/%',
  '/.//evil.example',
  '/en/..//evil.example',
  '/..//evil.example',
  '/%2e//evil.example',
  '/../%2f',
  '/en/..%2f%2fevil.example',
  '/%2e%2e/%2fevil.example',
  `/${'a'.repeat(500)}`,
  null,
  undefined,
  ['/en'],
])('%j is refused', (value) => {
  expect(safeReturnPath(value)).toBeNull()
})

const piece = fc.oneof(
  fc.constantFrom(
    '/',
    '\\',
    '//',
    '.',
    '..',
    '%2f',
    '%5c',
    '%252f',
    '%09',
    '\t',
    '\n',
    '@',
    ':',
    '?',
    '#',
    'https:',
  ),
  fc.constantFrom('evil.example', 'en', 'courses', 'javascript:'),
  fc.string({ maxLength: 3, unit: 'grapheme' }),
)

/** What a browser makes of a Location or an address, also when a proxy has decoded it once or twice. */
function placesOf(path: string): string[] {
  const places = [path]
  for (let round = 0; round < 2; round++) {
    try {
      places.push(decodeURIComponent(places.at(-1) ?? ''))
    } catch {
      break
    }
  }
  return places.map((place) => new URL(place, site).origin)
}

test('whatever is taken stays on this site, read once or decoded again', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = safeReturnPath(`/${pieces.join('')}`)
      if (path === null) return
      expect(path.startsWith('/')).toBe(true)
      expect(path).not.toMatch(/[\s\\]/)
      for (const origin of placesOf(path)) expect(origin).toBe(site)
    }),
    { numRuns: 5000 },
  )
})

test('nothing makes it throw', () => {
  fc.assert(fc.property(fc.anything(), (value) => void safeReturnPath(value)))
})
