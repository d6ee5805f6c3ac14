import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '#app/domain/access/actor.ts'
import { beginCohort } from '#app/domain/cohort/begin-cohort.server.ts'
import {
  addCoTrainer,
  archiveCohort,
  changeCohort,
  planCohort,
  removeCoTrainer,
} from '#app/domain/cohort/change-cohort.server.ts'
import { readCohortForm } from '#app/domain/cohort/cohort-form.ts'
import { ledCohort } from '#app/domain/cohort/led-cohort.server.ts'
import { listCohorts } from '#app/domain/cohort/list-cohorts.server.ts'
import * as audit from '#db/audit.server.ts'
import { membership } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'
import { aPerson } from '#tests/support/cohorts.ts'
import { aCourse, anEdition, published } from '#tests/support/factories.ts'
import { testDb } from '#tests/support/test-db.ts'

const now = Date.parse('2027-01-15T10:00:00Z')
const who = (id: string, role: Person['role'] = 'trainer'): Person => ({
  id,
  role,
  isGuest: false,
  name: id,
  language: 'en',
})
const trainer = who('trainer')

let db: Db
const courseId = 'foundations'
const module = 'stock-and-flow'
beforeEach(async () => {
  db = await testDb()
  await published(db, aCourse(), [anEdition()])
  await aPerson(db, 'trainer', { role: 'trainer' })
  await aPerson(db, 'other', { role: 'trainer' })
  await aPerson(db, 'learner')
})

const facts = () => ({
  name: 'Spring',
  startsOn: '2027-01-10',
  endsOn: '2027-03-10',
  languages: ['en' as const],
  courseIds: [courseId],
})
const begun = (more: { copyOf?: string } = {}) =>
  beginCohort(db, { actor: trainer, facts: facts(), copyOf: more.copyOf ?? null, page: null, now })

describe('a cohort', () => {
  test('is begun by a trainer, seen by its trainers and by admins, and by nobody else', async () => {
    const id = await begun()
    expect((await listCohorts(db, { actor: trainer, now })).running).toMatchObject([
      { id, name: 'Spring', active: 0 },
    ])
    expect((await listCohorts(db, { actor: who('other'), now })).running).toEqual([])
    expect((await listCohorts(db, { actor: who('root', 'admin'), now })).running).toHaveLength(1)
    await expect(listCohorts(db, { actor: who('learner', 'learner'), now })).rejects.toMatchObject({
      problem: 'not-allowed',
    })
    await expect(ledCohort(db, { actor: who('other'), cohortId: id })).rejects.toMatchObject({
      problem: 'not-found',
    })
    await expect(
      beginCohort(db, { actor: who('learner', 'learner'), facts: facts(), copyOf: null, page: null, now }),
    ).rejects.toMatchObject({
      problem: 'not-allowed',
    })
    await expect(
      beginCohort(db, {
        actor: trainer,
        facts: { ...facts(), courseIds: ['no-such'] },
        copyOf: null,
        page: null,
        now,
      }),
    ).rejects.toMatchObject({ code: 'course_not_found' })
  })

  test('is begun once by a button pressed twice, and another by other words from the same page', async () => {
    const given = { actor: trainer, facts: facts(), copyOf: null, page: uuid(), now }
    const [first, second] = await Promise.all([beginCohort(db, given), beginCohort(db, given)])
    expect(second).toBe(first)
    expect(await beginCohort(db, { ...given, facts: { ...facts(), name: 'Autumn' } })).not.toBe(first)
    expect(await beginCohort(db, { ...given, actor: who('other') })).not.toBe(first)
    expect((await listCohorts(db, { actor: trainer, now })).running).toHaveLength(2)
  })

  test('is copied with its trainers, and its plan moved to the new days', async () => {
    const id = await begun()
    await addCoTrainer(db, { actor: trainer, cohortId: id, email: ' OTHER@stats.example ', now })
    const form = new FormData()
    form.set(`due:${courseId}/${module}`, '2027-01-20')
    await planCohort(db, { actor: trainer, cohortId: id, form, now })
    const copy = await beginCohort(db, {
      actor: trainer,
      facts: { ...facts(), startsOn: '2027-06-01', endsOn: '2027-06-08' },
      copyOf: id,
      page: null,
      now,
    })
    expect((await cohorts.byId(db, copy))?.trainerIds.toSorted()).toEqual(['other', 'trainer'])
    // Ten days after the beginning would be past the end.
    expect(await cohorts.targets(db, copy)).toEqual([{ courseId, moduleId: module, dueOn: '2027-06-08' }])
    await expect(
      beginCohort(db, { actor: who('other', 'learner'), facts: facts(), copyOf: id, page: null, now }),
    ).rejects.toThrow()
  })

  test('keeps one trainer at least, whoever presses first', async () => {
    const id = await begun()
    const asked = { actor: trainer, cohortId: id, now }
    await expect(removeCoTrainer(db, { ...asked, personId: 'trainer' })).rejects.toMatchObject({
      code: 'last_trainer',
    })
    await addCoTrainer(db, { ...asked, email: 'other@stats.example' })
    const outcomes = await Promise.allSettled([
      removeCoTrainer(db, { ...asked, personId: 'trainer' }),
      removeCoTrainer(db, { actor: who('other'), cohortId: id, now, personId: 'other' }),
    ])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect((await cohorts.byId(db, id))?.trainerIds).toHaveLength(1)
    await expect(
      addCoTrainer(db, { actor: who('root', 'admin'), cohortId: id, now, email: 'learner@stats.example' }),
    ).rejects.toMatchObject({
      code: 'trainer_unknown',
    })
  })

  test('is not left to somebody who is no trainer any more', async () => {
    const id = await begun()
    const asked = { actor: trainer, cohortId: id, now }
    await addCoTrainer(db, { ...asked, email: 'other@stats.example' })
    await people.setRole(db, { personId: 'other', role: 'learner', actorId: null, at: now })
    await expect(removeCoTrainer(db, { ...asked, personId: 'trainer' })).rejects.toMatchObject({
      code: 'last_trainer',
    })
    await removeCoTrainer(db, { ...asked, personId: 'other' })
    expect((await cohorts.byId(db, id))?.trainerIds).toEqual(['trainer'])
  })

  test('that gives a course up shows its learners no day of it', async () => {
    await published(db, aCourse({ id: 'using' }), [anEdition({ courseId: 'using' })])
    const id = await begun()
    const asked = { actor: trainer, cohortId: id, now }
    const form = new FormData()
    form.set(`due:${courseId}/${module}`, '2027-01-20')
    await planCohort(db, { ...asked, form })
    const active = { cohortId: id, personId: 'learner' }
    await db.insert(membership).values({ ...active, state: 'active', joinedAt: now })
    const due = () => cohorts.dueFor(db, { personId: 'learner', courseId })
    expect(await due()).toEqual(new Map([[module, '2027-01-20']]))
    await changeCohort(db, { ...asked, facts: { ...facts(), courseIds: ['using'] } })
    expect(await due()).toEqual(new Map())
  })

  test('is archived, never destroyed: read as before, changed no more, and open again', async () => {
    const id = await begun()
    const asked = { actor: trainer, cohortId: id, now }
    await archiveCohort(db, { ...asked, isArchived: true })
    expect((await ledCohort(db, asked)).name).toBe('Spring')
    await expect(changeCohort(db, { ...asked, facts: facts() })).rejects.toMatchObject({
      code: 'cohort_archived',
    })
    await archiveCohort(db, { ...asked, isArchived: false })
    await changeCohort(db, { ...asked, facts: { ...facts(), name: 'Summer' } })
    expect((await cohorts.byId(db, id))?.name).toBe('Summer')
    expect((await audit.list(db, { subjectId: id })).map(({ action }) => action).toSorted()).toEqual([
      'cohort.archive',
      'cohort.begin',
      'cohort.change',
      'cohort.reopen',
    ])
  })
})

describe('its form', () => {
  const form = (fields: Record<string, string | string[]>) => {
    const data = new FormData()
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) data.append(name, value)
    return data
  }
  const good = {
    name: ' Spring  2027 ',
    startsOn: '2027-01-01',
    endsOn: '2027-01-01',
    course: ['a', 'b'],
    language: 'fr',
  }

  test('is read with its spaces tidied; a cohort of one day is one', () => {
    expect(readCohortForm(form(good), 'en').facts).toEqual({
      name: 'Spring 2027',
      startsOn: '2027-01-01',
      endsOn: '2027-01-01',
      courseIds: ['a', 'b'],
      languages: ['fr'],
    })
  })

  test('has the language of the page, if ticked, before the others', () => {
    const first = (page: string) =>
      readCohortForm(form({ ...good, language: ['en', 'fr'] }), page).facts?.languages
    expect([first('fr'), first('en'), first('ar')]).toEqual([
      ['fr', 'en'],
      ['en', 'fr'],
      ['en', 'fr'],
    ])
  })

  test.each([
    [{ name: ' ' }, 'name', 'cohort_name_missing'],
    [{ name: 'x'.repeat(121) }, 'name', 'cohort_name_long'],
    [{ startsOn: '2027-02-30' }, 'startsOn', 'cohort_day_missing'],
    [{ startsOn: 'tomorrow' }, 'startsOn', 'cohort_day_missing'],
    [{ startsOn: '0027-01-01' }, 'startsOn', 'cohort_day_missing'],
    [{ startsOn: '9999-01-01', endsOn: '9999-12-31' }, 'endsOn', 'cohort_day_missing'],
    [{ endsOn: '2026-12-31' }, 'endsOn', 'cohort_days_reversed'],
    [{ endsOn: '2077-01-01' }, 'endsOn', 'cohort_days_far'],
    [{ course: [] }, 'courseIds', 'cohort_course_missing'],
    [{ language: 'xx' }, 'languages', 'cohort_language_missing'],
  ])('says what is wrong with %j', (changes, field, code) => {
    const read = readCohortForm(form({ ...good, ...changes }), 'en')
    expect(read.facts).toBeNull()
    if (read.facts === null) expect(read.errors[field]?.[0]).toBe(code)
  })

  test('says of a day that is missing only that it is', () => {
    const read = readCohortForm(form({ ...good, startsOn: '' }), 'en')
    if (read.facts === null) expect(read.errors).toEqual({ startsOn: ['cohort_day_missing'] })
  })
})
