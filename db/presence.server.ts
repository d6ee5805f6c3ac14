import { and, eq, gt, lte, ne, or } from 'drizzle-orm'
import type { Db } from './gateway.server.ts'
import { person } from './schema.ts'
import { presence } from './studio-schema.ts'

interface Seen {
  courseId: string
  personId: string
  path: string
  now: number
  /** How recently the others must have been seen, in milliseconds. */
  within: number
}

/** Notes that somebody is at a file, to a fifth of the time that counts, and names the others who are. */
export async function seen(db: Db, { courseId, personId, path, now, within }: Seen): Promise<string[]> {
  const [, others] = await db.batch([
    db
      .insert(presence)
      .values({ courseId, personId, path, seenAt: now })
      .onConflictDoUpdate({
        target: [presence.courseId, presence.personId],
        set: { path, seenAt: now },
        // Each save of a text comes here: what is still true is not written, which would wait for the disk once more.
        setWhere: or(ne(presence.path, path), lte(presence.seenAt, now - within / 5)),
      }),
    db
      .select({ name: person.name })
      .from(presence)
      .innerJoin(person, eq(person.id, presence.personId))
      .where(
        and(
          eq(presence.courseId, courseId),
          eq(presence.path, path),
          ne(presence.personId, personId),
          gt(presence.seenAt, now - within),
        ),
      ),
  ])
  return others.map(({ name }) => name ?? '')
}
