import { inspect } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { guard, isConflict, openStore, retryOnConflict, StoreError } from '#db/gateway.server.ts'
import { answerDraft, person, setting, throttle } from '#db/schema.ts'
import { testDb, testStore } from '#tests/support/test-db.ts'

const aPerson = (id: string) => ({ id, language: 'en', createdAt: 1 })

describe('reading and writing', () => {
  test('what was written is read back: every type, and any text', async () => {
    const db = await testDb()
    const values = ['', "l'été", '日本語 😀', 'a\u0000b', '<&>\u2028"\\', ' \u202f ', 'x'.repeat(300_000)]
    for (const [i, value] of values.entries()) await db.insert(setting).values({ key: `k${i}`, value })
    const rows = await db.select().from(setting).orderBy(setting.key)
    expect(rows.map((row) => row.value)).toEqual(values)

    await db.insert(person).values({ ...aPerson('p1'), email: null, createdAt: 1_795_488_908_072 })
    expect(await db.select().from(person).get()).toEqual({
      id: 'p1',
      role: 'learner',
      email: null,
      name: null,
      country: null,
      organisation: null,
      language: 'en',
      passwordHash: null,
      createdAt: 1_795_488_908_072,
      erasedAt: null,
    })
  })

  test('no row is undefined for one and an empty list for many', async () => {
    const db = await testDb()
    expect(await db.select().from(setting).get()).toBeUndefined()
    expect(await db.select().from(setting)).toEqual([])
    expect(await db.query.setting.findFirst()).toBeUndefined()
    expect(await db.$count(setting)).toBe(0)
  })

  test('joins, counts and raw SQL come back as drizzle promises', async () => {
    const db = await testDb()
    await db.batch([
      db.insert(person).values([aPerson('p1'), aPerson('p2')]),
      db.insert(answerDraft).values({
        personId: 'p1',
        courseId: 'c',
        moduleId: 'm',
        exerciseId: 'e',
        fields: '{}',
        language: 'fr',
        typedAt: 5,
      }),
    ])
    const joined = await db
      .select({ id: person.id, typedAt: answerDraft.typedAt })
      .from(person)
      .leftJoin(answerDraft, eq(answerDraft.personId, person.id))
      .orderBy(person.id)
    expect(joined).toEqual([
      { id: 'p1', typedAt: 5 },
      { id: 'p2', typedAt: null },
    ])
    expect(await db.$count(person)).toBe(2)
    expect(await db.get(sql`select count(*), max(${person.createdAt}) from ${person}`)).toEqual([2, 1])
  })

  test('a reference to nobody is refused, and that is a fault, not a conflict', async () => {
    const db = await testDb()
    const draft = { personId: 'nobody', courseId: 'c', moduleId: 'm', exerciseId: 'e' }
    const write = db.batch([
      db.insert(answerDraft).values({ ...draft, fields: '{}', language: 'fr', typedAt: 5 }),
    ])
    const error = await write.catch((reason: unknown) => reason)
    expect(error).toMatchObject({ message: 'FOREIGN KEY constraint failed' })
    expect(isConflict(error)).toBe(false)
  })
})

test('no error says what was to be written: it might be an answer, a name or an address', async () => {
  const db = await testDb()
  const write = () => db.insert(person).values({ ...aPerson('p1'), email: 'amina@example.org' })
  const faults = [
    await write()
      .then(write)
      .catch((error: unknown) => error),
    await db.batch([write()]).catch((error: unknown) => error),
    await db
      .get(sql`select nothing from ${person} where ${person.email} = ${'amina@example.org'}`)
      .catch((error: unknown) => error),
  ]
  for (const fault of faults) {
    expect(fault).toBeInstanceOf(Error)
    expect(inspect(fault, { depth: 9, showHidden: true })).not.toContain('amina')
  }
  expect(isConflict(faults[0])).toBe(true)
  expect(isConflict(faults[2])).toBe(false)
})

describe('a batch', () => {
  test('is kept whole or not at all', async () => {
    const db = await testDb()
    await db.insert(setting).values({ key: 'taken', value: '1' })
    const batch = db.batch([
      db.insert(setting).values({ key: 'new', value: '2' }),
      db.insert(setting).values({ key: 'taken', value: '3' }),
    ])
    expect(isConflict(await batch.catch((error: unknown) => error))).toBe(true)
    expect(await db.select().from(setting)).toEqual([{ key: 'taken', value: '1' }])
  })

  test('answers in the order of its queries, and its reads see its writes', async () => {
    const db = await testDb()
    const key = eq(setting.key, 'k')
    const [before, , after, nothing] = await db.batch([
      db.select().from(setting).where(key),
      db.insert(setting).values({ key: 'k', value: 'v' }),
      db.select().from(setting).where(key),
      db.select().from(throttle),
    ])
    expect({ before, after, nothing }).toEqual({ before: [], after: [{ key: 'k', value: 'v' }], nothing: [] })
  })

  test('of reads alone, and of nothing, works too', async () => {
    const db = await testDb()
    expect(await db.batch([db.select().from(setting), db.select().from(person)])).toEqual([[], []])
    expect(await db.batch([])).toEqual([])
  })

  test('is refused as a conflict when its guard does not hold, and kept when it does', async () => {
    const db = await testDb()
    const put = (key: string) =>
      db.batch([
        guard(db, sql`exists (select 1 from ${setting} where ${setting.key} = 'link')`),
        db.delete(setting).where(eq(setting.key, 'link')),
        db.insert(setting).values({ key, value: 'used' }),
      ])
    await db.insert(setting).values({ key: 'link', value: '' })
    await put('first')
    // What is unknown does not hold either.
    expect(isConflict(await db.batch([guard(db, sql`null`)]).catch((error: unknown) => error))).toBe(true)
    expect(isConflict(await put('second').catch((error: unknown) => error))).toBe(true)
    expect(await db.select({ key: setting.key }).from(setting)).toEqual([{ key: 'first' }])
  })
})

describe('retryOnConflict', () => {
  test('twenty who count up together all count, and each once', async () => {
    const db = await testDb()
    const countUp = () =>
      retryOnConflict(async () => {
        const number = (await db.$count(setting)) + 1
        await db.insert(setting).values({ key: String(number), value: '' })
        return number
      })
    // Rounds of four, as one person's double click and second device: more than retries are made for needs no answer.
    const numbers: number[] = []
    for (let round = 0; round < 5; round++)
      numbers.push(...(await Promise.all(Array.from({ length: 4 }, countUp))))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })

  test('gives up after a bound, and repeats nothing that failed for another reason', async () => {
    const db = await testDb()
    await db.insert(setting).values({ key: 'k', value: '' })
    let rounds = 0
    const hopeless = retryOnConflict(async () => {
      rounds++
      await db.insert(setting).values({ key: 'k', value: '' })
    })
    expect(isConflict(await hopeless.catch((error: unknown) => error))).toBe(true)
    expect(rounds).toBe(10)

    let tries = 0
    const broken = retryOnConflict(async () => {
      tries++
      throw new Error('a bug')
    })
    await expect(broken).rejects.toThrow('a bug')
    expect(tries).toBe(1)
  })
})

test('the watch sees every statement, alone and in a batch', async () => {
  const seen: string[] = []
  const { db } = await testStore(({ sql }) => seen.push(sql))
  await db.select({ key: setting.key }).from(setting)
  await db.batch([db.delete(setting), db.delete(throttle)])
  expect(seen).toEqual(['select "key" from "setting"', 'delete from "setting"', 'delete from "throttle"'])
})

test.each([
  ['', 'must look like'],
  ['file:', 'must look like'],
  ['postgres://localhost/jalon', 'must look like'],
  ['rqlite://', 'must name each host'],
  ['rqlite://a,b', 'must name each host'],
  ['rqlite://me@a:4001', 'without a password'],
])('a DATABASE_URL of "%s" is refused in plain words', async (url, words) => {
  const error = await openStore(url).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreError)
  expect((error as Error).message).toContain(words)
})
