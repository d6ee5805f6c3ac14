import { describe, expect, test } from 'vitest'
import type { Member } from '#app/domain/cohort/cohort.ts'
import { arranged, type MatrixModule, matrixOf } from '#app/domain/cohort/matrix.ts'

const member = (personId: string, changes: Partial<Member> = {}): Member =>
  ({
    personId,
    name: personId,
    email: null,
    country: null,
    organisation: null,
    language: 'en',
    state: 'active',
    joinedAt: 1,
    endedAt: null,
    ...changes,
  }) as Member

const module: MatrixModule = {
  courseId: 'c',
  moduleId: 'm',
  title: 'M',
  dueOn: '2027-03-10',
  exercises: [
    { id: 'e', title: 'E', kind: 'numeric' },
    { id: 'f', title: 'F', kind: 'choice' },
  ],
}
const at = { courseId: 'c', moduleId: 'm' }
const state = (personId: string, exerciseId: string, status: 'tried' | 'solved', tries: number) => ({
  ...at,
  personId,
  exerciseId,
  status,
  tries,
  lastAt: 50,
})

const kept = {
  states: [
    state('done', 'e', 'solved', 1),
    state('done', 'f', 'solved', 2),
    state('stuck', 'e', 'tried', 3),
    state('busy', 'e', 'tried', 1),
    // An exercise that is no longer in the module.
    state('busy', 'gone', 'tried', 9),
  ],
  modules: [{ ...at, personId: 'done', lastAt: 50, finishedAt: 60 }],
  visits: [{ ...at, personId: 'reader', lastAt: 40 }],
}

const rowsOn = (today: string) =>
  matrixOf({
    members: ['done', 'stuck', 'busy', 'reader', 'new'].map((id) => member(id)),
    invited: [
      { id: 'i1', name: 'Asked', email: null, organisation: null, country: null, language: 'fr', opens: 0 },
      {
        id: 'i2',
        name: null,
        email: 'a@b.example',
        organisation: null,
        country: null,
        language: 'fr',
        opens: 2,
      },
    ],
    modules: [module],
    kept,
    today,
    nameless: 'Guest',
  })

describe('a cohort’s table', () => {
  test('tells by state who has finished, is stuck, under way, has only looked, or has done nothing', () => {
    const rows = rowsOn('2027-03-10')
    expect(rows.map(({ id, cells }) => [id, cells[0]?.state])).toEqual([
      ['done', 'finished'],
      ['stuck', 'stuck'],
      ['busy', 'under-way'],
      ['reader', 'opened'],
      ['new', 'none'],
      ['i1', undefined],
      ['i2', undefined],
    ])
    expect(rows[0]?.cells[0]).toMatchObject({ settled: 2, of: 2, isLate: false })
  })

  test('tells invited from opened, and joined from begun', () => {
    expect(rowsOn('2027-03-10').map(({ start }) => start)).toEqual([
      'started',
      'started',
      'started',
      'opened',
      'joined',
      'invited',
      'opened',
    ])
  })

  test('calls somebody behind the plan the day after its day, unless they have finished', () => {
    expect(
      rowsOn('2027-03-10')
        .flatMap(({ cells }) => cells)
        .some(({ isLate }) => isLate),
    ).toBe(false)
    const late = rowsOn('2027-03-11').filter(({ cells }) => cells[0]?.isLate)
    expect(late.map(({ id }) => id)).toEqual(['stuck', 'busy', 'reader', 'new'])
  })

  test('shows whom one asks for, in the order asked for', () => {
    const rows = rowsOn('2027-03-11')
    const shown = (order: 'name' | 'finished' | 'last', filter: Parameters<typeof arranged>[1]['filter']) =>
      arranged(rows, { order, filter, language: 'en' }).map(({ id }) => id)
    expect(shown('name', 'stuck')).toEqual(['stuck'])
    expect(shown('name', 'finished')).toEqual(['done'])
    expect(shown('name', 'late')).toEqual(['busy', 'new', 'reader', 'stuck'])
    expect(shown('name', 'not-started')).toEqual(['i2', 'i1', 'new', 'reader'])
    expect(shown('finished', 'all').at(-1)).toBe('done')
  })
})
