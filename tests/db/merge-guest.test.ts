import { asc } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebuild } from '#app/domain/progress/rebuild.ts'
import * as audit from '#db/audit.server.ts'
import { type Db, isConflict } from '#db/gateway.server.ts'
import * as history from '#db/history.server.ts'
import * as people from '#db/people.server.ts'
import * as progress from '#db/progress.server.ts'
import { answerDraft, attempt, enrolment, help, session } from '#db/schema.ts'
import { factsOf } from '#tests/support/accounts.ts'
import { answer, helped, publish } from '#tests/support/answering.ts'
import { testDb } from '#tests/support/test-db.ts'

/** A guest and an account, both with answers to the same two exercises: `first` on even turns, `second` on odd ones. */
async function bothAnswered({ guestTurns = [0, 1, 2, 3, 4], accountTurns = [1, 2] } = {}): Promise<Db> {
  const db = await testDb()
  await publish(db, ['guest', 'account'])
  await people.turnGuestIntoAccount(db, {
    id: 'account',
    facts: factsOf('awa@stats.example'),
    passwordHash: 'x',
    at: 1,
  })
  for (const turn of accountTurns) await answer(db, 'account', turn, 1_000)
  for (const turn of guestTurns) await answer(db, 'guest', turn, 1_000_000)
  return db
}

const merge = (db: Db) => people.mergeGuest(db, { guestId: 'guest', accountId: 'account', at: 9e9 }, rebuild)

const attemptsOf = (db: Db) => db.select().from(attempt).orderBy(asc(attempt.exerciseId), asc(attempt.number))

test('a guest’s answers go on after the account’s, and nothing counts twice', async () => {
  const db = await bothAnswered()
  const before = await attemptsOf(db)
  expect(await merge(db)).toBe(true)
  const after = await attemptsOf(db)
  expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort())
  expect(after.map(({ personId, exerciseId, number }) => `${personId} ${exerciseId} ${number}`)).toEqual([
    'account first 1',
    'account first 2',
    'account first 3',
    'account first 4',
    'account second 1',
    'account second 2',
    'account second 3',
  ])
  const { states, modules } = await progress.ofPerson(db, { personId: 'account' })
  const byId = Object.fromEntries(states.map((state) => [state.exerciseId, state]))
  // Turns 0 and 3 are right: `first` and `second` are solved, worth 1 and 2 points.
  expect(byId.first).toMatchObject({ status: 'solved', tries: 4, bestPoints: 1000 })
  expect(byId.second).toMatchObject({ status: 'solved', tries: 3, bestPoints: 2000 })
  expect(modules).toHaveLength(1)
  expect(modules[0]).toMatchObject({ settled: 2, points: 3000, startedAt: 3_000 })
  expect(await history.isAsRebuilt(db, 'account', rebuild)).toBe(true)
})

test('what both have solved counts once', async () => {
  const db = await bothAnswered({ guestTurns: [0, 3], accountTurns: [0, 3] })
  await merge(db)
  const { modules } = await progress.ofPerson(db, { personId: 'account' })
  expect(modules[0]).toMatchObject({ settled: 2, points: 3000 })
})

test('the guest is gone afterwards, with all that was theirs', async () => {
  const db = await bothAnswered()
  await db
    .insert(session)
    .values({ idHash: 'h', personId: 'guest', device: '', createdAt: 1, expiresAt: 1e15 })
  await merge(db)
  expect(await people.byId(db, 'guest')).toBeNull()
  expect(await db.select().from(session)).toEqual([])
  expect((await db.select().from(enrolment)).map(({ personId }) => personId)).toEqual(['account'])
  expect(await progress.ofPerson(db, { personId: 'guest' })).toEqual({
    enrolments: [],
    states: [],
    modules: [],
  })
  const [entry] = await audit.list(db, { subjectId: 'account' })
  expect(entry).toMatchObject({ action: 'guest.merge', detail: { guestId: 'guest' } })
})

test('helps that both took are kept once, and of two drafts the later', async () => {
  const db = await bothAnswered()
  const place = { courseId: 'c', moduleId: 'm', exerciseId: 'first' }
  const hint = { ...place, kind: 'hint' as const, number: 1, editionHash: 'edition' }
  await db.insert(help).values([
    { ...hint, personId: 'account', at: 50 },
    { ...hint, personId: 'guest', at: 60 },
    { ...hint, personId: 'guest', number: 2, at: 70 },
  ])
  const draft = { ...place, language: 'fr', editionHash: 'edition' }
  await db.insert(answerDraft).values([
    { ...draft, personId: 'account', fields: '{"text":"earlier"}', typedAt: 5 },
    { ...draft, personId: 'guest', fields: '{"text":"later"}', typedAt: 6 },
  ])
  await merge(db)
  const helps = await db.select().from(help).orderBy(asc(help.number))
  expect(helps.map(({ personId, number, at }) => [personId, number, at])).toEqual([
    ['account', 1, 50],
    ['account', 2, 70],
  ])
  expect(await db.select().from(answerDraft)).toEqual([
    { ...draft, personId: 'account', fields: '{"text":"later"}', typedAt: 6 },
  ])
})

test('what the account had solved stays solved, though the guest had opened the solution before', async () => {
  const db = await bothAnswered({ accountTurns: [0, 3] })
  const solution = {
    courseId: 'c',
    moduleId: 'm',
    kind: 'solution' as const,
    number: 0,
    editionHash: 'edition',
  }
  await db.insert(help).values([
    { ...solution, personId: 'guest', exerciseId: 'first', at: 10 },
    { ...solution, personId: 'guest', exerciseId: 'second', at: 20 },
  ])
  await merge(db)
  const { states, modules } = await progress.ofPerson(db, { personId: 'account' })
  expect(states.map(({ status }) => status)).toEqual(['solved', 'solved'])
  expect(modules[0]).toMatchObject({ settled: 2, points: 3000 })
  expect(await history.isAsRebuilt(db, 'account', rebuild)).toBe(true)
})

test('what neither had solved counts as shown once the guest has opened the solution', async () => {
  const db = await bothAnswered({ accountTurns: [2], guestTurns: [2] })
  const solution = {
    courseId: 'c',
    moduleId: 'm',
    kind: 'solution' as const,
    number: 0,
    editionHash: 'edition',
  }
  await db.insert(help).values({ ...solution, personId: 'guest', exerciseId: 'first', at: 9e8 })
  await merge(db)
  const { states } = await progress.ofPerson(db, { personId: 'account' })
  expect(states).toMatchObject([{ exerciseId: 'first', status: 'shown' }])
})

const rank = { opened: 1, tried: 2, shown: 3, solved: 4 }

test('merging never lowers what an account had reached, whatever either did and when', async () => {
  type Deed = { who: 'guest' | 'account'; turn: number; help: 'none' | 'hint' | 'solution' }
  const deed = fc.record<Deed>({
    who: fc.constantFrom('guest', 'account'),
    turn: fc.nat({ max: 5 }),
    help: fc.constantFrom('none', 'hint', 'solution'),
  })
  const standing = async (db: Db) => {
    const { states, modules } = await progress.ofPerson(db, { personId: 'account' })
    return { states: new Map(states.map((state) => [state.exerciseId, state])), module: modules[0] }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 12 }), async (deeds) => {
      const db = await bothAnswered({ guestTurns: [], accountTurns: [] })
      for (const [step, { who, turn, help: kind }] of deeds.entries()) {
        const at = (step + 1) * 1_000_000
        if (kind === 'none') await answer(db, who, turn, at)
        else await helped(db, who, turn, kind, at)
      }
      const before = await standing(db)
      await merge(db)
      const after = await standing(db)
      for (const [exerciseId, { status, bestPoints }] of before.states) {
        expect(rank[after.states.get(exerciseId)!.status]).toBeGreaterThanOrEqual(rank[status])
        expect(after.states.get(exerciseId)!.bestPoints).toBeGreaterThanOrEqual(bestPoints)
      }
      expect(after.module?.points ?? 0).toBeGreaterThanOrEqual(before.module?.points ?? 0)
      expect(await history.isAsRebuilt(db, 'account', rebuild)).toBe(true)
    }),
    { numRuns: process.env.JALON_TEST_CLUSTER ? 5 : 40 },
  )
})

test('an account without answers takes all of a guest’s', async () => {
  const db = await bothAnswered({ accountTurns: [] })
  await merge(db)
  expect((await attemptsOf(db)).every(({ personId }) => personId === 'account')).toBe(true)
  expect(await history.isAsRebuilt(db, 'account', rebuild)).toBe(true)
})

test('of a guest one can tell afterwards whose they became', async () => {
  const db = await bothAnswered()
  const isMerged = (guestId: string) => people.wasMerged(db, { guestId, accountId: 'account' })
  expect(await isMerged('guest')).toBe(false)
  await merge(db)
  expect([await isMerged('guest'), await isMerged('another')]).toEqual([true, false])
})

test('merging twice, one after the other or at once, merges once', async () => {
  const db = await bothAnswered()
  const results = await Promise.all([merge(db), merge(db)])
  expect(results.sort()).toEqual([false, true])
  expect(await merge(db)).toBe(false)
  expect(await attemptsOf(db)).toHaveLength(7)
  expect(await history.isAsRebuilt(db, 'account', rebuild)).toBe(true)
  const merges = (await audit.list(db, { subjectId: 'account' })).filter(
    ({ action }) => action === 'guest.merge',
  )
  expect(merges).toHaveLength(1)
})

test('an answer given while the merge runs is neither lost nor counted twice', async () => {
  const db = await bothAnswered()
  const answers = async () => {
    const outcomes = []
    for (const turn of [5, 6])
      outcomes.push(
        await answer(db, 'account', turn, 2_000_000).then(
          () => 1,
          () => 0,
        ),
      )
    return outcomes.reduce<number>((sum, one) => sum + one, 0)
  }
  const [, accepted] = await Promise.all([merge(db), answers()])
  expect(await attemptsOf(db)).toHaveLength(7 + accepted)
  expect(accepted).toBe(2)
  expect(await history.isAsRebuilt(db, 'account', rebuild)).toBe(true)
})

test('a merge whose batch fails at its last statement has changed nothing', async () => {
  const db = await bothAnswered()
  const before = await attemptsOf(db)
  const states = await progress.ofPerson(db, { personId: 'account' })
  // All that the merge would send, with one more statement that can't be carried out.
  const failing: Db = Object.assign(Object.create(db), {
    batch: (queries: Parameters<Db['batch']>[0]) =>
      db.batch([...queries, db.insert(answerDraft).values({ ...draftOfNobody })]),
  })
  await expect(
    people.mergeGuest(failing, { guestId: 'guest', accountId: 'account', at: 9e9 }, rebuild),
  ).rejects.toSatisfy((error) => !isConflict(error))
  expect(await attemptsOf(db)).toEqual(before)
  expect(await progress.ofPerson(db, { personId: 'account' })).toEqual(states)
  expect(await people.byId(db, 'guest')).not.toBeNull()
})

const draftOfNobody = {
  personId: 'nobody',
  courseId: 'c',
  moduleId: 'm',
  exerciseId: 'first',
  fields: '{}',
  language: 'fr',
  typedAt: 1,
}

test('only a guest can be merged, and only into an account', async () => {
  const db = await bothAnswered()
  await people.addGuest(db, { id: 'another', language: 'en', at: 1 })
  expect(await people.mergeGuest(db, { guestId: 'account', accountId: 'account', at: 1 }, rebuild)).toBe(
    false,
  )
  expect(await people.mergeGuest(db, { guestId: 'guest', accountId: 'another', at: 1 }, rebuild)).toBe(false)
  expect(await people.mergeGuest(db, { guestId: 'nobody', accountId: 'account', at: 1 }, rebuild)).toBe(false)
  expect(await attemptsOf(db)).toHaveLength(7)
})
