import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitFrontMatter } from '#app/content/front-matter.ts'
import { type Problem, sayInto } from '#app/content/problems.ts'
import { oneLine } from '#app/domain/studio/course-file/facts-form.ts'
import { afterDeed, type FrontForm } from '#app/domain/studio/front-matter/front-form.ts'
import {
  followFront,
  readFront,
  usedObjectives,
  writeFront,
} from '#app/domain/studio/front-matter/front-text.ts'

const text = `---
title: "Stock and flow"   # agreed in May
summary: What a census can count.
minutes: 40
objectives:
  # the most important one
  tell-stock: Tell a stock from a flow
  count:   Count people
---

Body with --- in it.

---

<Choice id="a" objective="count">
Which?

- [x] One
- [ ] Two
</Choice>
`
const source = { isSource: true, isTest: false }
const front = (): FrontForm => {
  const read = readFront(text)
  if (!read) throw new Error('the front matter can’t be read')
  return read
}

test('a form changes its own lines alone', () => {
  expect(writeFront(text, front(), source)).toBe(text)
  expect(writeFront(text, { ...front(), title: 'Stock: and flow' }, source)).toBe(
    text.replace('"Stock and flow"   # agreed', '"Stock: and flow" # agreed'),
  )
  expect(writeFront(text, { ...front(), minutes: '50' }, source)).toBe(text.replace('40', '50'))
})

test('objectives are moved, removed and added, and their comments go with them', () => {
  const { objectives } = front()
  const [stock, count] = objectives
  const moved = afterDeed(objectives, { deed: 'down', objective: 'tell-stock' }, new Set())
  expect(moved).toEqual([count, stock])
  const written = writeFront(text, { ...front(), objectives: moved as typeof objectives }, source) ?? ''
  expect(readFront(written)?.objectives).toEqual([count, stock])
  expect(written).toContain('# the most important one')
  const added = afterDeed(objectives, { deed: 'add', objective: { id: 'new', words: 'A: b' } }, new Set())
  expect(
    readFront(writeFront(text, { ...front(), objectives: added as never }, source) ?? '')?.objectives,
  ).toEqual([stock, count, { id: 'new', words: 'A: b' }])
})

test('an objective that exercises point to, and the last one, can’t go', () => {
  const { objectives } = front()
  const used = usedObjectives(text)
  expect([...used]).toEqual(['count'])
  expect(afterDeed(objectives, { deed: 'remove', objective: 'count' }, used)).toMatchObject([
    { code: 'objective-used' },
  ])
  const one = objectives.slice(0, 1)
  expect(afterDeed(one, { deed: 'remove', objective: 'tell-stock' }, used)).toMatchObject([
    { code: 'objective-last' },
  ])
  expect(afterDeed(objectives, { deed: 'remove', objective: 'tell-stock' }, used)).toHaveLength(1)
})

test('a translation repeats what its source says, where it says it at all', () => {
  const objectives = front().objectives.slice(1)
  const next = { ...front(), minutes: '55', objectives }
  expect(readFront(followFront(text, next, source) ?? '')).toMatchObject({ minutes: '55', objectives })
  const without = text.replace('minutes: 40\n', '')
  expect(followFront(without, { ...front(), minutes: '55' }, source)).toBe(without)
})

test('a test says how often and whether in time only where that is not as usual', () => {
  const test = { isSource: true, isTest: true }
  const asTest = text.replace('---\n', '---\nkind: test\n')
  expect(writeFront(asTest, front(), test)).toBe(asTest)
  const written = writeFront(asTest, { ...front(), tries: '2', isTimed: false }, test) ?? ''
  expect(readFront(written)).toMatchObject({ tries: '2', isTimed: false, isTest: true })
  expect(readFront(writeFront(written, front(), test) ?? '')).toMatchObject({ tries: '1', isTimed: true })
})

test.each([
  '',
  'No front matter',
  '---\ntitle: [\n---\n',
  '---js\nprocess.exit(1)\n---\n',
  '---\n- a\n---\n',
])('a text without one that can be read is left alone: %j', (broken) => {
  expect(readFront(broken)).toBeNull()
  expect(writeFront(broken, front(), source)).toBeNull()
  expect(followFront(broken, front(), source)).toBeNull()
})

test('whatever is typed comes back as it was typed, and the rest of the text stays', () => {
  const typed = fc
    .oneof(fc.string({ unit: 'binary' }), fc.constantFrom('---', '...', '# no', '{a', '"', "'"))
    .map((given) => oneLine(given) || 'x')
  fc.assert(
    fc.property(typed, typed, (title, words) => {
      const objectives = front().objectives.map((objective) => ({ ...objective, words }))
      const written = writeFront(text, { ...front(), title, objectives }, source) ?? ''
      expect(readFront(written)).toMatchObject({ title, objectives })
      expect(written.slice(written.indexOf('\n---\n\nBody'))).toBe(text.slice(text.indexOf('\n---\n\nBody')))
      const problems: Problem[] = []
      const read = splitFrontMatter(written, sayInto(problems, 'en.mdx')).frontMatter
      if (title.length <= 400 && words.length <= 400) {
        expect(problems).toEqual([])
        expect(read?.value.title).toBe(title)
      }
    }),
    { numRuns: 40 },
  )
})
