import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as invitations from '#db/invitations.server.ts'
import * as memberships from '#db/memberships.server.ts'
import * as tracking from '#db/tracking.server.ts'
import type { Actor } from '../access/actor.ts'
import { loadCourse } from '../course/load-course.server.ts'
import { type Cohort, dayOf } from './cohort.ts'
import { type AnswerGroup, groupAnswers, inOneLine } from './group-answers.server.ts'
import { ledCohort } from './led-cohort.server.ts'
import {
  arranged,
  dueOf,
  type Filter,
  type MatrixModule,
  type MatrixRow,
  matrixOf,
  type Order,
} from './matrix.ts'
import { type MorningLine, morningOf } from './morning.ts'

/** A line of the morning with the names that the page shows. */
export type ShownLine = MorningLine & {
  names: string[]
  moduleTitle: string
  exerciseNumber: number
  exerciseTitle: string | null
  /** The wrong answer given most often, and by how many of these people. */
  common: { answer: string; understood: AnswerGroup['understood']; count: number; of: number } | null
}

export interface CohortView {
  cohort: Cohort
  lines: ShownLine[]
  more: number
  aside: number
  /** All rows, and those that the filter leaves. */
  rows: MatrixRow[]
  total: number
  modules: (MatrixModule & { courseTitle: string })[]
  /** The module whose exercises are shown one by one. */
  opened: OpenedModule | null
  members: number
  invitedOnly: number
  asking: number
  started: number
  /** Have finished every module. */
  finished: number
}

/** A module opened to its exercises: each person's state by exercise. */
interface OpenedModule {
  module: MatrixModule
  states: Record<string, Record<string, { status: 'opened' | 'tried' | 'solved' | 'shown'; tries: number }>>
}

interface Asked {
  actor: Actor
  cohortId: string
  language: string
  /** `<course>/<module>` to be opened. */
  open: string | null
  order: Order
  filter: Filter
  nameless: string
  now: number
}

/** The cohort's page: who needs help, and where everybody stands. Costs what the cohort costs. */
export async function openCohort(db: Db, asked: Asked): Promise<CohortView> {
  const { language, order, filter, nameless, now } = asked
  const cohort = await ledCohort(db, asked)
  const [members, all, kept, targets, modules] = await Promise.all([
    memberships.ofCohort(db, cohort.id, ['active', 'asked']),
    invitations.ofCohort(db, cohort.id),
    tracking.ofCohort(db, cohort.id),
    cohorts.targets(db, cohort.id),
    modulesOf(db, cohort.courseIds, language),
  ])
  const active = members.filter(({ state }) => state === 'active')
  const invited = all.filter(({ personId, withdrawnAt }) => personId === null && withdrawnAt === null)
  const planned = modules.map((module) => ({
    ...module,
    dueOn: dueOf(targets, module.courseId, module.moduleId),
  }))
  const today = dayOf(now)
  const rows = matrixOf({ members: active, invited, modules: planned, kept, today, nameless })
  const links = invited.map(({ id, opens }) => ({ id, opens }))
  const { lines, more, aside } = morningOf({ ...stillThere(kept, planned), links, now })
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]))
  return {
    cohort,
    lines: await Promise.all(lines.map((line) => shownLine(db, line, planned, nameOf))),
    more,
    aside,
    rows: arranged(rows, { order, filter, language }),
    total: rows.length,
    modules: planned,
    opened: openedModule(planned, kept.states, asked.open),
    members: active.length,
    invitedOnly: invited.length,
    asking: members.length - active.length,
    started: rows.filter(({ start }) => start === 'started').length,
    finished: rows.filter(
      ({ isMember, cells }) =>
        isMember && cells.length > 0 && cells.every(({ state }) => state === 'finished'),
    ).length,
  }
}

type Tracked = Awaited<ReturnType<typeof tracking.ofCohort>>

/** Without what the courses no longer hold: nobody can be helped with it. */
function stillThere({ states, modules, visits, ...rest }: Tracked, planned: MatrixModule[]): Tracked {
  const isThere = new Map(
    planned.map(({ courseId, moduleId, exercises }) => [
      `${courseId}/${moduleId}`,
      new Set(exercises.map(({ id }) => id)),
    ]),
  )
  const exercisesOf = ({ courseId, moduleId }: { courseId: string; moduleId: string }) =>
    isThere.get(`${courseId}/${moduleId}`)
  return {
    ...rest,
    states: states.filter((one) => exercisesOf(one)?.has(one.exerciseId)),
    modules: modules.filter((one) => exercisesOf(one)),
    visits: visits.filter((one) => exercisesOf(one)),
  }
}

function openedModule(
  modules: MatrixModule[],
  states: tracking.TrackedState[],
  open: string | null,
): OpenedModule | null {
  const module = modules.find(({ courseId, moduleId }) => `${courseId}/${moduleId}` === open)
  if (!module) return null
  const byPerson: OpenedModule['states'] = {}
  for (const { personId, courseId, moduleId, exerciseId, status, tries } of states) {
    if (courseId !== module.courseId || moduleId !== module.moduleId) continue
    const own = byPerson[personId] ?? {}
    own[exerciseId] = { status, tries }
    byPerson[personId] = own
  }
  return { module, states: byPerson }
}

/** The modules of the cohort's courses, in the order in which they are taken. */
export async function modulesOf(
  db: Db,
  courseIds: string[],
  language: string,
): Promise<(MatrixModule & { courseTitle: string })[]> {
  const courses = await Promise.all(courseIds.map((id) => loadCourse(db, id, language).catch(() => null)))
  return courses.flatMap((listed) =>
    (listed?.modules ?? []).map(({ id, facts }) => ({
      courseId: facts.courseId,
      courseTitle: listed?.course.title[language] ?? listed?.course.title[listed.course.source] ?? '',
      moduleId: id,
      title: facts.title,
      dueOn: null,
      exercises: facts.exercises.map(({ id, title, kind }) => ({ id, title, kind })),
    })),
  )
}

async function shownLine(
  db: Db,
  line: MorningLine,
  modules: MatrixModule[],
  nameOf: Map<string, string>,
): Promise<ShownLine> {
  const module =
    line.kind === 'link-unanswered'
      ? undefined
      : modules.find(({ courseId, moduleId }) => courseId === line.courseId && moduleId === line.moduleId)
  const exerciseAt =
    line.kind === 'stuck' ? (module?.exercises.findIndex(({ id }) => id === line.exerciseId) ?? -1) : -1
  return {
    ...line,
    names: line.personIds.map((id) => nameOf.get(id) ?? ''),
    moduleTitle: module?.title ?? '',
    exerciseNumber: exerciseAt + 1,
    exerciseTitle: module?.exercises[exerciseAt]?.title ?? null,
    common: line.kind === 'stuck' ? await commonWrong(db, line) : null,
  }
}

/** Of the wrong answers of these people the one that most of them gave. */
async function commonWrong(db: Db, line: MorningLine & { kind: 'stuck' }): Promise<ShownLine['common']> {
  const answers = await tracking.answersTo(db, line)
  const wrong = answers.filter(({ code }) => code !== 'right')
  const groups = await groupAnswers(db, { ...line, answers: wrong })
  const [first] = groups.toSorted((a, b) => b.personIds.length - a.personIds.length || b.count - a.count)
  const answer = first ? inOneLine(first.answer) : null
  if (!first || !answer) return null
  return { answer, understood: first.understood, count: first.personIds.length, of: line.personIds.length }
}
