import { and, eq, sql } from 'drizzle-orm'
import type { Fields, PastRun } from '#app/domain/exercise/public-exercise.ts'
import type { ExerciseState, ModuleProgress } from '#app/domain/progress/learning.ts'
import type { Device } from '#app/domain/progress/views.ts'
import type { Draft } from './drafts.server.ts'
import type { Db } from './gateway.server.ts'
import { prepared } from './prepared.server.ts'
import {
  answerDraft,
  attempt,
  enrolment,
  exerciseId,
  exerciseState,
  labHistory,
  moduleProgress,
} from './schema.ts'

/** An attempt as the page needs it: enough to tell its verdict again, in any language. */
export interface LastAttempt {
  answer: string
  code: string
  detail: string
  points: number
  outOf: number
  language: string
  editionHash: string
  at: number
}

export interface Enrolment {
  courseId: string
  startedAt: number
  lastModuleId: string
  lastExerciseId: string | null
  lastAt: number
  lastDevice: Device
}

/** What is kept of a person and a module. */
export type ModuleRecord = Awaited<ReturnType<typeof ofModule>>

/** All that a module page needs to know of a person: four reads by primary key in one round trip. */
export async function ofModule(db: Db, module: { personId: string; courseId: string; moduleId: string }) {
  const { states, drafts, runs, place } = queries(db)
  const [stateRows, draftRows, runRows, [here]] = await db.batch([
    states(module),
    drafts(module),
    runs(module),
    place(module),
  ])
  return {
    states: new Map<string, ExerciseState>(stateRows.map(({ state }) => [state.exerciseId, state])),
    attempts: new Map<string, LastAttempt>(
      stateRows.flatMap(({ state, last }) => (last ? [[state.exerciseId, last]] : [])),
    ),
    drafts: new Map<string, Draft>(
      draftRows.map((draft) => [draft.exerciseId, { ...draft, fields: JSON.parse(draft.fields) as Fields }]),
    ),
    /** The last queries in each lab, the newest first. */
    runs: new Map<string, PastRun[]>(runRows.map(({ id, runs }) => [id, JSON.parse(runs) as PastRun[]])),
    enrolment: (here?.enrolment ?? null) as Enrolment | null,
    progress: here?.progress ?? undefined,
  }
}

const personId = sql.placeholder('personId')
const courseId = sql.placeholder('courseId')
const moduleId = sql.placeholder('moduleId')

const queries = prepared((db) => {
  const isHere = (table: typeof exerciseState | typeof answerDraft) =>
    and(eq(table.personId, personId), eq(table.courseId, courseId), eq(table.moduleId, moduleId))
  const { answer, code, detail, points, outOf, language, editionHash, at } = attempt
  return {
    states: db
      .select({
        state: exerciseState,
        last: { answer, code, detail, points, outOf, language, editionHash, at },
      })
      .from(exerciseState)
      .leftJoin(attempt, eq(attempt.id, exerciseState.lastAttemptId))
      .where(isHere(exerciseState)),
    drafts: db.select().from(answerDraft).where(isHere(answerDraft)),
    runs: db
      .select({ id: labHistory.exerciseId, runs: labHistory.runs })
      .from(labHistory)
      .innerJoin(
        exerciseId,
        and(eq(exerciseId.courseId, labHistory.courseId), eq(exerciseId.exerciseId, labHistory.exerciseId)),
      )
      .where(
        and(
          eq(labHistory.personId, personId),
          eq(labHistory.courseId, courseId),
          eq(exerciseId.moduleId, moduleId),
        ),
      ),
    place: db
      .select({ enrolment, progress: moduleProgress })
      .from(enrolment)
      .leftJoin(
        moduleProgress,
        and(
          eq(moduleProgress.personId, enrolment.personId),
          eq(moduleProgress.courseId, enrolment.courseId),
          eq(moduleProgress.moduleId, moduleId),
        ),
      )
      .where(and(eq(enrolment.personId, personId), eq(enrolment.courseId, courseId))),
  }
})

export interface StateRow extends ExerciseState {
  courseId: string
  moduleId: string
  exerciseId: string
}

export interface ModuleRow extends ModuleProgress {
  courseId: string
  moduleId: string
}

/** Where a person stands with all courses, or with one: three reads by primary key in one round trip. */
export async function ofPerson(db: Db, { personId, courseId }: { personId: string; courseId?: string }) {
  const isTheirs = (table: typeof enrolment | typeof exerciseState | typeof moduleProgress) =>
    and(eq(table.personId, personId), courseId === undefined ? undefined : eq(table.courseId, courseId))
  const [enrolments, states, modules] = await db.batch([
    db.select().from(enrolment).where(isTheirs(enrolment)),
    db.select().from(exerciseState).where(isTheirs(exerciseState)),
    db.select().from(moduleProgress).where(isTheirs(moduleProgress)),
  ])
  return {
    enrolments: enrolments as Enrolment[],
    states: states as StateRow[],
    modules: modules as ModuleRow[],
  }
}
