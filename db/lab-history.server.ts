import { and, eq } from 'drizzle-orm'
import type { PastRun } from '#app/domain/exercise/public-exercise.ts'
import type { Db } from './gateway.server.ts'
import { labHistory } from './schema.ts'

interface Lab {
  personId: string
  courseId: string
  exerciseId: string
}

const isHere = ({ personId, courseId, exerciseId }: Lab) =>
  and(
    eq(labHistory.personId, personId),
    eq(labHistory.courseId, courseId),
    eq(labHistory.exerciseId, exerciseId),
  )

/** A person's last queries in a lab, the newest first. */
export async function ofLab(db: Db, lab: Lab): Promise<PastRun[]> {
  const row = await db.select({ runs: labHistory.runs }).from(labHistory).where(isHere(lab)).get()
  return row ? (JSON.parse(row.runs) as PastRun[]) : []
}

/** Keeps the queries in place of those before. It is a help for memory: of two devices at once, one wins. */
export async function save(db: Db, { personId, courseId, exerciseId }: Lab, past: PastRun[]): Promise<void> {
  const row = { runs: JSON.stringify(past), lastAt: past[0]?.at ?? 0 }
  await db
    .insert(labHistory)
    .values({ personId, courseId, exerciseId, ...row })
    .onConflictDoUpdate({
      target: [labHistory.personId, labHistory.courseId, labHistory.exerciseId],
      set: row,
    })
}
