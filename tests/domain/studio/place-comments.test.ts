import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeComments } from '#app/domain/studio/review/place-comments.ts'
import { lengthOf, plainWords } from '#app/domain/studio/review/review.ts'
import { bodyOf, splitBlocks } from '#app/domain/studio/source/blocks.ts'
import { moduleText } from '#tests/content/folder.ts'
import { someText } from './some-text.ts'

const text = `---
title: Stock and flow
---

## What a census counts

On census night Meridia counted 5,090 foreign-born children.

A flow counts events over a period.

<Choice id="census-night">
Is that figure a stock?

- [x] A stock
- [ ] A flow
</Choice>

[^census]: National census, 2020.
`

/** Where a comment on the passage with these words stands in another text. */
function placedIn(after: string, words: string, before = text) {
  const block = splitBlocks(before).findIndex((one) => one.text.includes(words))
  expect(block).toBeGreaterThanOrEqual(0)
  const comment = { textHash: 'then', block }
  const now = splitBlocks(after)
  const placed = placeComments(now, [comment], new Map([['then', before]])).get(comment)
  const found = placed?.block
  return {
    words: found === null || found === undefined ? null : bodyOf(now[found]?.text ?? ''),
    old: placed?.oldWords ?? null,
  }
}

describe('a comment stays with its passage', () => {
  const passages = [
    '## What a census counts',
    'On census night',
    'A flow counts events',
    'Is that figure',
    'National',
  ]

  test.each(passages)('%s, when other passages are written around it', (words) => {
    const more = text
      .replace('## What', 'A new beginning.\n\n## What')
      .replace('<Choice', 'And before it a sentence.\n\n- a list\n- of two\n\n<Choice')
    expect(placedIn(more, words)).toMatchObject({ words: expect.stringContaining(words), old: null })
  })

  test('when it moves', () => {
    const flow = 'A flow counts events over a period.\n\n'
    const moved = text.replace(flow, '').replace('## What', `${flow}## What`)
    expect(placedIn(moved, 'A flow counts').words).toBe(flow.trim())
  })

  test('when it is rewritten, and then says what it was', () => {
    const rewritten = text.replace('counted 5,090 foreign-born', 'counted 5,120 foreign-born')
    expect(placedIn(rewritten, 'On census night')).toEqual({
      words: 'On census night Meridia counted 5,120 foreign-born children.',
      old: 'On census night Meridia counted 5,090 foreign-born children.',
    })
  })

  test('by the id of an exercise, whatever else of it changes', () => {
    const other = text.replace(
      /Is that figure[\s\S]*A flow\n<\/Choice>/,
      'Quite another one?\n\n- [x] Yes\n</Choice>',
    )
    expect(placedIn(other, 'Is that figure').words).toContain('Quite another one?')
  })
})

test('a comment whose passage is gone stands nowhere, with the words as they were', () => {
  expect(placedIn(text.replace(/<Choice[\s\S]*<\/Choice>\n\n/, ''), 'Is that figure')).toEqual({
    words: null,
    old: expect.stringContaining('Is that figure a stock?'),
  })
  const shorter = text.replace('A flow counts events over a period.\n\n', '')
  expect(placedIn(shorter, 'A flow counts')).toEqual({
    words: null,
    old: 'A flow counts events over a period.',
  })
})

test('a comment on a text that is lost stands nowhere and breaks nothing', () => {
  const comment = { textHash: 'lost', block: 3 }
  const placed = placeComments(splitBlocks(text), [comment], new Map())
  expect(placed.get(comment)).toEqual({ block: null, oldWords: '' })
})

test('in any two texts comments stand on passages that are there, and on the same one while nothing changes', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const comments = splitBlocks(before).map((_, block) => ({ textHash: 'a', block }))
      const now = splitBlocks(after)
      const placed = [...placeComments(now, comments, new Map([['a', before]])).values()]
      for (const { block } of placed) expect(block === null || now[block] !== undefined).toBe(true)
      const taken = placed.flatMap(({ block }) => (block === null ? [] : [block]))
      expect(new Set(taken).size).toBe(taken.length)
      const same = placeComments(splitBlocks(before), comments, new Map([['a', before]]))
      for (const [{ block }, at] of same) expect(at).toEqual({ block, oldWords: null })
    }),
  )
})

test('words written anywhere else leave a comment where it is', () => {
  const source = moduleText('First', 'one', 'One passage.\n\nAnother passage.\n\n- a list')
  const blocks = splitBlocks(source)
  fc.assert(
    fc.property(
      fc.nat({ max: blocks.length - 1 }),
      fc.integer({ min: 1, max: blocks.length }),
      fc.constantFrom('New words here.\n\n', '## New\n\n', '> quoted anew\n\n'),
      (block, at, words) => {
        // Not into front matter, which has to come first.
        const after = [
          ...blocks.slice(0, at).map((one) => one.text),
          words,
          ...blocks.slice(at).map((one) => one.text),
        ]
        const comment = { textHash: 'a', block }
        const now = splitBlocks(after.join(''))
        const placed = placeComments(now, [comment], new Map([['a', source]])).get(comment)
        expect(placed?.oldWords).toBeNull()
        expect(bodyOf(now[placed?.block ?? -1]?.text ?? '')).toBe(bodyOf(blocks[block]?.text ?? ''))
      },
    ),
  )
})

describe('what is typed', () => {
  test('is kept as plain lines, without control characters', () => {
    expect(plainWords('  a\r\nb\u0000\u001b[31m\u007fc\n\n\n\nd\t ')).toBe('a\nb[31mc\n\nd')
    expect(plainWords(' \u0007\n ')).toBe('')
    expect(plainWords('<script>{x}</script> \u202eabc')).toBe('<script>{x}</script> \u202eabc')
  })

  test('is counted as people count', () => {
    expect(lengthOf('a😀é')).toBe(3)
  })
})
