import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Fields, PastRun } from '#app/domain/exercise/public-exercise.ts'
import type { ExerciseState, ModuleProgress } from '#app/domain/progress/learning.ts'
import type { Device } from '#app/domain/progress/views.ts'
import { allowance, mark } from './cohort-schema.ts'
import { regrade } from './correction-schema.ts'
import type { Draft } from './drafts.server.ts'
import type { Db } from './gateway.server.ts'
import { heldBy, heldWhole } from './held-verdict.server.ts'
import { prepared } from './prepared.server.ts'
import {
  answerDraft,
  attempt,
  enrolment,
  exerciseId,
  exerciseState,
  labHistory,
  moduleProgress,
  person,
} from './schema.ts'

/**
 * An attempt as the page needs it: enough to tell its verdict again, in any language. Where its key was corrected since,
 * answer, edition and verdict are those that hold.
 */
export interface LastAttempt {
  answer: string
  code: string
  detail: string
  points: number
  outOf: number
  language: string
  editionHash: string
  at: number
  /** When its key was corrected and the verdict changed by that; null, or left out, where it did not. */
  correctedAt?: number | null
}

/** A mark as the page needs it; points are in thousandths. */
export interface KeptMark {
  met: number[]
  points: number
  outOf: number
  comment: string
  by: string | null
  /** Of the attempt that it is about. */
  editionHash: string
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
    marks: new Map<string, KeptMark>(
      stateRows.flatMap(({ state, mark, marked, marker }) =>
        mark && marked
          ? [
              [
                state.exerciseId,
                {
                  ...mark,
                  met: JSON.parse(mark.met) as number[],
                  by: marker?.name ?? null,
                  editionHash: marked.editionHash,
                },
              ],
            ]
          : [],
      ),
    ),
    /** By exercise; only of those that were given any. */
    extraTries: JSON.parse(here?.extraTries ?? '{}') as Record<string, number>,
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
  // Found by keys, and only where something is marked: a page without marks costs the same.
  const [marked, marker] = [alias(attempt, 'marked'), alias(person, 'marker')]
  const { met, comment } = mark
  const { language, at } = attempt
  const extraTries = sql<string>`(select json_group_object(${allowance.subject}, ${allowance.extraTries}) from ${allowance}
    where ${allowance.personId} = ${personId} and ${allowance.courseId} = ${courseId})`
  return {
    states: db
      .select({
        state: exerciseState,
        last: {
          ...heldWhole,
          language,
          at,
          correctedAt: sql<number | null>`iif(${regrade.effect} = 'same', null, ${regrade.at})`,
        },
        mark: { met, points: mark.points, outOf: mark.outOf, comment },
        marked: { editionHash: marked.editionHash },
        marker: { name: marker.name },
      })
      .from(exerciseState)
      .leftJoin(attempt, eq(attempt.id, exerciseState.lastAttemptId))
      .leftJoin(regrade, heldBy(attempt))
      .leftJoin(mark, eq(mark.attemptId, exerciseState.markedAttemptId))
      .leftJoin(marked, eq(marked.id, mark.attemptId))
      .leftJoin(marker, eq(marker.id, mark.markedBy))
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
      .select({ enrolment, progress: moduleProgress, extraTries })
      .from(person)
      .leftJoin(enrolment, and(eq(enrolment.personId, person.id), eq(enrolment.courseId, courseId)))
      .leftJoin(
        moduleProgress,
        and(
          eq(moduleProgress.personId, person.id),
          eq(moduleProgress.courseId, courseId),
          eq(moduleProgress.moduleId, moduleId),
        ),
      )
      .where(eq(person.id, personId)),
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
