import { expect, test } from 'vitest'
import { filled, type SetAside, serverHtmlOf } from '#app/web/set-aside.server.ts'

const bytes = (...texts: string[]) => texts.map((text) => Buffer.from(text))
const drawn = (aside: SetAside, draw: (html: ReadonlyMap<string, string>) => string) =>
  Buffer.concat(filled(Buffer.from(draw(serverHtmlOf(aside))), aside)).toString()

test('bytes come to the place that a component gave them, and html stays as it is', () => {
  const aside: SetAside = new Map<string, string | Buffer[]>([
    ['page', bytes('<h1>Où ?</h1>', '<p>$& $1</p>')],
    ['head', '<b>head</b>'],
    ['end', bytes('fin')],
  ])
  const page = drawn(
    aside,
    (html) => `<i>${html.get('end')}</i>${html.get('head')}<div>${html.get('page')}</div>`,
  )
  expect(page).toBe('<i>fin</i><b>head</b><div><h1>Où ?</h1><p>$& $1</p></div>')
})

test('a page that shows nothing of what was set aside stays as it is', () => {
  expect(drawn(new Map([['page', bytes('text')]]), () => '<p>é</p>')).toBe('<p>é</p>')
  expect(drawn(new Map(), () => '<p>é</p>')).toBe('<p>é</p>')
})

test('a place written by somebody within the bytes is not filled again', () => {
  const aside: SetAside = new Map([['page', bytes('\u0001page\u0001')]])
  expect(drawn(aside, (html) => `<div>${html.get('page')}</div>`)).toBe('<div>\u0001page\u0001</div>')
})
