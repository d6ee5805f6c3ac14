import { desc, eq } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Db } from './gateway.server.ts'
import { audit } from './schema.ts'

/** Who did what to whom. Ids only, never names or addresses: entries outlive an erased person. */
export interface Entry {
  /** Null: the platform itself, or an operator at the command line. */
  actorId: string | null
  /** Noun and verb: `person.role`, `person.erase`, `guest.merge`. */
  action: string
  subjectId: string | null
  detail?: Record<string, string | number | boolean | null>
  at: number
}

/** The insert of an entry, to stand in the batch of the deed itself: neither is there without the other. */
export function entry(db: Db, { actorId, action, subjectId, detail = {}, at }: Entry) {
  return db
    .insert(audit)
    .values({ id: uuid(), actorId, action, subjectId, detail: JSON.stringify(detail), at })
}

/** What was done to a subject, newest first. */
export async function list(
  db: Db,
  { subjectId }: { subjectId: string },
): Promise<(Entry & { id: string })[]> {
  const rows = await db
    .select()
    .from(audit)
    .where(eq(audit.subjectId, subjectId))
    .orderBy(desc(audit.at), desc(audit.id))
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as Entry['detail'] }))
}
