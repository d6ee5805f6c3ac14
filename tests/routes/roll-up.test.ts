import { beforeEach, describe, expect, test } from 'vitest'
import { type RollUpColumn, type RollUpRow, rollUpColumns } from '#app/domain/cohort/roll-up/roll-up.ts'
import { rollUpFileColumns } from '#app/domain/cohort/roll-up/roll-up-table.ts'
import { CSV_MARK } from '#app/domain/people/csv.ts'
import { LEAST_SHOWN, LEAST_WIDTH } from '#app/domain/statistics/suppress.ts'
import { loader as list } from '#app/routes/teach/cohorts.tsx'
import { loader as page } from '#app/routes/teach/roll-up.tsx'
import { loader as file } from '#app/routes/teach/roll-up-file.ts'
import type { Db } from '#db/gateway.server.ts'
import { solvedBySums } from '#tests/domain/statistics/attacker.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { readCsv } from '#tests/support/csv-reader.ts'
import { aCourse, aGuest, anEdition, published } from '#tests/support/factories.ts'
import { aCohort, cookieOf, isMember, somebody } from '#tests/support/led-cohort.ts'
import { anOffice, reached, sat } from '#tests/support/roll-up.ts'

let db: Db
beforeEach(async () => {
  db = await aSite()
  await published(db, aCourse(), [anEdition()])
  await somebody(db, 'trainer')
  await somebody(db, 'admin', 'admin')
  await aCohort(db)
})

const asked = async (endpoint: unknown, path: string, who: string | null) =>
  ask(endpoint, path, { cookie: who && (await cookieOf(db, who)) })
const pageAs = (who: string | null) => asked(page, '/en/teach/roll-up', who)
const fileAs = (who: string | null, lang = 'en') => asked(file, `/${lang}/teach/roll-up/roll-up.csv`, who)

type Counts = Record<RollUpColumn, number | null>

/** What a reader has of a row, from the page or from the file. */
interface Published {
  place: string
  counts: Counts
  gain: number | null
}

const placeOf = (country: string | null, organisation: string | null) =>
  country === null ? 'all' : [country || '?', organisation].filter((one) => one !== null).join('/')

async function publishedPage(): Promise<Published[]> {
  const { rows } = (await pageAs('admin')).body as { rows: RollUpRow[] }
  return rows.map(({ country, organisation, counts, gain }) => ({
    place: placeOf(country, organisation),
    counts,
    gain: gain && gain.mean / 1000,
  }))
}

async function publishedFile(): Promise<Published[]> {
  const [header, ...rows] = readCsv(`${CSV_MARK}${(await fileAs('admin')).body}`)
  expect(header).toEqual(rollUpFileColumns)
  return rows.map((cells) => {
    const cell = (name: string) => cells[rollUpFileColumns.indexOf(name as 'level')] ?? ''
    const number = (name: string) => (cell(name) === '' ? null : Number(cell(name)))
    const counts = Object.fromEntries(rollUpColumns.map((column) => [column, number(column)])) as Counts
    expect(cell('hidden').split(' ').filter(Boolean)).toEqual(
      rollUpColumns.filter((column) => counts[column] === null),
    )
    const isOf = (level: string) => cell('level') === level
    const place = placeOf(
      isOf('all') ? null : cell('country'),
      isOf('organisation') ? cell('organisation') : null,
    )
    return { place, counts, gain: number('mean_gain') }
  })
}

const rowAt = (rows: Published[], place: string) => rows.find((row) => row.place === place)

/** Which rows make up which, as anybody can read from the names. */
function sumsIn(rows: Published[]): { whole: string; parts: string[] }[] {
  const countries = rows.map(({ place }) => place).filter((place) => place !== 'all' && !place.includes('/'))
  return [
    { whole: 'all', parts: countries },
    ...countries.map((country) => ({
      whole: country,
      parts: rows.map(({ place }) => place).filter((place) => place.startsWith(`${country}/`)),
    })),
  ]
}

const holder = { active: 'enrolled', finished: 'active', matched: 'active' } as const
const idOf = (place: string, column: string) => `${place}|${column}`

/** Everything printed, with the people who are in a column but not in the next one, and all that adds up. */
function equationsIn(rows: Published[]) {
  const printed = new Map<string, number | null>()
  const sums: { whole: string; parts: string[] }[] = []
  for (const { place, counts } of rows) {
    for (const column of rollUpColumns) printed.set(idOf(place, column), counts[column])
    for (const [inner, outer] of Object.entries(holder)) {
      const rest = idOf(place, `${outer} not ${inner}`)
      printed.set(rest, null)
      sums.push({ whole: idOf(place, outer), parts: [idOf(place, inner), rest] })
    }
  }
  for (const { whole, parts } of sumsIn(rows))
    for (const column of rollUpColumns)
      sums.push({ whole: idOf(whole, column), parts: parts.map((part) => idOf(part, column)) })
  return { printed, sums }
}

/** How far each unknown can go: ends are drawn together by every sum, again and again, until none moves. */
function boundsIn(rows: Published[]) {
  const { printed, sums } = equationsIn(rows)
  const bounds = new Map(
    [...printed].map(([id, count]) => [id, { low: count ?? 0, high: count ?? Number.POSITIVE_INFINITY }]),
  )
  const at = (id: string) => bounds.get(id) ?? { low: 0, high: 0 }
  for (let moved = true; moved; ) {
    moved = false
    const narrow = (id: string, low: number, high: number) => {
      const own = at(id)
      // Without an end on either side there is nothing to learn.
      if (Number.isNaN(low) || Number.isNaN(high)) return
      if (low <= own.low && high >= own.high) return
      own.low = Math.max(own.low, low)
      own.high = Math.min(own.high, high)
      moved = true
    }
    for (const { whole, parts } of sums) {
      const add = (ids: string[], end: 'low' | 'high') => ids.reduce((sum, id) => sum + at(id)[end], 0)
      narrow(whole, add(parts, 'low'), add(parts, 'high'))
      for (const part of parts) {
        const others = parts.filter((other) => other !== part)
        narrow(part, at(whole).low - add(others, 'high'), at(whole).high - add(others, 'low'))
      }
    }
  }
  return bounds
}

/** Hidden counts that an attacker gets, exactly or to within less than the rule says. */
function recovered(rows: Published[]): string[] {
  const { printed, sums } = equationsIn(rows)
  const hidden = rows.flatMap(({ place, counts }) =>
    rollUpColumns.filter((column) => counts[column] === null).map((column) => idOf(place, column)),
  )
  const [solved, bounds] = [solvedBySums(printed, sums), boundsIn(rows)]
  return hidden.filter((id) => {
    const { low, high } = bounds.get(id) ?? { low: 0, high: 0 }
    return solved.has(id) || high - low < LEAST_WIDTH
  })
}

type Office = [country: string | null, organisation: string | null, counts: Parameters<typeof anOffice>[3]]

const offices: Office[] = [
  ['KE', 'Bureau', [22, 20, 12, 11]],
  ['KE', 'Labour', [9, 8, 2, 3]],
  ['KE', 'Health', [14, 12, 11, 7]],
  ['UG', 'Office', [3, 2, 0, 0]],
  ['SN', 'Agence', [16, 9, 9, 8]],
  ['SN', null, [6, 6, 4, 6]],
  ['TN', 'Institut', [18, 18, 17, 12]],
  ['TN', 'Santé', [12, 6, 1, 2]],
  [null, null, [7, 5, 0, 1]],
]

/** Small numbers of people who are in a column and not in the next one, known to within less than the rule says. */
function narrowRests(rows: Published[]): string[] {
  const bounds = boundsIn(rows)
  return offices.flatMap(([country, organisation, [enrolled, active, finished, matched]]) => {
    const real = { enrolled, active, finished, matched }
    return Object.entries(holder).flatMap(([inner, outer]) => {
      const rest = real[outer] - real[inner as RollUpColumn]
      const id = idOf(placeOf(country ?? '', organisation ?? ''), `${outer} not ${inner}`)
      const { low, high } = bounds.get(id) ?? { low: 0, high: 0 }
      return rest > 0 && rest < LEAST_SHOWN && high - low < LEAST_WIDTH ? [id] : []
    })
  })
}

const fillStore = async () => {
  for (const office of offices) await anOffice(db, ...office)
}

describe('a table with small counts', () => {
  test('cannot be worked back from the page, nor from the file, nor from what one has and not the other', async () => {
    await fillStore()
    const [shown, saved] = [await publishedPage(), await publishedFile()]
    expect(saved).toEqual(shown)
    expect(recovered(shown)).toEqual([])
    expect(narrowRests(shown)).toEqual([])
    const counts = shown.flatMap(({ counts }) => Object.values(counts))
    expect(counts.filter((count) => count === null).length).toBeGreaterThan(4)
    expect(counts.filter((count) => count !== null && count > 0).length).toBeGreaterThan(8)
  })

  test('shows no count from 1 to 4, no true count as another one, and every 0', async () => {
    await fillStore()
    const shown = await publishedPage()
    for (const [country, organisation, real] of offices) {
      const row = rowAt(shown, placeOf(country ?? '', organisation ?? ''))
      rollUpColumns.forEach((column, index) => {
        const count = row?.counts[column]
        if (real[index] === 0) expect(count).toBe(0)
        else if ((real[index] as number) < LEAST_SHOWN) expect(count).toBeNull()
        else expect([null, real[index]]).toContain(count)
      })
    }
  })

  test('shows a gain only beside its shown count of five or more', async () => {
    await fillStore()
    const shown = await publishedPage()
    for (const { counts, gain } of shown)
      if (gain !== null) expect(counts.matched).toBeGreaterThanOrEqual(LEAST_SHOWN)
    expect(shown.some(({ gain }) => gain !== null)).toBe(true)
    // What the means leave open are people of several rows together, and never fewer than five.
    for (const { whole, parts } of sumsIn(shown)) {
      const all = rowAt(shown, whole)?.counts.matched ?? null
      if (all === null) continue
      const own = parts.map((part) => rowAt(shown, part)?.counts.matched ?? null)
      if (!own.includes(null)) continue
      expect(all - own.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBeGreaterThanOrEqual(
        LEAST_SHOWN,
      )
    }
  })

  test('would be worked back if only the small counts were hidden: the attack is worth something', async () => {
    await fillStore()
    const shown = await publishedPage()
    const naive = sumsIn(shown)
      .flatMap(({ whole, parts }) => [whole, ...parts])
      .filter((place, index, all) => all.indexOf(place) === index)
      .map((place): Published => {
        const own = offices.filter(([country, organisation]) =>
          `${placeOf(country ?? '', organisation ?? '')}/`.startsWith(`${place}/`),
        )
        const of = place === 'all' ? offices : own
        const counts = rollUpColumns.map((column, index) => {
          const sum = of.reduce((total, [, , real]) => total + (real[index] as number), 0)
          return [column, sum > 0 && sum < LEAST_SHOWN ? null : sum]
        })
        return { place, counts: Object.fromEntries(counts) as Counts, gain: null }
      })
    expect(recovered(naive).length).toBeGreaterThan(0)
  })
})

test('a person counts once, whatever cohorts they are in, as what they reached in one of their courses', async () => {
  await aCohort(db, { id: 'second' })
  for (let index = 0; index < 6; index++) {
    const id = `k${index}`
    await reached(
      db,
      id,
      { country: 'KE', organisation: index < 3 ? 'Bureau' : ' bureau ' },
      { hasFinished: true },
    )
    await isMember(db, id, { cohortId: 'second', joinedAt: 1 })
    await sat(db, id, 'pre', 40)
    await sat(db, id, 'post', 50 + index)
    // A second sitting is not the one that counts here.
    await sat(db, id, 'post', 100, 2)
  }
  const rows = await publishedPage()
  const all = { enrolled: 6, active: 6, finished: 6, matched: 6 }
  // 10 … 15 points of 100: 12.5, with one decimal.
  expect(rows).toEqual(['all', 'KE', 'KE/Bureau'].map((place) => ({ place, counts: all, gain: 0.125 })))
})

test('people who were taken out of a cohort, wait for it, or are in none do not count', async () => {
  for (let index = 0; index < 5; index++)
    await reached(db, `k${index}`, { country: 'KE', organisation: null }, {})
  for (const state of ['asked', 'removed'] as const) {
    await somebody(db, state, 'learner')
    await isMember(db, state, { state })
  }
  await somebody(db, 'outside', 'learner')
  expect((await publishedPage()).map(({ counts }) => counts.enrolled)).toEqual([5, 5, 5])
})

test('where all gained the same the mean is withheld, and with it in the rows that hold them', async () => {
  for (let index = 0; index < 6; index++)
    await reached(db, `k${index}`, { country: 'KE', organisation: 'Bureau' }, { isActive: true, gain: 30 })
  for (let index = 0; index < 6; index++)
    await reached(db, `u${index}`, { country: 'UG', organisation: 'Office' }, { isActive: true, gain: index })
  const gains = (await publishedPage()).map(({ place, gain }) => [place, gain])
  expect(gains).toEqual([
    ['all', null],
    ['KE', null],
    ['KE/Bureau', null],
    ['UG', 0.025],
    ['UG/Office', 0.025],
  ])
})

test('a network without anybody has an empty table', async () => {
  expect((await pageAs('admin')).body.rows).toEqual([])
  expect((await fileAs('admin')).status).toBe(200)
})

test('only admins see it; others are sent to sign in, or refused', async () => {
  await somebody(db, 'learner', 'learner')
  await aGuest(db)
  for (const who of [null, 'guest'])
    for (const { status, location } of [await pageAs(who), await fileAs(who)])
      expect({ status, location }).toEqual({
        status: 302,
        location: expect.stringContaining('/en/account/sign-in?next='),
      })
  for (const who of ['trainer', 'learner'])
    for (const { status } of [await pageAs(who), await fileAs(who)]) expect(status, who).toBe(403)
  expect((await pageAs('admin')).status).toBe(200)
  const seesLink = async (who: string) => (await asked(list, '/en/teach', who)).body.seesAll
  expect([await seesLink('admin'), await seesLink('trainer')]).toEqual([true, false])
})
