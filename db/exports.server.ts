import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { mark, membership } from './cohort-schema.ts'
import { regrade } from './correction-schema.ts'
import type { Db } from './gateway.server.ts'
import { heldBy, heldVerdict } from './held-verdict.server.ts'
import { prepared } from './prepared.server.ts'
import { attempt, exerciseState, person } from './schema.ts'

/** Somebody whose work a cohort may take away as a file. */
export interface ExportedPerson {
  personId: string
  name: string | null
  email: string | null
  country: string | null
  organisation: string | null
  state: 'active' | 'left' | 'removed'
  joinedAt: number
  /** Who has left shows what was done until then. */
  endedAt: number | null
}

/** Who is or was in a cohort. Not who only asked to be let in, and not who had their account erased. */
export async function peopleOf(db: Db, cohortId: string): Promise<ExportedPerson[]> {
  const rows = await db
    .select({
      personId: membership.personId,
      name: person.name,
      email: person.email,
      country: person.country,
      organisation: person.organisation,
      state: membership.state,
      joinedAt: membership.joinedAt,
      endedAt: membership.endedAt,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        eq(membership.cohortId, cohortId),
        inArray(membership.state, ['active', 'left', 'removed']),
        isNull(person.erasedAt),
      ),
    )
  return rows.map((row) => ({ ...row, state: row.state === 'asked' ? 'active' : row.state }))
}

interface Of {
  personId: string
  courseId: string
}

export type StoredAnswer = Awaited<ReturnType<typeof answersAfter>>[number]

/**
 * The next answers of a person in a course, in the order of their key: by exercise, then by number. What is read grows with
 * the page asked for, never with what came before it.
 * @param asked `after`: the last answer of the page before; `until`: leaves out what was answered later
 */
export async function answersAfter(
  db: Db,
  {
    after,
    ...asked
  }: Of & { after: { exerciseId: string; number: number } | null; until: number; limit: number },
) {
  const { exerciseId, number } = after ?? { exerciseId: '', number: 0 }
  const [rows] = await db.batch([queries(db).answers({ ...asked, exerciseId, number })])
  return rows
}

/** Where a person stands with the exercises of a course. */
export async function statesOf(db: Db, of: Of) {
  const [rows] = await db.batch([queries(db).states(of)])
  return rows
}

const queries = prepared((db) => {
  const of = (table: typeof attempt | typeof exerciseState) =>
    and(eq(table.personId, sql.placeholder('personId')), eq(table.courseId, sql.placeholder('courseId')))
  const { moduleId, exerciseId, number, editionHash, language, answer, detail, at } = attempt
  return {
    answers: db
      .select({
        moduleId,
        exerciseId,
        number,
        editionHash,
        language,
        answer,
        ...heldVerdict,
        detail,
        at,
        markPoints: mark.points,
        markOutOf: mark.outOf,
      })
      .from(attempt)
      .leftJoin(regrade, heldBy(attempt))
      .leftJoin(mark, eq(mark.attemptId, attempt.id))
      .where(
        and(
          of(attempt),
          sql`(${exerciseId}, ${number}) > (${sql.placeholder('exerciseId')}, ${sql.placeholder('number')})`,
          lte(at, sql.placeholder('until')),
        ),
      )
      .orderBy(asc(exerciseId), asc(number))
      .limit(sql.placeholder('limit')),
    states: db
      .select({
        exerciseId: exerciseState.exerciseId,
        status: exerciseState.status,
        lastAt: exerciseState.lastAt,
      })
      .from(exerciseState)
      .where(of(exerciseState)),
  }
})
