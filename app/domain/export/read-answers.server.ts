import { setImmediate } from 'node:timers/promises'
import * as exports from '#db/exports.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { answerRow } from './answer-row.ts'
import { keptExercises } from './kept-exercises.server.ts'
import type { RowOwner } from './people.server.ts'
import type { ExportedRow } from './table.ts'

/** Answers read at a time: larger pages are no quicker, and five times as many take a hundred megabytes more. */
const PAGE = 100

/** Every answer of these people in these courses, page by page, by person, course, exercise and number. */
export async function* answerPages(
  db: Db,
  { owners, courseIds }: { owners: readonly RowOwner[]; courseIds: readonly string[] },
): AsyncGenerator<ExportedRow[]> {
  const exerciseOf = await keptExercises(db)
  for (const owner of owners)
    for (const courseId of courseIds)
      for await (const stored of storedPages(db, owner, courseId)) {
        const rows: ExportedRow[] = []
        for (const one of stored) {
          const shown = await exerciseOf(one.editionHash, one.exerciseId)
          // Two spreads into a new object take longer than all the rest of a row.
          rows.push(Object.assign(answerRow(courseId, one, shown), owner.cells))
        }
        yield rows
      }
}

/** A person's answers in a course as they are stored. */
export async function* storedPages(
  db: Db,
  { personId, until }: Pick<RowOwner, 'personId' | 'until'>,
  courseId: string,
): AsyncGenerator<exports.StoredAnswer[]> {
  let after: { exerciseId: string; number: number } | null = null
  for (;;) {
    const rows: exports.StoredAnswer[] = await exports.answersAfter(db, {
      personId,
      courseId,
      until,
      after,
      limit: PAGE,
    })
    if (rows.length > 0) yield rows
    after = rows.at(-1) ?? null
    if (rows.length < PAGE) return
    // Whoever answers meanwhile comes first.
    await setImmediate()
  }
}
