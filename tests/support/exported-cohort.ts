import type { Person } from '#app/domain/access/actor.ts'
import type { Submission } from '#app/domain/attempt/submit-attempt.server.ts'
import { submitAttempt } from '#app/domain/attempt/submit-attempt.server.ts'
import type { MembershipState } from '#app/domain/cohort/cohort.ts'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { exportCohort } from '#app/domain/export/export-cohort.server.ts'
import { membership } from '#db/cohort-schema.ts'
import * as cohorts from '#db/cohorts.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { person } from '#db/schema.ts'
import { aSubmission, now } from '#tests/support/factories.ts'

export const trainer: Person = { id: 'tom', role: 'trainer', isGuest: false, name: 'Tom', language: 'en' }

/** A cohort of the course Foundations, led by Tom. */
export async function aLedCohort(db: Db, { id = 'cohort' }: { id?: string } = {}): Promise<string> {
  await db
    .insert(person)
    .values({ id: trainer.id, role: 'trainer', email: 'tom@stat.example', language: 'en', createdAt: 1 })
    .onConflictDoNothing()
  await cohorts.add(db, {
    id,
    name: 'Été 2025: "Meridia"',
    startsOn: '2025-09-01',
    endsOn: '2025-12-01',
    languages: ['en'],
    courseIds: ['foundations'],
    joinCode: id,
    trainerIds: [trainer.id],
    targets: [],
    actorId: trainer.id,
    at: 1,
  })
  return id
}

/** Somebody in the cohort. */
export async function aMember(
  db: Db,
  id: string,
  { cohortId = 'cohort', state = 'active' as MembershipState, endedAt = null as number | null } = {},
): Promise<{ id: string }> {
  const facts = { email: `${id}@stat.example`, name: `Name of ${id}`, country: 'SN', organisation: 'ANSD' }
  await db
    .insert(person)
    .values({ id, ...facts, language: 'en', createdAt: 1 })
    .onConflictDoNothing()
  await db.insert(membership).values({ cohortId, personId: id, state, joinedAt: 1, endedAt })
  return { id }
}

/** One right answer, or whatever the form says. */
export const answer = async (
  db: Db,
  who: { id: string },
  exercise: Exercise,
  changes: Partial<Submission> = {},
) => submitAttempt(db, await aSubmission(db, who, exercise, changes))

type Asked = Parameters<typeof exportCohort>[1]

/** A file of the cohort as its trainer gets it. */
export async function exported(db: Db, file: string, changes: Partial<Asked> = {}): Promise<Buffer> {
  const { body } = await exportCohort(db, {
    actor: trainer,
    cohortId: 'cohort',
    file,
    withNames: false,
    style: 'comma',
    language: 'en',
    now: now + 3_600_000,
    ...changes,
  })
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}

/** The rows of a file of JSON lines. */
export async function rowsOf(
  db: Db,
  what: string,
  changes: Partial<Asked> = {},
  // biome-ignore lint/suspicious/noExplicitAny: tests look into rows of all kinds.
): Promise<Record<string, any>[]> {
  const lines = (await exported(db, `${what}.jsonl`, changes)).toString().split('\n')
  return lines.filter(Boolean).map((line) => JSON.parse(line))
}
