import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitBlocks } from '#app/domain/studio/source/blocks.ts'
import { diffBlocks } from '#app/domain/studio/source/diff-blocks.ts'
import { diffWords } from '#app/domain/studio/source/diff-words.ts'
import { someText } from './some-text.ts'

test('the words of a comparison, joined, are both texts', () => {
  const words = fc.array(fc.constantFrom('children', ' ', '5 090', 'é', '\n', '12,4', 'أطفال', '。'), {
    maxLength: 30,
  })
  const some = fc.oneof(
    someText,
    words.map((all) => all.join('')),
  )
  fc.assert(
    fc.property(some, some, (before, after) => {
      const changes = diffWords(before, after)
      const without = (kind: string) =>
        changes
          .filter((change) => change.kind !== kind)
          .map(({ text }) => text)
          .join('')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
    }),
  )
})

test('a comparison of blocks names each block of both texts once', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const changes = diffBlocks(before, after)
      expect(changes.flatMap((change) => change.after ?? [])).toEqual(splitBlocks(after))
      const olds = changes.flatMap((change) => change.before ?? [])
      expect(olds.toSorted((a, b) => a.line - b.line)).toEqual(splitBlocks(before))
      for (const { kind, before: old, after: next } of changes) {
        expect(old === null).toBe(kind === 'added')
        expect(next === null).toBe(kind === 'removed')
      }
    }),
  )
})

const told = (before: string, after: string) =>
  diffBlocks(before, after).map(({ kind, before: old, after: next }) => [kind, (next ?? old)?.text.trim()])

test('blocks are told as changed, added, removed and moved', () => {
  const before = '## One\n\nA stock counts people on a date.\n\n- a\n- b\n\n[^n]: Source.\n'
  const after = '- a\n- b\n\n## One\n\nA stock counts children on one date.\n\nNew.\n'
  expect(told(before, after)).toEqual([
    ['moved', '- a\n- b'],
    ['removed', '[^n]: Source.'],
    ['same', '## One'],
    ['changed', 'A stock counts children on one date.'],
    ['added', 'New.'],
  ])
})

test('an exercise stays itself by its id, however it is rewritten', () => {
  expect(told('<Text id="a">\nOld words.\n</Text>\n', '<Choice id="a">\nAll is new.\n</Choice>\n')).toEqual([
    ['changed', '<Choice id="a">\nAll is new.\n</Choice>'],
  ])
})

test('a comparison of long texts without a word in common ends', () => {
  const long = (word: string) => Array.from({ length: 4000 }, (_, at) => `${word}${at} ${word}.`).join('\n\n')
  expect(diffWords(long('a'), long('b'))).toHaveLength(2)
  expect(diffBlocks(long('a'), long('b'))).toHaveLength(4000)
})
