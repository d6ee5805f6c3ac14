import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyOf, splitBlocks } from '#app/domain/studio/source/blocks.ts'
import {
  decideMerge,
  type MergeChoice,
  type Merged,
  mergeTexts,
} from '#app/domain/studio/source/merge-texts.ts'
import { courseTexts } from './course-texts.ts'
import { someText } from './some-text.ts'

/** Edits of one author: each takes a block away, rewrites it, adds one after it or moves it. */
const someEdits = (who: string) =>
  fc.array(
    fc.record({
      at: fc.nat(),
      way: fc.constantFrom('drop', 'rewrite', 'add', 'move') as fc.Arbitrary<
        'drop' | 'rewrite' | 'add' | 'move'
      >,
      words: fc.constantFrom(
        `${who} wrote this.`,
        `${who} wrote that.`,
        '<Choice id="new">\n\n- [x] Yes\n\n</Choice>',
      ),
    }),
    { maxLength: 4 },
  )

function edited(text: string, edits: { at: number; way: string; words: string }[]): string {
  const blocks = splitBlocks(text).map((block) => block.text)
  for (const { at, way, words } of edits) {
    const index = blocks.length === 0 ? 0 : at % blocks.length
    const block = blocks[index] ?? ''
    if (way === 'drop') blocks.splice(index, 1)
    else if (way === 'rewrite') blocks[index] = `${bodyOf(block)} ${words}\n\n`
    else if (way === 'add') blocks.splice(index + 1, 0, `${words}\n\n`)
    else blocks.splice((at * 7) % blocks.length || 0, 0, ...blocks.splice(index, 1))
  }
  return blocks.join('')
}

const someThree = fc
  .tuple(
    fc.oneof(someText, fc.constantFrom(...courseTexts.map(({ text }) => text.slice(0, 3000)))),
    someEdits('I'),
    someEdits('They'),
  )
  .map(([base, mine, theirs]) => ({ base, mine: edited(base, mine), theirs: edited(base, theirs) }))

const textOf = (merged: Merged) => ('text' in merged ? merged.text : null)

test('what only one side changed is taken', () => {
  fc.assert(
    fc.property(someThree, ({ base, mine, theirs }) => {
      expect(textOf(mergeTexts(base, base, theirs))).toBe(theirs)
      expect(textOf(mergeTexts(base, mine, base))).toBe(mine)
      expect(textOf(mergeTexts(base, mine, mine))).toBe(mine)
    }),
  )
})

test('conflicts are the same for both sides', () => {
  const of = (merged: Merged, swap: boolean) =>
    'text' in merged
      ? []
      : merged.conflicts
          .map(({ base, mine, theirs }) => String(swap ? [base, theirs, mine] : [base, mine, theirs]))
          .sort()
  fc.assert(
    fc.property(someThree, ({ base, mine, theirs }) => {
      expect(of(mergeTexts(base, theirs, mine), true)).toEqual(of(mergeTexts(base, mine, theirs), false))
    }),
  )
})

const bodies = (text: string) =>
  splitBlocks(text)
    .map((block) => bodyOf(block.text))
    .filter((body) => body !== '')

test('nothing that either side wrote is lost without a conflict', () => {
  fc.assert(
    fc.property(someThree, ({ base, mine, theirs }) => {
      const merged = mergeTexts(base, mine, theirs)
      const kept = [decideMerge(merged, []), decideMerge(merged, allOf(merged, 'theirs'))].join('\n')
      const old = new Set(bodies(base))
      for (const body of [...bodies(mine), ...bodies(theirs)])
        if (!old.has(body)) expect(kept).toContain(body)
    }),
  )
})

const allOf = (merged: Merged, choice: MergeChoice): MergeChoice[] =>
  'text' in merged ? [] : merged.conflicts.map(() => choice)

const base = '## Stocks\n\nA stock has a date.\n\n<Text id="a">\nWhat?\n</Text>\n\nThe end.\n'

test('edits of different blocks come together', () => {
  const mine = base.replace('has a date', 'has one date')
  const theirs = base.replace('What?', 'What is it?').replace('The end.', 'The end.\n\nReally.')
  expect(mergeTexts(base, mine, theirs)).toEqual({
    text: '## Stocks\n\nA stock has one date.\n\n<Text id="a">\nWhat is it?\n</Text>\n\nThe end.\n\nReally.\n',
  })
})

test('a block that both rewrote is shown with both ways, and each can be taken', () => {
  const mine = base.replace('What?', 'Which?').replace('The end.', 'My end.')
  const theirs = base.replace('What?', 'Who?')
  const merged = mergeTexts(base, mine, theirs)
  expect('conflicts' in merged && merged.conflicts).toEqual([
    {
      base: '<Text id="a">\nWhat?\n</Text>',
      mine: '<Text id="a">\nWhich?\n</Text>',
      theirs: '<Text id="a">\nWho?\n</Text>',
    },
  ])
  expect(decideMerge(merged, ['mine'])).toBe(mine)
  expect(decideMerge(merged, ['theirs'])).toBe(theirs.replace('The end.', 'My end.'))
})

test('taking away what the other side rewrote is a conflict', () => {
  const merged = mergeTexts(
    base,
    base.replace('A stock has a date.\n\n', ''),
    base.replace('a date', 'a day'),
  )
  expect('conflicts' in merged && merged.conflicts).toEqual([
    { base: 'A stock has a date.', mine: '', theirs: 'A stock has a day.' },
  ])
})

test('one side moves an exercise while the other rewrites it', () => {
  const exercise = '<Text id="a">\nWhat?\n</Text>\n\n'
  const moved = base.replace(exercise, '').replace('## Stocks\n\n', `## Stocks\n\n${exercise}`)
  const merged = mergeTexts(base, moved, base.replace('What?', 'Who?'))
  expect(merged).toEqual({ text: moved.replace('What?', 'Who?') })
})

test('two exercises of one id, added on both sides, never stand side by side', () => {
  const added = (words: string) => base + `\n<Text id="new">\n${words}\n</Text>\n`
  expect(mergeTexts(base, added('One?'), added('One?'))).toEqual({ text: added('One?') })
  expect('conflicts' in mergeTexts(base, added('One?'), added('Two?'))).toBe(true)
})
