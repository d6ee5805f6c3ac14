import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MorningInput, morningOf } from '#app/domain/cohort/morning.ts'

const DAY = 86_400_000
const now = 100 * DAY
const place = { courseId: 'c', moduleId: 'm' }

const nothing: MorningInput = { states: [], modules: [], visits: [], links: [], dismissed: [], now }

const tried = (personId: string, tries: number, exerciseId = 'e') => ({
  ...place,
  personId,
  exerciseId,
  status: 'tried' as const,
  tries,
})

const open = (personId: string, days: number) => ({
  ...place,
  personId,
  startedAt: now - days * DAY,
  finishedAt: null,
})
const finished = (personId: string, days: number) => ({
  ...place,
  personId,
  startedAt: now - 50 * DAY,
  finishedAt: now - (50 - days) * DAY,
})

describe('who is stuck', () => {
  test('has answered wrong three times and never right', () => {
    const states = [
      tried('two', 2),
      tried('three', 3),
      tried('seven', 7),
      { ...tried('solved', 9), status: 'solved' as const },
      { ...tried('gave-up', 9), status: 'shown' as const },
    ]
    expect(morningOf({ ...nothing, states }).lines).toEqual([
      {
        kind: 'stuck',
        ...place,
        exerciseId: 'e',
        personIds: ['seven', 'three'],
        keys: expect.any(Array),
        meanTries: 5,
      },
    ])
  })

  test('stays aside once put aside, and others with the same trouble raise it again', () => {
    const first = morningOf({ ...nothing, states: [tried('ann', 3)] })
    const dismissed = first.lines.flatMap(({ keys }) => keys)
    expect(morningOf({ ...nothing, states: [tried('ann', 8)], dismissed })).toMatchObject({
      lines: [],
      aside: 1,
    })
    const later = morningOf({ ...nothing, states: [tried('ann', 8), tried('bob', 3)], dismissed })
    expect(later.lines).toMatchObject([{ kind: 'stuck', personIds: ['bob'] }])
  })
})

describe('who is slow', () => {
  test('has a module open three days longer than the median of those who finished it', () => {
    // Finished after 2, 4 and 6 days: the median is 4, the limit 7.
    const modules = [finished('a', 2), finished('b', 6), finished('c', 4), open('seven', 7), open('eight', 8)]
    expect(morningOf({ ...nothing, modules }).lines).toMatchObject([
      { kind: 'slow', personIds: ['eight'], medianDays: 4, finishers: 3 },
    ])
  })

  test('is nobody while fewer than three have finished: there is no median to speak of', () => {
    const modules = [finished('a', 1), finished('b', 1), open('late', 90)]
    expect(morningOf({ ...nothing, modules }).lines).toEqual([])
  })
})

describe('who reads without answering', () => {
  test('has opened a page three times and answered nothing in it', () => {
    const visits = [
      { ...place, personId: 'reader', visits: 3 },
      { ...place, personId: 'twice', visits: 2 },
      { ...place, personId: 'answered', visits: 9 },
    ]
    expect(morningOf({ ...nothing, visits, states: [tried('answered', 1)] }).lines).toMatchObject([
      { kind: 'unanswered', personIds: ['reader'] },
    ])
  })

  test('may be known by the personal link alone', () => {
    const links = [
      { id: 'opened', opens: 3 },
      { id: 'once', opens: 1 },
    ]
    expect(morningOf({ ...nothing, links }).lines).toMatchObject([
      { kind: 'link-unanswered', personIds: ['opened'] },
    ])
  })
})

test('the page shows seven lines, the most people first, and says how many more there are', () => {
  const states = Array.from({ length: 9 }, (_, index) =>
    Array.from({ length: index + 1 }, (_, person) => tried(`p${person}`, 3, `e${index}`)),
  ).flat()
  const { lines, more } = morningOf({ ...nothing, states })
  expect(lines.map(({ personIds }) => personIds.length)).toEqual([9, 8, 7, 6, 5, 4, 3])
  expect(more).toBe(2)
})

const stateRows = fc.array(
  fc.record({
    courseId: fc.constant('c'),
    moduleId: fc.constantFrom('m', 'n'),
    personId: fc.constantFrom('a', 'b', 'c', 'd'),
    exerciseId: fc.constantFrom('e', 'f', 'g'),
    status: fc.constantFrom('opened' as const, 'tried' as const, 'solved' as const, 'shown' as const),
    tries: fc.nat(9),
  }),
)

test('what is put aside as a whole leaves nothing, in whatever order the rows come', () => {
  fc.assert(
    fc.property(stateRows, (states) => {
      const { lines } = morningOf({ ...nothing, states })
      expect(morningOf({ ...nothing, states: states.toReversed() }).lines.length).toBe(lines.length)
      const dismissed = states.map(
        (row) => `stuck:${row.courseId}/${row.moduleId}/${row.exerciseId}:${row.personId}`,
      )
      expect(morningOf({ ...nothing, states, dismissed }).lines).toEqual([])
    }),
  )
})
