import { expect, test } from 'vitest'
import { placeOnPage } from '#app/domain/studio/source/place-on-page.ts'

const text = `---
title: T
---

Opening.

## First

One.

- a list
- of two

<Choice id="who">
Who?

- [x] a
- [ ] b
</Choice>

After.

## Second

Two.[^a]

[^a]: A note.
`
const lineOf = (words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1

test.each([
  ['title: T', { id: null, heading: 0, step: 0 }],
  ['Opening', { id: null, heading: 0, step: 1 }],
  ['## First', { id: null, heading: 1, step: 0 }],
  ['One.', { id: null, heading: 1, step: 1 }],
  ['of two', { id: null, heading: 1, step: 2 }],
  ['[ ] b', { id: 'who', heading: 1, step: 0 }],
  ['After', { id: 'who', heading: 1, step: 1 }],
  ['Two.', { id: null, heading: 2, step: 1 }],
])('a line with “%s” has its place on the page', (words, place) => {
  expect(placeOnPage(text, lineOf(words))).toEqual(place)
})

test('a line behind the text has the place of its end', () => {
  expect(placeOnPage('## A\n\nB.\n', 99)).toEqual({ id: null, heading: 1, step: 1 })
  expect(placeOnPage('', 1)).toEqual({ id: null, heading: 0, step: 0 })
})
