import { expect, test } from 'vitest'
import { seedOf } from '#app/labs/data/draw.server.ts'
import { LAST_SEED, ownDraw, ownSeed } from '#app/labs/data/draw.ts'
import { hashText } from '#app/labs/data/hash-text.ts'

const set = { id: 'meridia', generator: 'meridia', seed: 20240630, draws: 16 } as const
const secret = 'a secret of this store'

const knownSeeds = [
  2018844948, 172906343, 716169057, 2089706740, 1381792851, 632837600, 1012772259, 845741591, 970803547,
  1674508657, 1025239240, 1058928909, 205759925, 2133102974, 573831767, 1274716513,
]

test('the open draw has the seed of the description, in every store', () => {
  expect(seedOf(set, 'open', secret)).toBe(20240630)
  expect(seedOf(set, 'open', 'another')).toBe(20240630)
})

test('learners’ draws have the same seeds in every store: keys were computed for them', () => {
  const seeds = Array.from({ length: 16 }, (_, index) => seedOf(set, index + 1, secret))
  expect(seeds.slice(0, 3)).toEqual([1, 2, 3].map((draw) => ownSeed(set, draw)))
  expect(seeds).toEqual(knownSeeds)
  expect(new Set([...seeds, set.seed]).size).toBe(17)
})

test('the hidden draw differs from store to store, and stays the same in one', () => {
  const seed = seedOf(set, 'hidden', secret)
  expect(seedOf(set, 'hidden', secret)).toBe(seed)
  expect(seedOf(set, 'hidden', 'another')).not.toBe(seed)
  expect(seedOf({ ...set, id: 'other' }, 'hidden', secret)).not.toBe(seed)
  for (let store = 0; store < 1_000; store++) {
    const hidden = seedOf(set, 'hidden', `store ${store}`)
    expect(Number.isInteger(hidden) && hidden >= 1 && hidden <= LAST_SEED).toBe(true)
  }
})

test('a hidden draw without a secret, and draws that there are not, are refused', () => {
  expect(() => seedOf(set, 'hidden', '')).toThrow('needs a secret')
  for (const draw of [0, 17, 1.5, -1]) expect(() => seedOf(set, draw, secret)).toThrow(`no draw ${draw}`)
})

test('files are the same in every draw', () => {
  const files = { id: 'files', generator: null, seed: null, draws: 0 }
  expect([seedOf(files, 'open', secret), seedOf(files, 'hidden', secret)]).toEqual([0, 0])
})

test('a person has one draw in a course, and people have all of them', () => {
  expect(ownDraw('ana', 'foundations', 16)).toBe(ownDraw('ana', 'foundations', 16))
  const counts = new Array<number>(16).fill(0)
  for (let person = 0; person < 3_200; person++)
    counts[ownDraw(`person-${person}`, 'foundations', 16) - 1]! += 1
  expect(Math.min(...counts)).toBeGreaterThan(140)
  expect(Math.max(...counts)).toBeLessThan(260)
  expect(() => ownDraw('ana', 'foundations', 0)).toThrow('no draws')
})

test('the hash of a text never changes', () => {
  expect(['', 'a', 'é'].map(hashText)).toEqual([2_872_998_923, 444_641_715, 2_387_039_943])
})
