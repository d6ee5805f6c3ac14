import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeResults, parseResults } from '#app/labs/r/grade.ts'

describe('the names of results', () => {
  test('stand with their tolerances', () => {
    expect(parseResults('share ± 0.05, low ±0.1, high +/- .5, n.all, x_1 +- 1e-3')).toEqual({
      ok: true,
      results: [
        { name: 'share', tolerance: 0.05 },
        { name: 'low', tolerance: 0.1 },
        { name: 'high', tolerance: 0.5 },
        { name: 'n.all', tolerance: null },
        { name: 'x_1', tolerance: 0.001 },
      ],
    })
  })

  test.each([
    ['', 'names no result'],
    ['share ± 0,05', 'a number alone, "05"'],
    ['2x ± 1', 'no name in R'],
    ['mean age ± 1', 'no name in R'],
    ['share ± ', 'tolerance is no number'],
    ['share ± -1', 'tolerance is no number'],
    ['share ± 1 ± 2', 'no name in R'],
    ['share, share', 'twice'],
    ['share,', 'no name in R'],
    ['TRUE ± 1', 'means something else'],
    ['__proto__', 'no name in R'],
    [Array.from({ length: 13 }, (_, at) => `x${at}`).join(), 'more than 12'],
  ])('are refused in words: %s', (text, words) => {
    const read = parseResults(text)
    expect(read.ok ? '' : read.reason).toContain(words)
  })
})

const one = (value: number | null, key: number, tolerance: number | null = 0.05) =>
  gradeResults({ share: value }, { share: key }, [{ name: 'share', tolerance }])[0]!

describe('grading', () => {
  test.each([
    [26.1, true, null],
    [26.15, true, null],
    [26.05, true, null],
    [26.16, false, null],
    [-26.1, false, 'sign'],
    [2610, false, 'hundredfold'],
    [0.261, false, 'hundredth'],
    [0.26, false, 'hundredth'],
    [26, false, 'rounded'],
    [0, false, null],
    [31.4, false, null],
  ] as const)('%d for 26.1 ± 0.05: right %s, note %s', (value, isRight, note) => {
    expect(one(value, 26.1)).toEqual({ name: 'share', value, isRight, note })
  })

  test('without a tolerance six digits must agree', () => {
    expect(one(1234567.2, 1234567, null).isRight).toBe(true)
    expect(one(1234569, 1234567, null).isRight).toBe(false)
    expect(one(0, 0, null).isRight).toBe(true)
  })

  test('a result without a value is wrong, also under the name of a method', () => {
    expect(one(null, 26.1)).toMatchObject({ isRight: false, note: null, value: Number.NaN })
    const [graded] = gradeResults({}, { constructor: 1 }, [{ name: 'constructor', tolerance: null }])
    expect(graded).toMatchObject({ isRight: false, note: null })
  })

  test('a missing key is a defect, not a wrong answer', () => {
    expect(() => gradeResults({ share: 1 }, {}, [{ name: 'share', tolerance: 1 }])).toThrow('no key')
  })

  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true })
  const tolerance = fc.double({ min: 1e-9, max: 1e3, noNaN: true })

  test('what is within the tolerance is right, what is clearly outside is wrong', () => {
    fc.assert(
      fc.property(number, tolerance, fc.double({ min: -1, max: 1, noNaN: true }), (key, within, share) => {
        // A tolerance that binary numbers of this size can't tell from none says nothing.
        fc.pre(within > 1e-12 * Math.abs(key))
        expect(one(key + share * within, key, within).isRight).toBe(true)
        expect(one(key + 1.01 * within + 1e-5, key, within).isRight).toBe(false)
      }),
    )
  })

  test('rounding as far as the tolerance allows is right; a note comes only with a wrong value', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 6 }), (key, digits) => {
        const rounded = Number(key.toFixed(digits))
        expect(one(rounded, key, 0.5 * 10 ** -digits).isRight).toBe(true)
        const { isRight, note } = one(rounded, key, 1e-9)
        if (isRight) expect(note).toBeNull()
        else if (rounded !== 0 && Math.abs(key) > 1) expect(note).not.toBeNull()
      }),
    )
  })

  test('per cent for a proportion, and the other way round, is recognised', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), (key) => {
        expect(one(100 * key, key, 1e-4 * key).note).toBe('hundredfold')
        expect(one(key / 100, key, 1e-4 * key).note).toBe('hundredth')
        expect(one(-key, key, 1e-4 * key).note).toBe('sign')
      }),
    )
  })
})
