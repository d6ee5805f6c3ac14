import { and, eq, sql } from 'drizzle-orm'
import { statementsToMoveCohorts } from './cohort-merge.server.ts'
import { statementsToMoveCorrections } from './correction-merge.server.ts'
import type { Db, Query } from './gateway.server.ts'
import {
  eventsOf,
  type HelpRow,
  type History,
  historyOf,
  type Rebuild,
  replaceDerived,
  unchanged,
} from './history.server.ts'
import { answerDraft, attempt, enrolment, help, labHistory } from './schema.ts'
import { statementsToMoveTests } from './sittings-merge.server.ts'

/**
 * The statements that give all that a guest did to an account, for the batch that deletes the guest. They begin with a
 * guard: if either acts meanwhile the batch is refused, and whoever runs it comes here again (`retryOnConflict`).
 */
export async function statementsToMove(
  db: Db,
  { guestId, accountId }: { guestId: string; accountId: string },
  rebuild: Rebuild,
): Promise<Query[]> {
  const history = await historyOf(db, [guestId, accountId])
  const { renumber, dropHelps, events } = joined(history, { guestId, accountId }, rebuild)
  const isHelp = ({ personId, courseId, exerciseId, kind, number }: HelpRow) =>
    and(
      eq(help.personId, personId),
      eq(help.courseId, courseId),
      eq(help.exerciseId, exerciseId),
      eq(help.kind, kind),
      eq(help.number, number),
    )
  return [
    unchanged(db, history),
    ...dropHelps.map((row) => db.delete(help).where(isHelp(row))),
    db.update(help).set({ personId: accountId }).where(eq(help.personId, guestId)),
    ...renumber.map(({ courseId, exerciseId, by }) =>
      db
        .update(attempt)
        .set({ personId: accountId, number: sql`${attempt.number} + ${by}` })
        .where(
          and(
            eq(attempt.personId, guestId),
            eq(attempt.courseId, courseId),
            eq(attempt.exerciseId, exerciseId),
          ),
        ),
    ),
    ...moveEnrolments(db, guestId, accountId),
    ...moveDrafts(db, guestId, accountId),
    ...moveLabHistory(db, guestId, accountId),
    ...statementsToMoveTests(db, guestId, accountId),
    ...statementsToMoveCohorts(db, guestId, accountId),
    ...statementsToMoveCorrections(db, guestId, accountId),
    ...replaceDerived(db, [guestId, accountId], accountId, rebuild(events)),
  ]
}

const exerciseOf = (row: { courseId: string; exerciseId: string }) => `${row.courseId}/${row.exerciseId}`

/** A guest's history behind an account's: numbers go on after the account's, and a help given to both counts once. */
function joined(
  history: History,
  { guestId, accountId }: { guestId: string; accountId: string },
  rebuild: Rebuild,
) {
  const isGuests = (row: { personId: string }) => row.personId === guestId
  const last = new Map<string, number>()
  for (const row of history.attempts.filter((row) => row.personId === accountId))
    last.set(exerciseOf(row), Math.max(row.number, last.get(exerciseOf(row)) ?? 0))

  const renumber = new Map(
    history.attempts
      .filter(isGuests)
      .map((row) => [exerciseOf(row), { ...row, by: last.get(exerciseOf(row)) ?? 0 }]),
  )
  const attempts = history.attempts.map((row) =>
    isGuests(row) ? { ...row, number: row.number + (last.get(exerciseOf(row)) ?? 0) } : row,
  )
  // The earlier of the two stays: a solution once seen was seen. But what the account had solved stays solved, though
  // somebody on the same computer may have opened the solution before.
  const solved = solvedBy(accountId, history, rebuild)
  const kept = new Map<string, HelpRow>()
  for (const row of history.helps.toSorted((a, b) => a.at - b.at)) {
    if (isGuests(row) && row.kind === 'solution' && solved.has(exerciseOf(row))) continue
    const key = `${exerciseOf(row)}/${row.kind}/${row.number}`
    if (!kept.has(key)) kept.set(key, row)
  }
  const helps = [...kept.values()]
  const dropHelps = history.helps.filter((row) => !helps.includes(row))
  return { renumber: [...renumber.values()], dropHelps, events: eventsOf({ ...history, attempts, helps }) }
}

/** Exercises that a person has solved, among those of several. */
function solvedBy(personId: string, history: History, rebuild: Rebuild): ReadonlySet<string> {
  const isTheirs = (row: { personId: string }) => row.personId === personId
  const attempts = history.attempts.filter(isTheirs)
  const { states } = rebuild(eventsOf({ ...history, attempts, helps: history.helps.filter(isTheirs) }))
  return new Set(states.filter(({ state }) => state.status === 'solved').map(exerciseOf))
}

/** Begun at the earlier of the two times; last seen where the later one was. */
function moveEnrolments(db: Db, guestId: string, accountId: string): Query[] {
  const later = (column: string) =>
    sql.raw(
      `case when excluded.last_at > enrolment.last_at then excluded.${column} else enrolment.${column} end`,
    )
  return [
    db
      .insert(enrolment)
      .select(
        sql`select ${accountId}, course_id, started_at, last_module_id, last_exercise_id, last_at, last_device
          from enrolment where person_id = ${guestId}`,
      )
      .onConflictDoUpdate({
        target: [enrolment.personId, enrolment.courseId],
        set: {
          startedAt: sql.raw('min(excluded.started_at, enrolment.started_at)'),
          lastModuleId: later('last_module_id'),
          lastExerciseId: later('last_exercise_id'),
          lastDevice: later('last_device'),
          lastAt: later('last_at'),
        },
      }),
    db.delete(enrolment).where(eq(enrolment.personId, guestId)),
  ]
}

/** Of two drafts of one exercise the one typed later stays. */
function moveDrafts(db: Db, guestId: string, accountId: string): Query[] {
  return [
    db
      .insert(answerDraft)
      .select(
        sql`select ${accountId}, course_id, module_id, exercise_id, fields, language, typed_at, edition_hash
          from answer_draft where person_id = ${guestId}`,
      )
      .onConflictDoUpdate({
        target: [answerDraft.personId, answerDraft.courseId, answerDraft.moduleId, answerDraft.exerciseId],
        set: {
          fields: sql.raw('excluded.fields'),
          language: sql.raw('excluded.language'),
          typedAt: sql.raw('excluded.typed_at'),
          editionHash: sql.raw('excluded.edition_hash'),
        },
        setWhere: sql.raw('excluded.typed_at > answer_draft.typed_at'),
      }),
    db.delete(answerDraft).where(eq(answerDraft.personId, guestId)),
  ]
}

/** Of two histories of one lab the one used later stays. */
function moveLabHistory(db: Db, guestId: string, accountId: string): Query[] {
  return [
    db
      .insert(labHistory)
      .select(
        sql`select ${accountId}, course_id, exercise_id, runs, last_at from lab_history where person_id = ${guestId}`,
      )
      .onConflictDoUpdate({
        target: [labHistory.personId, labHistory.courseId, labHistory.exerciseId],
        set: { runs: sql.raw('excluded.runs'), lastAt: sql.raw('excluded.last_at') },
        setWhere: sql.raw('excluded.last_at > lab_history.last_at'),
      }),
    db.delete(labHistory).where(eq(labHistory.personId, guestId)),
  ]
}
