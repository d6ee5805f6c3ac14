import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Kept, pack, SUSPEND_MOST, unpack } from '#app/content/exchange/scorm/player/kept.ts'
import { findApi, openSession } from '#app/content/exchange/scorm/player/lms.ts'
import { betterStatus, scormTime, standingOf } from '#app/content/exchange/scorm/player/standing.ts'
import type { ExerciseState } from '#app/domain/progress/learning.ts'

const state = (more: Partial<ExerciseState> = {}): ExerciseState => ({
  status: 'tried',
  tries: 1,
  hints: 0,
  bestPoints: 0,
  outOf: 1000,
  lastAttemptId: null,
  lastAt: 0,
  settledAt: null,
  markedAttemptId: null,
  ...more,
})

const keptOnes = fc
  .array(
    fc.record({
      status: fc.constantFrom('opened', 'tried', 'solved', 'shown') as fc.Arbitrary<ExerciseState['status']>,
      tries: fc.nat({ max: 99 }),
      hints: fc.nat({ max: 5 }),
      bestPoints: fc.nat({ max: 20_000 }),
      text: fc.option(fc.string({ unit: 'grapheme', maxLength: 300 })),
    }),
    { maxLength: 80 },
  )
  .map(
    (list) =>
      new Map(
        list.map(({ text, ...one }, at): [string, Kept] => [
          `exercise-${at}`,
          { state: state({ ...one, outOf: 20_000 }), answer: text === null ? null : { text } },
        ]),
      ),
  )

const gone = () => {
  throw new Error('gone')
}
const refused = () => 'false'
const broken = {
  LMSInitialize: String.bind(null, true),
  LMSGetValue: gone,
  LMSSetValue: refused,
  LMSCommit: refused,
  LMSFinish: refused,
}

describe('what a package keeps between visits', () => {
  test('fits, in ASCII, and comes back; only answers given longest ago are left out', () => {
    fc.assert(
      fc.property(keptOnes, (kept) => {
        const packed = pack(kept)
        expect(packed.length).toBeLessThanOrEqual(SUSPEND_MOST)
        expect(packed).toMatch(/^[\x20-\x7e]*$/)
        const ids = [...kept.keys()]
        const back = unpack(packed, ids)
        expect(ids.map((id) => back.get(id)?.state)).toEqual(ids.map((id) => kept.get(id)?.state))
        const firstWhole = ids.findIndex((id) => back.get(id)?.answer !== null)
        for (const id of firstWhole < 0 ? [] : ids.slice(firstWhole))
          expect(back.get(id)?.answer ?? null).toEqual(kept.get(id)?.answer)
      }),
      { numRuns: 60 },
    )
  })

  test.each(['', 'null', '[]', '{', '{"a":1}', '"x"', '{"1x":[1,2]}', '{"1x":["a",1,1,1,1]}'])(
    'is empty where a platform gives back %j',
    (packed) => {
      expect(unpack(packed, ['a'])).toEqual(new Map())
    },
  )

  test('never ends in a word worse than the one a platform knows already', () => {
    expect(betterStatus('passed', 'incomplete')).toBe('passed')
    expect(betterStatus('completed', 'failed')).toBe('completed')
    expect(betterStatus('failed', 'passed')).toBe('passed')
    expect(betterStatus('not attempted', 'incomplete')).toBe('incomplete')
  })
})

describe('the standing told to a platform', () => {
  const exercises = [
    { id: 'a', kind: 'choice', points: 1 },
    { id: 'b', kind: 'order', points: 2 },
  ]
  const given = (a: Partial<ExerciseState>, b: Partial<ExerciseState> | null, passMark = 66) =>
    standingOf(exercises, new Map([['a', state(a)], ...(b ? [['b', state(b)] as const] : [])]), {
      passMark,
      isRead: false,
    })
  const solved = { status: 'solved', bestPoints: 1000 } as const

  test('is incomplete until every exercise is settled', () => {
    expect(given(solved, null)).toEqual({ score: 33.33, status: 'incomplete' })
  })
  test('is passed at the pass mark, failed below it, and never rounded up to it', () => {
    expect(given(solved, solved)).toEqual({ score: 100, status: 'passed' })
    expect(given({ status: 'shown' }, solved)).toEqual({ score: 66.66, status: 'passed' })
    expect(given({ status: 'shown' }, solved, 66.67)).toEqual({ score: 66.66, status: 'failed' })
  })
  test('of a module without exercises is completed once it is read', () => {
    expect(standingOf([], new Map(), { passMark: 80, isRead: false })).toEqual({
      score: null,
      status: 'incomplete',
    })
    expect(standingOf([], new Map(), { passMark: 80, isRead: true })).toEqual({
      score: null,
      status: 'completed',
    })
  })
  test.each([
    [0, '0000:00:00.00'],
    [61_230, '0000:01:01.23'],
    [3_600_000 * 30 + 59_999, '0030:01:00.00'],
    [-5, '0000:00:00.00'],
    [1e15, '9999:00:00.00'],
  ])('says %d ms as %s', (milliseconds, time) => {
    expect(scormTime(milliseconds)).toBe(time)
  })
})

describe('the way to a platform', () => {
  const aWindow = (more: object) => {
    const made = { opener: null, ...more } as unknown as Window
    return 'parent' in more ? made : Object.assign(made, { parent: made })
  }
  const api = { name: 'api' }

  test('leads through the windows above, and those above the opener', () => {
    const top = aWindow({ API: api })
    expect(findApi(aWindow({ parent: aWindow({ parent: top }) }))).toBe(api)
    expect(findApi(aWindow({ opener: aWindow({ parent: top }) }))).toBe(api)
  })
  test('ends at a window of another origin, or where there is none', () => {
    const strange = new Proxy(
      {},
      {
        get: () => {
          throw new Error('SecurityError')
        },
      },
    ) as Window
    expect(findApi(aWindow({ parent: strange }))).toBe(null)
    expect(findApi(aWindow({}))).toBe(null)
  })
  test('works without a platform, and with one that fails', () => {
    expect(openSession(null, () => 0)).toMatchObject({ isConnected: false, counts: true })
    const session = openSession(broken, () => 0)
    expect(session.get('cmi.core.lesson_status')).toBe('')
    session.keep({ 'cmi.core.lesson_status': 'passed' })
    session.finish()
    expect(session.isConnected).toBe(true)
  })
})
