import { expect, test } from 'vitest'
import { partsOf } from '#app/domain/letter/letter.ts'

test('what somebody typed is paragraphs and links', () => {
  expect(partsOf('Hello\r\nyou\n\nhttps://a.example/b\n ')).toEqual([
    'Hello\nyou',
    { link: 'https://a.example/b' },
  ])
})

test('no control sign comes into a letter', () => {
  expect(partsOf('A\0B\x1b[31m\tC\n\x07')).toEqual(['A B [31m C'])
})
