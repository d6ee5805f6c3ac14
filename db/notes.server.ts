import { and, desc, eq } from 'drizzle-orm'
import { v5 as idFrom } from 'uuid'
import { note } from './cohort-schema.ts'
import type { Db } from './gateway.server.ts'
import { person } from './schema.ts'

export interface Note {
  id: string
  authorId: string
  /** Null once the author has deleted their account. */
  author: string | null
  text: string
  at: number
}

/** What the trainers of a cohort wrote down about one person, the newest first. */
export async function ofPerson(
  db: Db,
  { cohortId, personId }: { cohortId: string; personId: string },
): Promise<Note[]> {
  return db
    .select({ id: note.id, authorId: note.authorId, author: person.name, text: note.text, at: note.at })
    .from(note)
    .leftJoin(person, eq(person.id, note.authorId))
    .where(and(eq(note.personId, personId), eq(note.cohortId, cohortId)))
    .orderBy(desc(note.at), desc(note.id))
}

/**
 * The same note sent twice, as by a second press of the button, is kept once. A form that was sent before and comes with
 * other words, as when somebody went back to it, is another note.
 */
export async function add(
  db: Db,
  given: Omit<Note, 'author'> & { cohortId: string; personId: string },
): Promise<void> {
  const { id, cohortId, personId, authorId, text } = given
  const [, [kept]] = await db.batch([
    db.insert(note).values(given).onConflictDoNothing(),
    db.select().from(note).where(eq(note.id, id)),
  ])
  const own = [cohortId, personId, authorId, text]
  if (!kept || [kept.cohortId, kept.personId, kept.authorId, kept.text].every((part, at) => part === own[at]))
    return
  const otherId = idFrom(own.join('\n'), id)
  await db
    .insert(note)
    .values({ ...given, id: otherId })
    .onConflictDoNothing()
}

/** Takes a note away if this person wrote it. */
export async function removeOwn(
  db: Db,
  { id, cohortId, authorId }: { id: string; cohortId: string; authorId: string },
): Promise<void> {
  await db.delete(note).where(and(eq(note.id, id), eq(note.cohortId, cohortId), eq(note.authorId, authorId)))
}
