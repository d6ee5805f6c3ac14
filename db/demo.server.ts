import * as audit from './audit.server.ts'
import { invitation, membership, note, outbox, visit } from './cohort-schema.ts'
import type { Db } from './gateway.server.ts'
import { person } from './schema.ts'

// What the made-up cohort of `npm run demo` has in the store besides its answers, which go the way of everybody's.

type Row<T extends { $inferInsert: unknown }> = T['$inferInsert']

export interface MadeUp {
  /** Learners without an account; those with one are added as accounts are. */
  guests: Row<typeof person>[]
  invitations: Row<typeof invitation>[]
  members: Row<typeof membership>[]
  visits: Row<typeof visit>[]
  notes: Row<typeof note>[]
  letters: Row<typeof outbox>[]
}

/** Whether nobody is in the store yet: a demo is made up in an empty one only. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.select({ id: person.id }).from(person).limit(1)).length === 0
}

/** Adds all of it in one batch. */
export async function add(
  db: Db,
  { guests, invitations, members, visits, notes, letters }: MadeUp,
  { actorId, cohortId, at }: { actorId: string; cohortId: string; at: number },
): Promise<void> {
  await db.batch([
    ...guests.map((row) => db.insert(person).values(row)),
    ...invitations.map((row) => db.insert(invitation).values(row)),
    ...members.map((row) => db.insert(membership).values(row)),
    ...visits.map((row) => db.insert(visit).values(row)),
    ...notes.map((row) => db.insert(note).values(row)),
    ...letters.map((row) => db.insert(outbox).values(row)),
    audit.entry(db, { actorId, action: 'cohort.made-up', subjectId: cohortId, at }),
  ])
}
