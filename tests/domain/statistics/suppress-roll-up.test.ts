import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEAST_SHOWN, LEAST_WIDTH } from '#app/domain/statistics/suppress.ts'
import {
  type Group,
  type RollUpRules,
  type ShownRollUp,
  suppressRollUp,
} from '#app/domain/statistics/suppress-roll-up.ts'
import { noteSpans, type Printed, type Span, solvedBySums } from './attacker.ts'

type Column = 'enrolled' | 'active' | 'finished'
const columns: readonly Column[] = ['enrolled', 'active', 'finished']

const rules: RollUpRules<Column> = {
  within: { enrolled: null, active: 'enrolled', finished: 'active' },
  protect: 'printed',
}

const member = (id: string, enrolled: number, active: number, finished: number) => ({
  id,
  counts: { enrolled, active, finished },
})

/** The rows of a table as a reader knows them: "" of all, "c0" a country, "c0.m1" an organisation. */
function rowsOf(shown: ShownRollUp<Column>): Map<string, Record<Column, number | null>> {
  const rows = new Map([['', shown.total]])
  for (const { id, counts, members } of shown.groups) {
    rows.set(id, counts)
    for (const member of members) rows.set(`${id}.${member.id}`, member.counts)
  }
  return rows
}

function readOff(shown: ShownRollUp<Column>) {
  const printed = new Map<string, number | null>()
  for (const [row, counts] of rowsOf(shown))
    for (const column of columns) printed.set(`${row}/${column}`, counts[column])
  const sums = columns.flatMap((column) => [
    { whole: `/${column}`, parts: shown.groups.map(({ id }) => `${id}/${column}`) },
    ...shown.groups.map(({ id, members }) => ({
      whole: `${id}/${column}`,
      parts: members.map((member) => `${id}.${member.id}/${column}`),
    })),
  ])
  return { printed: printed as Printed, sums }
}

/** Far above any total in these tests; beyond it the attacker does not look. */
const CEILING = 26

type Triple = readonly [enrolled: number, active: number, finished: number]

const triples: Triple[] = []
for (let e = 0; e <= CEILING; e++)
  for (let a = 0; a <= e; a++) for (let f = 0; f <= a; f++) triples.push([e, a, f])

const plus = (one: Triple, other: Triple): Triple => [one[0] + other[0], one[1] + other[1], one[2] + other[2]]
const keyOf = ([e, a, f]: Triple) => (e * (CEILING + 1) + a) * (CEILING + 1) + f

/** Every sum of one from each list, up to the ceiling; lists are ordered by their first number. */
const allSums = (lists: Triple[][]): Triple[] =>
  lists.reduce<Triple[]>(
    (sums, list) => {
      const found = new Map<number, Triple>()
      for (const one of sums)
        for (const other of list) {
          if (one[0] + other[0] > CEILING) break
          const sum = plus(one, other)
          found.set(keyOf(sum), sum)
        }
      return [...found.values()].sort((one, other) => one[0] - other[0])
    },
    [[0, 0, 0]],
  )

/** Of each list what can be part of one of the wholes. */
function partsOfWholes(lists: Triple[][], wholes: Triple[]): Triple[][] {
  const isWhole = new Set(wholes.map(keyOf))
  return lists.map((list, index) => {
    const others = allSums(lists.filter((_, at) => at !== index))
    return list.filter((one) =>
      others.some((other) => one[0] + other[0] <= CEILING && isWhole.has(keyOf(plus(one, other)))),
    )
  })
}

/**
 * How far each count, and each difference, goes among all tables of whole numbers with enrolled ≥ active ≥ finished that fit
 * all that is printed: rows are summed up the tree, then what has no place in a whole is dropped down the tree.
 */
function spansByTrial(shown: ShownRollUp<Column>): Map<string, Span> {
  const { note, spans } = noteSpans()
  const fitting = (list: Triple[], printed: Record<Column, number | null>) =>
    list.filter((triple) =>
      columns.every((column, at) => printed[column] === null || printed[column] === triple[at]),
    )
  const leaves = shown.groups.map(({ members }) => members.map(({ counts }) => fitting(triples, counts)))
  const sums = shown.groups.map(({ counts }, index) => fitting(allSums(leaves[index] ?? []), counts))
  const total = fitting(allSums(sums), shown.total)
  const groups = partsOfWholes(sums, total)
  const noteRow = (row: string, list: Triple[]) => {
    for (const [e, a, f] of list) {
      note(`${row}/enrolled`, e)
      note(`${row}/active`, a)
      note(`${row}/finished`, f)
      note(`${row}/not active`, e - a)
      note(`${row}/not finished`, a - f)
    }
  }
  noteRow('', total)
  shown.groups.forEach(({ id, members }, index) => {
    noteRow(id, groups[index] ?? [])
    partsOfWholes(leaves[index] ?? [], groups[index] ?? []).forEach((list, at) => {
      noteRow(`${id}.${members[at]?.id}`, list)
    })
  })
  return spans
}

const isWide = (span: Span | undefined) => span !== undefined && span.high - span.low >= LEAST_WIDTH

const counts = fc
  .tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([enrolled, share, allActive, allFinished]) => {
    const active = allActive ? enrolled : Math.round(enrolled * share)
    return { enrolled, active, finished: allFinished ? active : Math.round(active * share) }
  })

/** One to three countries with one or two organisations, and at most 20 people. */
const countries: fc.Arbitrary<Group<Column>[]> = fc
  .array(fc.array(counts, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 })
  .filter((groups) => groups.flat().reduce((sum, { enrolled }) => sum + enrolled, 0) <= 20)
  .map((groups) =>
    groups.map((members, c) => ({
      id: `c${c}`,
      members: members.map((counts, m) => ({ id: `m${m}`, counts })),
    })),
  )

describe('a table by country and member organisation', () => {
  test('hides a small organisation together with another, so that their country does not give it away', () => {
    const shown = suppressRollUp(
      [
        {
          id: 'meridia',
          members: [member('census', 40, 30, 20), member('health', 9, 6, 2), member('labour', 25, 20, 9)],
        },
        { id: 'lusania', members: [member('office', 60, 50, 40), member('none', 30, 20, 10)] },
      ],
      rules,
    )
    const [meridia, lusania] = shown.groups
    expect(shown.total).toEqual({ enrolled: 164, active: 126, finished: 81 })
    expect(meridia?.counts).toEqual({ enrolled: 74, active: 56, finished: 31 })
    expect(meridia?.members).toEqual([
      { id: 'census', counts: { enrolled: 40, active: 30, finished: 20 } },
      { id: 'health', counts: { enrolled: 9, active: 6, finished: null } },
      { id: 'labour', counts: { enrolled: 25, active: 20, finished: null } },
    ])
    expect(lusania?.members.map(({ counts }) => counts.finished)).toEqual([40, 10])
  })

  test('hides the country, too, when its only organisation is small', () => {
    const shown = suppressRollUp(
      [
        { id: 'a', members: [member('one', 3, 0, 0)] },
        { id: 'b', members: [member('two', 30, 20, 10)] },
        { id: 'c', members: [member('three', 50, 40, 30)] },
      ],
      rules,
    )
    expect(shown.groups.map(({ counts }) => counts.enrolled)).toEqual([null, null, 50])
    expect(shown.groups[1]?.members[0]?.counts.enrolled).toBeNull()
    expect(shown.groups[0]?.counts).toEqual({ enrolled: null, active: 0, finished: 0 })
  })

  test('protects who did not finish like who did, where differences are to be protected', () => {
    const groups = [{ id: 'a', members: [member('one', 12, 11, 11), member('two', 30, 20, 10)] }]
    expect(suppressRollUp(groups, rules).groups[0]?.members[0]?.counts.active).toBe(11)
    const { members } = suppressRollUp(groups, { ...rules, protect: 'differences' }).groups[0] ?? {
      members: [],
    }
    const [one] = members
    expect(one && (one.counts.enrolled === null || one.counts.active === null)).toBe(true)
  })

  test('takes columns that do not lie within each other', () => {
    const shown = suppressRollUp<'enrolled' | 'matched' | 'finished'>(
      [{ id: 'a', members: [{ id: 'one', counts: { enrolled: 20, matched: 3, finished: 9 } }] }],
      { within: { enrolled: null, matched: 'enrolled', finished: 'enrolled' }, protect: 'printed' },
    )
    expect(shown.groups[0]?.members[0]?.counts).toEqual({ enrolled: 20, matched: null, finished: 9 })
    expect(shown.total).toEqual({ enrolled: 20, matched: null, finished: 9 })
  })

  test('refuses more people in a column than in the one that holds it', () => {
    expect(() => suppressRollUp([{ id: 'a', members: [member('one', 5, 6, 0)] }], rules)).toThrow(RangeError)
  })
})

describe('whatever the table is', () => {
  test('1 to 4 are never shown, 0 is never hidden, and what is shown is so', () => {
    fc.assert(
      fc.property(countries, (groups) => {
        for (const { id, members } of suppressRollUp(groups, rules).groups)
          for (const { id: memberId, counts } of members)
            for (const column of columns) {
              const group = groups.find((group) => group.id === id)
              const real = group?.members.find((member) => member.id === memberId)?.counts[column] as number
              expect([null, real]).toContain(counts[column])
              if (real > 0 && real < LEAST_SHOWN) expect(counts[column]).toBeNull()
              if (real === 0) expect(counts[column]).toBe(0)
            }
      }),
    )
  })

  test('whoever solves the sums gets no hidden count', () => {
    fc.assert(
      fc.property(countries, fc.constantFrom('printed', 'differences'), (groups, protect) => {
        const { printed, sums } = readOff(suppressRollUp(groups, { ...rules, protect }))
        expect([...solvedBySums(printed, sums)]).toEqual([])
      }),
    )
  })

  test('whoever tries every table with enrolled ≥ active ≥ finished gets no hidden count', () => {
    fc.assert(
      fc.property(countries, (groups) => {
        const shown = suppressRollUp(groups, rules)
        const hidden = [...readOff(shown).printed].flatMap(([id, count]) => (count === null ? [id] : []))
        const spans = spansByTrial(shown)
        expect(hidden.filter((id) => !isWide(spans.get(id)))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('nor, where differences are protected, a small number of people who did not go on', () => {
    fc.assert(
      fc.property(countries, (groups) => {
        const shown = suppressRollUp(groups, { ...rules, protect: 'differences' })
        const small = groups.flatMap(({ id, members }) =>
          members.flatMap((member) => {
            const { enrolled, active, finished } = member.counts
            const row = `${id}.${member.id}`
            const rests = [
              ['not active', enrolled - active] as const,
              ['not finished', active - finished] as const,
            ]
            return rests.flatMap(([name, rest]) => (rest > 0 && rest < LEAST_SHOWN ? [`${row}/${name}`] : []))
          }),
        )
        const spans = spansByTrial(shown)
        expect(small.filter((id) => !isWide(spans.get(id)))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

/** The attack is worth something: the second column bounds the third. */
test('the attacker gets a count that its neighbour column holds tight', () => {
  const shown: ShownRollUp<Column> = {
    total: { enrolled: 22, active: 9, finished: 9 },
    groups: [
      {
        id: 'a',
        counts: { enrolled: 22, active: 9, finished: 9 },
        members: [
          { id: 'one', counts: { enrolled: 10, active: 2, finished: null } },
          { id: 'two', counts: { enrolled: 12, active: 7, finished: null } },
        ],
      },
    ],
  }
  const { printed, sums } = readOff(shown)
  expect(solvedBySums(printed, sums).size).toBe(0)
  expect(spansByTrial(shown).get('a.one/finished')).toEqual({ low: 2, high: 2 })
})
