import { expect, test } from 'vitest'
import { readBlocksFile, writeBlocksFile } from '#app/content/blocks-file.ts'
import { hashBlock, hashedBlocks } from '#app/domain/studio/translation/block-hash.server.ts'
import {
  type BlockRecord,
  countStates,
  type MinorChanges,
  recordOf,
  translatedBlocks,
} from '#app/domain/studio/translation/block-states.ts'
import { mayBeMinor, weighChange } from '#app/domain/studio/translation/weigh-change.ts'

const source = `## Stocks

A stock counts 5,090 people on a date.

A flow counts events.

<Text id="word">
What is it?

- [x] stock
</Text>

[^n]: Source.
`
const target = `## Effectifs

Un effectif compte 5 090 personnes à une date.

Un flux compte des événements.

<Text id="word">
Qu’est-ce ?

- [x] effectif
</Text>

[^n]: Source.
`

const rowsOf = (now: string, own: string, record: BlockRecord | null, minor: MinorChanges = []) =>
  translatedBlocks({ source: hashedBlocks(now), target: hashedBlocks(own), record, minor })

const states = (...given: Parameters<typeof rowsOf>) => rowsOf(...given).map(({ state }) => state)

/** What the translation was made from when both stood as above. */
const record = recordOf(rowsOf(source, target, null))

test('without a record, blocks are taken as they are', () => {
  expect(states(source, target, null)).toEqual(['done', 'done', 'done', 'done', 'done'])
  expect(states(source.replace('5,090', '5,100'), target, null)).not.toContain('meaning')
})

test('a block whose source changed is older, in meaning unless its author called it minor', () => {
  const changed = source.replace('on a date', 'on one date')
  expect(states(changed, target, record)).toEqual(['done', 'meaning', 'done', 'done', 'done'])
  const of = (text: string) => hashBlock(text)
  const step = [
    of('A stock counts 5,090 people on a date.'),
    of('A stock counts 5,090 people on one date.'),
  ] as const
  expect(states(changed, target, record, [step])).toEqual(['done', 'minor', 'done', 'done', 'done'])
  const further = changed.replace('people', 'persons')
  expect(states(further, target, record, [step])[1]).toBe('meaning')
  const next = [step[1], of('A stock counts 5,090 persons on one date.')] as const
  expect(states(further, target, record, [step, next])[1]).toBe('minor')
})

test('a space left at the end of a line changes nothing; two break it', () => {
  expect(hashBlock('A stock. \nA flow. \r\n')).toBe(hashBlock('A stock.\nA flow.'))
  expect(hashBlock('A stock.  \nA flow.')).not.toBe(hashBlock('A stock.\nA flow.'))
})

test('a new block of the source is missing where it stands, however alike its neighbours are', () => {
  const longer = source.replace('A flow', 'A stock has no period.\n\nA flow')
  expect(states(longer, target, record)).toEqual(['done', 'done', 'missing', 'done', 'done', 'done'])
})

test('a block that the source dropped is extra, where the translation has it', () => {
  const shorter = source.replace('A flow counts events.\n\n', '')
  expect(states(shorter, target, record)).toEqual(['done', 'done', 'extra', 'done', 'done'])
  const rows = rowsOf(shorter, target, record)
  expect(countStates(rows)).toEqual({ done: 4, minor: 0, meaning: 0, missing: 0, extra: 1 })
})

test('a block that was edited by hand counts as made from what the source says now', () => {
  const changed = source.replace('events', 'moves')
  expect(states(changed, target, record)[2]).toBe('meaning')
  expect(states(changed, target.replace('événements', 'mouvements'), record)[2]).toBe('done')
})

test('what is settled is kept as made from the source of now, the rest as it was', () => {
  const changed = source.replace('events', 'moves').replace('What is it?', 'Which is it?')
  const rows = rowsOf(changed, target, record)
  const kept = recordOf(rows, new Set(rows.filter(({ source }) => source?.id === 'word')))
  expect(states(changed, target, kept)).toEqual(['done', 'done', 'meaning', 'done', 'done'])
})

test('what is kept is a readable file, and read again it is the same', () => {
  const words = new Map(hashedBlocks(target).map(({ hash, text }) => [hash, text]))
  const file = writeBlocksFile({ ...record, minor: [] }, (hash) => words.get(hash) ?? '')
  expect(file).toContain('# Un effectif compte 5 090 personnes à une date.')
  const problems: unknown[] = []
  const say = (...problem: unknown[]) => problems.push(problem)
  expect(readBlocksFile(file, say as never)).toEqual({ ...record, minor: [] })
  expect(readBlocksFile(writeBlocksFile({ made: [], minor: [] }, String), say as never)).toEqual({
    made: [],
    minor: [],
  })
  expect(problems).toEqual([])
})

test('a file that someone spoiled is told, not used', () => {
  const problems: unknown[] = []
  const say = (...problem: unknown[]) => problems.push(problem)
  for (const spoiled of ['made: [[a, b]]', 'made: 1', '- x', 'more: []', 'made: [[b0123456789abcdef]]'])
    expect(readBlocksFile(spoiled, say as never)).toBeNull()
  expect(problems.length).toBeGreaterThanOrEqual(5)
})

test.each([
  ['A stock counts 5,090 people.', 'a stock counts 5,090 people!', 'minor'],
  ['A stock  counts 5,090 people.', 'A stock counts 5,090 people.', 'minor'],
  ['A stock counts 5,090 people.', 'A stock counts 5,100 people.', 'meaning'],
  ['A stock counts 1.5 people.', 'A stock counts 15 people.', 'meaning'],
  ['A stock counts people.', 'A flow counts people.', 'meaning'],
  ['See [it](https://a.org).', 'See [it](https://b.org).', 'meaning'],
  ['- [x] yes\n- [ ] no', '- [ ] yes\n- [x] no', 'meaning'],
])('from %j to %j is %s', (before, after, weight) => {
  expect(weighChange(before, after)).toBe(weight)
})

test('nobody can call a changed key minor', () => {
  const block = (text: string) => hashedBlocks(text)[0] as ReturnType<typeof hashedBlocks>[number]
  const exercise = '<Choice id="a">\nQ?\n\n- [x] yes\n- [ ] no\n</Choice>\n'
  const swapped = exercise.replace('[x] yes', '[ ] yes').replace('[ ] no', '[x] no')
  expect(mayBeMinor(block(exercise), block(swapped))).toBe(false)
  expect(mayBeMinor(block(exercise), block(exercise.replace('Q?', 'Question?')))).toBe(true)
})
