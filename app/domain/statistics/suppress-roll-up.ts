import type { Count, CountTable, Sum } from './count-table.ts'
import { suppress } from './suppress.ts'

/** A count a column: of people, each counted in exactly one member. */
type Counts<Column extends string> = Record<Column, number>

/** A country with its member organisations; people without one make a member of their own. */
export interface Group<Column extends string> {
  id: string
  members: readonly { id: string; counts: Counts<Column> }[]
}

/** null = hidden. */
export type ShownCounts<Column extends string> = Record<Column, number | null>

export interface ShownRollUp<Column extends string> {
  total: ShownCounts<Column>
  groups: {
    id: string
    counts: ShownCounts<Column>
    members: { id: string; counts: ShownCounts<Column> }[]
  }[]
}

export interface RollUpRules<Column extends string> {
  /** For each column the one that holds all its people, or null: `{ enrolled: null, active: 'enrolled', finished: 'active' }`. */
  within: Record<Column, Column | null>
  /**
   * Of 12 enrolled people 11 finished: that tells of one who did not. `differences` protects who is in a column but not in
   * the one within it like a printed count, and hides far more; it is for what is published. `printed` is for those who may
   * see the people themselves.
   */
  protect: 'printed' | 'differences'
}

/**
 * Hides small counts of a table by country and member organisation that is shown with the totals of every country and of
 * all, and what they need beside them. It is known to readers that a column is never above the one that holds it.
 * A figure about the people of a count (a mean gain, a rate) may be shown where the count is, and nowhere else.
 * Throws a RangeError for a count above the one that holds it.
 */
export function suppressRollUp<Column extends string>(
  groups: readonly Group<Column>[],
  rules: RollUpRules<Column>,
): ShownRollUp<Column> {
  const table = rollUpTable(groups, rules)
  const hidden = suppress(table)
  const countOf = new Map(table.counts.map(({ id, count }) => [id, count]))
  const columns = Object.keys(rules.within) as Column[]
  const shown = (row: Row) => {
    const entries = columns.map((column) => {
      const id = idOf(row, column)
      return [column, hidden.has(id) ? null : (countOf.get(id) ?? null)] as const
    })
    return Object.fromEntries(entries) as ShownCounts<Column>
  }
  return {
    total: shown([]),
    groups: groups.map(({ id, members }) => ({
      id,
      counts: shown([id]),
      members: members.map((member) => ({ id: member.id, counts: shown([id, member.id]) })),
    })),
  }
}

/** The way to a row: none for the total, a group, a member of it. */
type Row = readonly [] | readonly [group: string] | readonly [group: string, member: string]

const idOf = (row: Row, ...columns: string[]) => JSON.stringify([...row, columns])

function rollUpTable<Column extends string>(
  groups: readonly Group<Column>[],
  { within, protect }: RollUpRules<Column>,
): CountTable {
  const columns = Object.keys(within) as Column[]
  const counts: Count[] = []
  const sums: Sum[] = []
  const addRow = (row: Row, of: Counts<Column>, parts: readonly Row[]) => {
    for (const column of columns) {
      const id = idOf(row, column)
      counts.push({ id, count: of[column], kind: 'printed' })
      if (parts.length > 0) sums.push({ whole: id, parts: parts.map((part) => idOf(part, column)) })
      const holder = within[column]
      if (holder === null) continue
      const rest = idOf(row, holder, column)
      counts.push({
        id: rest,
        count: of[holder] - of[column],
        kind: protect === 'differences' ? 'implied' : 'free',
      })
      sums.push({ whole: idOf(row, holder), parts: [id, rest] })
    }
    return of
  }
  const add = (list: readonly Counts<Column>[]) => {
    const entries = columns.map((column) => [column, list.reduce((sum, of) => sum + of[column], 0)] as const)
    return Object.fromEntries(entries) as Counts<Column>
  }
  const groupTotals = groups.map(({ id, members }) => {
    for (const member of members) addRow([id, member.id], member.counts, [])
    const rows = members.map((member) => [id, member.id] as const)
    return addRow([id], add(members.map((member) => member.counts)), rows)
  })
  addRow(
    [],
    add(groupTotals),
    groups.map(({ id }) => [id] as const),
  )
  return { counts, sums }
}
