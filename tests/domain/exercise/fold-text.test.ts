import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from '#app/domain/exercise/fold-text.ts'

test.each([
  ['Flow', ' flow. '],
  ['réfugié', 'REFUGIE'],
  ['non-response', 'Non response'],
  ['l’enfant', "l'enfant"],
  ['Straße', 'STRASSE'],
  ['cœur', 'coeur'],
  ['İstanbul', 'istanbul'],
  ['ﬁle', 'file'],
  ['Łódź', 'lodz'],
  ['مُهَاجِر', 'مهاجر'],
  ['مهــاجر', 'مهاجر'],
  ['أسرة', 'اسره'],
  ['٢٠٢٤', '2024'],
  ['1,5', '1.5'],
])('%s is the same as %s', (a, b) => {
  expect(foldText(a)).toBe(foldText(b))
})

test.each([
  ['1.5', '15'],
  ['stock', 'flow'],
  ['5 %', '5'],
  ['< 5', '> 5'],
  ['कि', 'का'],
  ['?', '!'],
])('%s is not %s', (a, b) => {
  expect(foldText(a)).not.toBe(foldText(b))
})

test('folding what is folded changes nothing, and nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = foldText(text)
      if (once !== text.trim()) expect(foldText(once)).toBe(once)
    }),
  )
})
