import { expect, test } from 'vitest'
import { cast, emailOf, isMember } from '#app/domain/demo/cast.ts'
import { drawsOf } from '#app/domain/demo/draws.ts'
import { chanceOfRight } from '#app/domain/demo/rasch.ts'
import { timetable } from '#app/domain/demo/timetable.ts'
import { isCountry } from '#app/domain/people/countries.ts'

const many = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('normal draws have mean 0 and variance 1, within sampling error', () => {
  const draws = drawsOf(1, 'test')
  const values = many(10_000, () => draws.normal())
  // Four standard errors: of the mean 1/100, of the variance sqrt(2)/100.
  expect(Math.abs(mean(values))).toBeLessThan(0.04)
  expect(Math.abs(mean(values.map((value) => value * value)) - 1)).toBeLessThan(0.057)
})

test('uniform draws fill [0, 1) evenly, and weights say how often', () => {
  const draws = drawsOf(2, 'test')
  const values = many(10_000, () => draws.next())
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...values)).toBeLessThan(1)
  for (const tenth of Array(10).keys()) {
    const inside = values.filter((value) => Math.floor(value * 10) === tenth).length
    expect(Math.abs(inside - 1_000)).toBeLessThan(120)
  }
  const chosen = many(10_000, () => draws.weighted([1, 0, 3]))
  expect(chosen.filter((index) => index === 1)).toHaveLength(0)
  expect(Math.abs(chosen.filter((index) => index === 2).length - 7_500)).toBeLessThan(175)
})

test('each subject has draws of its own, which a seed always repeats', () => {
  const first = (seed: number, word: string) => drawsOf(seed, word).next()
  expect(first(1, 'a')).toBe(first(1, 'a'))
  expect(new Set([first(1, 'a'), first(1, 'b'), first(2, 'a')]).size).toBe(3)
})

test('a first try is right in half of the cases where ability and difficulty are equal; tries and hints help', () => {
  expect(chanceOfRight({ ability: 0.3, difficulty: 0.3 })).toBe(0.5)
  // Rasch: one logit above is 1 / (1 + e^-1).
  expect(chanceOfRight({ ability: 1, difficulty: 0 })).toBeCloseTo(0.731_058_578_6, 9)
  const chances = [0, 1, 2].map((tries) => chanceOfRight({ ability: 0, difficulty: 1, tries, hints: tries }))
  expect(chances).toEqual(chances.toSorted((a, b) => a - b))
})

test('times rise, begin on the first day and end on the last one', () => {
  const [day, start] = [86_400_000, Date.UTC(2025, 8, 1)]
  const times = timetable(drawsOf(1, 'times'), { start, days: [3, 20], steps: 140 })
  expect(times).toHaveLength(140)
  for (const [index, at] of times.entries()) if (index > 0) expect(at).toBeGreaterThan(times[index - 1] ?? 0)
  expect(Math.floor(((times[0] ?? 0) - start) / day)).toBe(3)
  expect(Math.floor(((times.at(-1) ?? 0) - start) / day)).toBe(20)
})

test('the cast is 24 people with addresses of their own at a domain that receives no mail', () => {
  expect(cast).toHaveLength(24)
  const addresses = cast.map(({ name }) => emailOf(name))
  expect(new Set(addresses).size).toBe(24)
  for (const address of addresses) expect(address).toMatch(/^[a-z.]+@demo\.example$/)
  for (const { country, organisation } of cast) {
    expect(isCountry(country)).toBe(true)
    expect(organisation).toMatch(/made up|inventé/)
  }
  expect(cast.filter((one) => isMember(one) && one.isOnPaper).length).toBeGreaterThan(1)
})
