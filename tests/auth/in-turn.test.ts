import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTurn } from '#app/auth/in-turn.ts'

test('no more run at once than may, and those who wait come in order', async () => {
  const run = inTurn({ atOnce: 2, waiting: 10, ofOne: 10 })
  let running = 0
  let most = 0
  const order: number[] = []
  const work = async (number: number) => {
    most = Math.max(most, ++running)
    await setImmediate()
    running--
    order.push(number)
  }
  await Promise.all([1, 2, 3, 4, 5, 6].map((number) => run(() => work(number))))
  expect(most).toBe(2)
  expect(order).toEqual([1, 2, 3, 4, 5, 6])
})

test('who would wait too long is asked to come back', async () => {
  const run = inTurn({ atOnce: 1, waiting: 1, ofOne: 1 })
  const results = await Promise.allSettled([1, 2, 3].map((number) => run(async () => number)))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(results[2]).toMatchObject({ reason: { problem: 'too-many', code: 'slow_down' } })
})

test('work that fails makes room like any other', async () => {
  const run = inTurn({ atOnce: 1, waiting: 5, ofOne: 5 })
  const failing = run(async () => {
    throw new Error('no')
  })
  const after = run(async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  await expect(after).resolves.toBe('yes')
  await expect(run(async () => 'again')).resolves.toBe('again')
})

test('whoever asks for much waits for themselves, and not the others for them', async () => {
  const run = inTurn({ atOnce: 1, waiting: 120, ofOne: 45 })
  const done: string[] = []
  const ask = (party: string) => run(async () => void done.push(party), party)
  const many = Array.from({ length: 75 }, () => ask('many'))
  const few = ['one', 'another', 'one'].map(ask)
  const results = await Promise.allSettled([...many, ...few])
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(75 - 46)
  expect(done.slice(0, 6)).toEqual(['many', 'many', 'one', 'another', 'many', 'one'])
})

test('a class of forty behind one address all get their turn', async () => {
  const run = inTurn({ atOnce: 2, waiting: 120, ofOne: 45 })
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, number) => run(async () => number, 'room')),
  )
  expect(results).toHaveLength(40)
})
