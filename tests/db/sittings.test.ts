import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import * as personalData from '#db/personal-data.server.ts'
import * as sittings from '#db/sittings.server.ts'
import { testAnswer, testSitting, testTaker } from '#db/test-schema.ts'
import { aGuest, anAccount } from '#tests/support/accounts.ts'
import { testDb } from '#tests/support/test-db.ts'

const courseId = 'c'
const graceMs = 10

interface Given {
  personId?: string
  occasion?: 'pre' | 'post'
  number?: number
}

const named = ({ personId = 'account', occasion = 'pre', number = 1 }: Given = {}) => ({
  id: `${personId}-${occasion}-${number}`,
  personId,
  courseId,
  occasion,
  number,
  form: 'a' as const,
  editionHash: 'e',
  startedAt: number,
  endsAt: 1000 as number | null,
})

/** Begins a sitting on what stands in the store. */
async function begun(db: Db, given: Given = {}): Promise<sittings.Sitting> {
  const sitting = named(given)
  await sittings.turnOf(db, { personId: sitting.personId, courseId, at: 1 })
  await sittings.begin(db, sitting, await sittings.ofCourse(db, sitting))
  return read(db, sitting.id)
}

const read = async (db: Db, id: string): Promise<sittings.Sitting> =>
  (await db.select().from(testSitting).where(eq(testSitting.id, id)).get())!

const save = (db: Db, { id, personId }: sittings.Sitting, value: string, at = 5) =>
  sittings.save(db, { sittingId: id, personId, at, graceMs }, [
    { exerciseId: 'x', fields: { value: [value] }, language: 'fr' },
  ])

const close = (db: Db, sitting: sittings.Sitting, { isDone = false } = {}) =>
  sittings.close(db, sitting, {
    finishedAt: 9,
    points: 1,
    outOf: 2,
    results: '[]',
    graded: [{ exerciseId: 'x', graded: '{}' }],
    isDone,
  })

const refused = (work: Promise<unknown>) => expect(work).rejects.toSatisfy(isConflict)

let db: Db
beforeEach(async () => {
  db = await testDb()
  await anAccount(db)
  await aGuest(db)
})

describe('turns', () => {
  test('are 1, 2, 3 in each course; a person keeps theirs', async () => {
    const turn = (personId: string, course = courseId) =>
      sittings.turnOf(db, { personId, courseId: course, at: 1 })
    expect([
      await turn('account'),
      await turn('guest'),
      await turn('account'),
      await turn('guest', 'd'),
    ]).toEqual([1, 2, 1, 1])
  })

  test('taken at once are still different', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `p${index}`)
    for (const id of ids) await aGuest(db, id)
    const turns = await Promise.all(ids.map((personId) => sittings.turnOf(db, { personId, courseId, at: 1 })))
    expect(turns.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('a sitting', () => {
  test('begins only on what was read', async () => {
    const before = await sittings.ofCourse(db, named())
    await begun(db)
    await refused(sittings.begin(db, named({ occasion: 'post' }), before))
    // Nor while another runs, though that was known.
    await refused(sittings.begin(db, named({ occasion: 'post' }), await sittings.ofCourse(db, named())))
  })

  test('of two that begin at once is one', async () => {
    await sittings.turnOf(db, { ...named(), at: 1 })
    const before = await sittings.ofCourse(db, named())
    const both = await Promise.allSettled([
      sittings.begin(db, named(), before),
      sittings.begin(db, { ...named(), id: 'other' }, before),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await db.$count(testSitting)).toBe(1)
  })

  test('keeps the last that was saved of an item, until it is over or out of time', async () => {
    const sitting = await begun(db)
    await save(db, sitting, 'one')
    await save(db, sitting, 'two', 1010)
    const found = await sittings.withAnswers(db, { sittingId: sitting.id, personId: 'account' })
    expect(found?.sitting.revision).toBe(2)
    expect(found?.answers).toEqual([
      {
        exerciseId: 'x',
        fields: { value: ['two'] },
        language: 'fr',
        savedAt: 1010,
        graded: null,
        held: null,
      },
    ])
    await refused(save(db, sitting, 'late', 1011))
    await close(db, await read(db, sitting.id))
    await refused(save(db, sitting, 'later'))
    const [kept] =
      (await sittings.withAnswers(db, { sittingId: sitting.id, personId: 'account' }))?.answers ?? []
    expect(kept).toMatchObject({ fields: { value: ['two'] }, graded: '{}' })
  })

  test('without a limit takes answers at any time', async () => {
    await sittings.turnOf(db, { ...named(), at: 1 })
    await sittings.begin(db, { ...named(), endsAt: null }, await sittings.ofCourse(db, named()))
    await save(db, await read(db, named().id), 'x', 9e12)
  })

  test('is nobody else’s', async () => {
    const sitting = await begun(db)
    expect(await sittings.withAnswers(db, { sittingId: sitting.id, personId: 'guest' })).toBeNull()
    await refused(save(db, { ...sitting, personId: 'guest' }, 'x'))
  })

  test('is not ended on answers that are not the last', async () => {
    const sitting = await begun(db)
    await save(db, sitting, 'one')
    await refused(close(db, sitting))
    await close(db, await read(db, sitting.id))
    await refused(close(db, await read(db, sitting.id)))
  })

  test('that is ended while an answer is saved either counts it or refuses it', async () => {
    for (let number = 1; number <= 5; number += 1) {
      const sitting = await begun(db, { number })
      const [saved, closed] = await Promise.allSettled([save(db, sitting, 'x'), close(db, sitting)])
      expect([saved.status, closed.status].toSorted()).toEqual(['fulfilled', 'rejected'])
      if (closed.status === 'rejected') await close(db, await read(db, sitting.id))
    }
  })

  test('the last one ends the test; before it the learner may, but not while one runs', async () => {
    const finish = () => sittings.finish(db, { personId: 'account', courseId, at: 7 })
    await refused(finish())
    await close(db, await begun(db))
    await refused(finish())
    const post = await begun(db, { occasion: 'post' })
    await refused(finish())
    await close(db, post, { isDone: true })
    expect((await sittings.ofCourse(db, named())).taker?.doneAt).toBe(9)
    await finish()
    expect((await sittings.ofCourse(db, named())).taker?.doneAt).toBe(9)
    await refused(begun(db, { occasion: 'post', number: 2 }))
  })
})

describe('of a guest who signs in', () => {
  const merge = () => people.mergeGuest(db, { guestId: 'guest', accountId: 'account', at: 99 }, rebuild)
  const own = async () => {
    const { taker, sittings: all } = await sittings.ofCourse(db, named())
    return { ids: all.map(({ id }) => id).toSorted(), doneAt: taker?.doneAt, turn: taker?.turn }
  }

  test('all goes to an account that has not sat the test', async () => {
    const pre = await begun(db, { personId: 'guest' })
    await save(db, pre, 'x')
    await close(db, await read(db, pre.id))
    await close(db, await begun(db, { personId: 'guest', occasion: 'post' }), { isDone: true })
    await merge()
    expect(await own()).toEqual({ ids: ['guest-post-1', 'guest-pre-1'], doneAt: 9, turn: 1 })
    const found = await sittings.withAnswers(db, { sittingId: pre.id, personId: 'account' })
    expect(found?.answers).toHaveLength(1)
  })

  test('a sitting that runs goes on', async () => {
    await begun(db, { personId: 'guest' })
    await merge()
    await save(db, await read(db, 'guest-pre-1'), 'x')
    expect((await read(db, 'guest-pre-1')).personId).toBe('account')
  })

  test('where both have sat the same, the account’s stays and the guest’s goes with its answers', async () => {
    await close(db, await begun(db))
    const guests = await begun(db, { personId: 'guest' })
    await save(db, guests, 'x')
    await close(db, await read(db, guests.id))
    await close(db, await begun(db, { personId: 'guest', occasion: 'post' }), { isDone: true })
    await merge()
    expect(await own()).toEqual({ ids: ['account-pre-1', 'guest-post-1'], doneAt: 9, turn: 1 })
    expect(await db.$count(testAnswer)).toBe(0)
    expect(await db.$count(testTaker)).toBe(1)
  })

  test('nothing from before the course comes to an account that has begun the test after it', async () => {
    await close(db, await begun(db, { occasion: 'post' }))
    await close(db, await begun(db, { personId: 'guest' }))
    await close(db, await begun(db, { personId: 'guest', occasion: 'post' }), { isDone: true })
    await merge()
    // A test of its own is not over because the guest's was.
    expect(await own()).toEqual({ ids: ['account-post-1'], doneAt: null, turn: 1 })
  })
})

test('an account that is deleted takes its sittings and answers with it', async () => {
  const sitting = await begun(db)
  await save(db, sitting, 'x')
  const held = await personalData.ofPerson(db, 'account')
  expect(held.sittings).toMatchObject([{ occasion: 'pre', doneAt: null, answers: [{ exerciseId: 'x' }] }])
  await people.erase(db, { personId: 'account', at: 9 })
  expect([await db.$count(testSitting), await db.$count(testAnswer), await db.$count(testTaker)]).toEqual([
    0, 0, 0,
  ])
  await expect(sittings.turnOf(db, { ...named(), at: 10 })).rejects.toThrow()
})
