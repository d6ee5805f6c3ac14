import { changedKeys } from '#app/domain/correction/corrections-of.server.ts'
import type { Db } from '#db/gateway.server.ts'

/** For the operator: exercises of these courses whose key has changed under answers that are there. */
export async function keyLines(
  db: Db,
  courses: readonly { id: string; outcome: string }[],
): Promise<string[]> {
  const lines: string[] = []
  for (const { id } of courses.filter(({ outcome }) => outcome === 'published'))
    for (const { exerciseId, answers } of await changedKeys(db, id))
      lines.push(
        `${id}: the key of ${exerciseId} changed; ${answers} answer(s) were graded by an earlier one. Run jalon courses regrade ${id}, or correct it in the Studio.`,
      )
  return lines
}
