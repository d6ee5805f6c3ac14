import { setImmediate } from 'node:timers/promises'
import { readRecord } from '#app/domain/test/close-sitting.server.ts'
import { contentOf } from '#app/domain/test/load-test.server.ts'
import type { Db } from '#db/gateway.server.ts'
import * as sittings from '#db/sittings.server.ts'
import type { RowOwner } from './people.server.ts'
import type { ExportedRow } from './table.ts'
import { isShown, testRow } from './test-row.ts'

/** Every item of every finished sitting of these people in the tests of these courses, a page a sitting. */
export async function* testPages(
  db: Db,
  { owners, courseIds, now }: { owners: readonly RowOwner[]; courseIds: readonly string[]; now: number },
): AsyncGenerator<ExportedRow[]> {
  for (const { personId, until, cells } of owners) {
    for (const courseId of courseIds) {
      const record = await readRecord(db, { personId, courseId, now })
      for (const { id } of record.sittings.filter((sitting) => isShown(sitting, until))) {
        const found = await sittings.withAnswers(db, { sittingId: id, personId })
        if (!found) continue
        const saved = new Map(found.answers.map((answer) => [answer.exerciseId, answer]))
        const { items } = await contentOf(db, found.sitting)
        yield items.map((shown, index) => ({
          ...cells,
          ...testRow(found.sitting, { shown, position: index + 1, saved: saved.get(shown.exercise.id) }),
        }))
      }
    }
    // Whoever answers meanwhile comes first.
    await setImmediate()
  }
}
