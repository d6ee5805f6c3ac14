import type { Member, Target } from './cohort.ts'
import { grouped } from './grouped.ts'

/**
 * Where everybody of a cohort stands with every module: the rows and columns of its table. Pure: what is kept in, cells
 * out.
 */

/** Where somebody stands with a module. `opened`: had its page before them, and has not answered. */
export type CellState = 'none' | 'opened' | 'under-way' | 'stuck' | 'finished'

export interface Cell {
  courseId: string
  moduleId: string
  state: CellState
  /** Exercises solved or shown, and all of the module. */
  settled: number
  of: number
  /** Past the day of the plan and not finished. */
  isLate: boolean
}

/** What a person did before the first answer: *invited, not opened* is something else than *opened, not started*. */
type StartState = 'invited' | 'opened' | 'joined' | 'started'

export interface MatrixRow {
  /** The person's id; of somebody who has not taken the invitation up, the invitation's. */
  id: string
  isMember: boolean
  name: string
  organisation: string | null
  country: string | null
  language: string
  start: StartState
  /** The last answer or help; null before. */
  lastAt: number | null
  finished: number
  cells: Cell[]
}

export interface MatrixModule {
  courseId: string
  moduleId: string
  title: string
  dueOn: string | null
  exercises: { id: string; title: string | null; kind: string }[]
}

interface Kept {
  states: readonly {
    personId: string
    courseId: string
    moduleId: string
    exerciseId: string
    status: 'opened' | 'tried' | 'solved' | 'shown'
    tries: number
    lastAt: number
  }[]
  modules: readonly {
    personId: string
    courseId: string
    moduleId: string
    lastAt: number
    finishedAt: number | null
  }[]
  visits: readonly { personId: string; courseId: string; moduleId: string; lastAt: number }[]
}

interface Invited {
  id: string
  name: string | null
  email: string | null
  organisation: string | null
  country: string | null
  language: string
  opens: number
}

/** Wrong answers without success, from which on a cell says so: the rule of the morning. */
const STUCK_TRIES = 3

export function matrixOf({
  members,
  invited,
  modules,
  kept,
  today,
  nameless,
}: {
  members: readonly Member[]
  invited: readonly Invited[]
  modules: readonly MatrixModule[]
  kept: Kept
  /** YYYY-MM-DD */
  today: string
  /** What somebody is called who has said nothing of themselves. */
  nameless: string
}): MatrixRow[] {
  const key = (row: { personId: string; courseId: string; moduleId: string }) =>
    `${row.personId}/${row.courseId}/${row.moduleId}`
  const states = grouped(kept.states, key)
  const statesOf = grouped(kept.states, ({ personId }) => personId)
  const visitors = new Set(kept.visits.map(({ personId }) => personId))
  const progress = new Map(kept.modules.map((row) => [key(row), row]))
  const visits = new Map(kept.visits.map((row) => [key(row), row]))

  const cellOf = (personId: string, module: MatrixModule): Cell => {
    const at = key({ personId, ...module })
    const listed = new Set(module.exercises.map(({ id }) => id))
    const rows = (states.get(at) ?? []).filter(({ exerciseId }) => listed.has(exerciseId))
    const isFinished = progress.get(at)?.finishedAt != null
    const state: CellState = isFinished
      ? 'finished'
      : rows.some(({ status, tries }) => status === 'tried' && tries >= STUCK_TRIES)
        ? 'stuck'
        : rows.length > 0
          ? 'under-way'
          : visits.has(at)
            ? 'opened'
            : 'none'
    return {
      courseId: module.courseId,
      moduleId: module.moduleId,
      state,
      settled: rows.filter(({ status }) => status === 'solved' || status === 'shown').length,
      of: module.exercises.length,
      isLate: !isFinished && module.dueOn !== null && module.dueOn < today,
    }
  }

  const rowsOfMembers = members.map((member): MatrixRow => {
    const cells = modules.map((module) => cellOf(member.personId, module))
    const lasts = (statesOf.get(member.personId) ?? []).map(({ lastAt }) => lastAt)
    const hasVisited = visitors.has(member.personId)
    return {
      id: member.personId,
      isMember: true,
      name: member.name ?? member.email ?? nameless,
      organisation: member.organisation,
      country: member.country,
      language: member.language,
      start: lasts.length > 0 ? 'started' : hasVisited ? 'opened' : 'joined',
      lastAt: lasts.length > 0 ? Math.max(...lasts) : null,
      finished: cells.filter(({ state }) => state === 'finished').length,
      cells,
    }
  })
  const rowsOfInvited = invited.map(
    (one): MatrixRow => ({
      id: one.id,
      isMember: false,
      name: one.name ?? one.email ?? nameless,
      organisation: one.organisation,
      country: one.country,
      language: one.language,
      start: one.opens > 0 ? 'opened' : 'invited',
      lastAt: null,
      finished: 0,
      cells: [],
    }),
  )
  return [...rowsOfMembers, ...rowsOfInvited]
}

/** How the rows stand: by name, by what is finished (least first), or by the last answer (longest ago first). */
export const orders = ['name', 'finished', 'last'] as const
export type Order = (typeof orders)[number]

/** Whom the table shows. */
export const filters = ['all', 'stuck', 'late', 'not-started', 'finished'] as const
export type Filter = (typeof filters)[number]

export function arranged(
  rows: readonly MatrixRow[],
  { order, filter, language }: { order: Order; filter: Filter; language: string },
): MatrixRow[] {
  const fits: Record<Filter, (row: MatrixRow) => boolean> = {
    all: () => true,
    stuck: ({ cells }) => cells.some(({ state }) => state === 'stuck'),
    late: ({ cells }) => cells.some(({ isLate }) => isLate),
    'not-started': ({ start }) => start !== 'started',
    finished: ({ cells }) => cells.length > 0 && cells.every(({ state }) => state === 'finished'),
  }
  const byName = (a: MatrixRow, b: MatrixRow) => a.name.localeCompare(b.name, language)
  const by: Record<Order, (a: MatrixRow, b: MatrixRow) => number> = {
    name: byName,
    finished: (a, b) => a.finished - b.finished || byName(a, b),
    last: (a, b) => (a.lastAt ?? 0) - (b.lastAt ?? 0) || byName(a, b),
  }
  return rows.filter(fits[filter]).toSorted(by[order])
}

/** The plan's day of a module. */
export const dueOf = (targets: readonly Target[], courseId: string, moduleId: string): string | null =>
  targets.find((target) => target.courseId === courseId && target.moduleId === moduleId)?.dueOn ?? null
