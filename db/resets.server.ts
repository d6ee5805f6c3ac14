import { and, eq, gt, lte, sql } from 'drizzle-orm'
import * as audit from './audit.server.ts'
import { type Db, guard } from './gateway.server.ts'
import { passwordStatements } from './people.server.ts'
import { passwordReset, person } from './schema.ts'

interface Asked {
  email: string
  tokenHash: string
  /** Else somebody on the page, who may be anybody. */
  byOperator: boolean
  at: number
  expiresAt: number
}

/**
 * Keeps the hash of a reset token for whoever has this address, and tells whose it is. The statements are the same, and
 * one row at least is written, whether anybody has it or not.
 */
export async function ask(db: Db, { email, tokenHash, byOperator, at, expiresAt }: Asked) {
  const found = await db
    .select({ id: person.id, language: person.language })
    .from(person)
    .where(eq(person.email, email))
    .get()
  const personId = found?.id ?? ''
  await db.batch([
    db
      .delete(passwordReset)
      .where(and(eq(passwordReset.personId, personId), lte(passwordReset.expiresAt, at))),
    db
      .insert(passwordReset)
      .select(
        sql`select ${tokenHash}, ${person.id}, ${at}, ${expiresAt} from ${person} where ${person.id} = ${personId}`,
      ),
    audit.entry(db, {
      actorId: null,
      action: 'person.reset-asked',
      subjectId: found?.id ?? null,
      detail: { byOperator },
      at,
    }),
  ])
  return found ?? null
}

/** Whose password a token may set; null when it was used, has run out or never was. */
export async function ownerOf(db: Db, tokenHash: string, now: number): Promise<string | null> {
  const found = await db
    .select({ personId: passwordReset.personId })
    .from(passwordReset)
    .where(and(eq(passwordReset.tokenHash, tokenHash), gt(passwordReset.expiresAt, now)))
    .get()
  return found?.personId ?? null
}

/** Uses a token up: sets the password and ends all sessions. Refused as a conflict when somebody used it first. */
export async function spend(
  db: Db,
  {
    personId,
    tokenHash,
    passwordHash,
    at,
  }: { personId: string; tokenHash: string; passwordHash: string; at: number },
): Promise<void> {
  const isGood = sql`exists (select 1 from ${passwordReset} where ${passwordReset.tokenHash} = ${tokenHash}
    and ${passwordReset.personId} = ${personId} and ${passwordReset.expiresAt} > ${at})`
  await db.batch([
    guard(db, isGood),
    ...passwordStatements(db, { personId, passwordHash, keptSession: null }),
    audit.entry(db, { actorId: personId, action: 'person.reset', subjectId: personId, at }),
  ])
}
