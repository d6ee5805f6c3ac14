import { describe, expect, test } from 'vitest'
import { startTurns } from '#app/domain/studio/turns.server.ts'

/** Work that is done when the test says so, and takes as long as it says; `begun` tells in which order it began. */
function aDesk(limits = { mostWaiting: 100, mostOfOne: 4 }) {
  let now = 0
  const turns = startTurns({ ...limits, clock: () => now })
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const ask = (who: string, what: string) => {
    const name = `${who} ${what}`
    const answer = turns.take({ who, what }, () => {
      begun.push(name)
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
    })
    const told = { outcome: 'waiting' }
    answer.then(
      () => Object.assign(told, { outcome: 'done' }),
      (error) => Object.assign(told, { outcome: String(error.code) }),
    )
    return told
  }
  /** Ends what is being done, after some time, until nothing is. */
  const finish = async (ms = 0) => {
    const name = begun.at(-1) ?? ''
    now += ms
    ends.get(name)?.()
    ends.delete(name)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { ask, finish, begun }
}

describe('previews take turns', () => {
  test('one is made at a time, and each gets its own', async () => {
    const { ask, finish, begun } = aDesk()
    const [one, two] = [ask('ada', 'first'), ask('bo', 'first')]
    expect(begun).toEqual(['ada first'])
    await finish()
    expect([one.outcome, two.outcome]).toEqual(['done', 'waiting'])
    await finish()
    expect([begun, two.outcome]).toEqual([['ada first', 'bo first'], 'done'])
  })

  test('of a text that is typed on, only the newest waits; what is being made already is finished', async () => {
    const { ask, finish, begun } = aDesk()
    const typed = [1, 2, 3, 4, 5].map(() => ask('ada', 'first'))
    const other = ask('bo', 'first')
    await finish()
    await finish()
    await finish()
    expect(typed.map(({ outcome }) => outcome)).toEqual([
      'done',
      'studio_newer',
      'studio_newer',
      'studio_newer',
      'done',
    ])
    expect(other.outcome).toBe('done')
    expect(begun).toHaveLength(3)
  })

  test('who asks for much waits behind who asks for little', async () => {
    const { ask, finish, begun } = aDesk()
    for (const what of ['a', 'b', 'c', 'd']) ask('ada', what)
    ask('bo', 'x')
    for (let turn = 0; turn < 5; turn++) await finish(3)
    expect(begun.slice(0, 2)).toEqual(['ada a', 'bo x'])
    expect(begun).toHaveLength(5)
  })

  test('whose text hangs waits until the others have had as much', async () => {
    const { ask, finish, begun } = aDesk()
    ask('eve', 'hangs')
    ask('eve', 'hangs too')
    for (const who of ['ada', 'bo']) for (const what of ['x', 'y']) ask(who, what)
    await finish(60)
    for (let turn = 0; turn < 5; turn++) await finish(2)
    expect(begun.at(-1)).toBe('eve hangs too')
  })

  test('who was away has not saved up turns', async () => {
    const { ask, finish, begun } = aDesk()
    ask('ada', 'long')
    await finish(40)
    for (const what of ['a', 'b', 'c']) ask('bo', what)
    for (const what of ['a', 'b', 'c']) ask('cy', what)
    for (let turn = 0; turn < 6; turn++) await finish(3)
    expect(begun.slice(1, 5).filter((name) => name.startsWith('bo'))).toHaveLength(2)
  })

  test('nobody has more than a few waiting, and all together not more than can be kept', async () => {
    const { ask } = aDesk({ mostWaiting: 5, mostOfOne: 2 })
    const first = ask('ada', 'being made')
    const own = ['a', 'b', 'c'].map((what) => ask('ada', what))
    const others = ['b', 'c', 'd', 'e', 'f'].map((who) => ask(who, 'x'))
    await new Promise((resolve) => setImmediate(resolve))
    expect([first, ...own].map(({ outcome }) => outcome)).toEqual([
      'waiting',
      'studio_newer',
      'waiting',
      'waiting',
    ])
    expect(others.map(({ outcome }) => outcome)).toEqual([
      'waiting',
      'waiting',
      'waiting',
      'studio_busy',
      'studio_busy',
    ])
  })

  test('work that fails leaves the desk to the next', async () => {
    const turns = startTurns({ mostWaiting: 9, mostOfOne: 9 })
    const failed = turns.take({ who: 'ada', what: 'x' }, async () => {
      throw new Error('broken')
    })
    const next = turns.take({ who: 'bo', what: 'x' }, async () => 'made')
    await expect(failed).rejects.toThrow('broken')
    expect(await next).toBe('made')
  })
})
