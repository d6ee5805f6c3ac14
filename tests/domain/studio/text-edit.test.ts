import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit, editBetween, sumOf } from '#app/domain/studio/source/text-edit.ts'

describe('a change of a text', () => {
  test('makes the second text of the first, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'é', '😀', '\ud83d') })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = JSON.parse(JSON.stringify(editBetween(before, after)))
        expect(applyEdit(before, edit)).toBe(after)
      }),
    )
  })

  test('is only what has changed', () => {
    expect(editBetween('One. Two. Three.', 'One. Deux. Three.')).toEqual({ from: 5, to: 8, insert: 'Deux' })
    expect(editBetween('same', 'same')).toEqual({ from: 4, to: 4, insert: '' })
  })

  test.each([
    { from: -1, to: 0 },
    { from: 2, to: 1 },
    { from: 0, to: 5 },
    { from: 0.5, to: 1 },
    { from: Number.NaN, to: 1 },
  ])('that does not fit the text is none: %o', (place) => {
    expect(applyEdit('text', { ...place, insert: 'x' })).toBeNull()
  })
})

// http://www.isthe.com/chongo/src/fnv/test_fnv.c: the vectors of its authors for FNV-1a with 32 bits.
test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('the sum of "%s" is that of its authors', (text, sum) => {
  expect(sumOf(text)).toBe(sum)
})
