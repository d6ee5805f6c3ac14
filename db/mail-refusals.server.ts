import { eq, inArray } from 'drizzle-orm'
import { mailRefusal } from './cohort-schema.ts'
import type { Db } from './gateway.server.ts'

// Who wants no letters of cohorts. Only hashes stand here, made with the store's secret: nobody reads an address in them.

export async function add(db: Db, emailHash: string, at: number): Promise<void> {
  await db.insert(mailRefusal).values({ emailHash, at }).onConflictDoNothing()
}

export async function remove(db: Db, emailHash: string): Promise<void> {
  await db.delete(mailRefusal).where(eq(mailRefusal.emailHash, emailHash))
}

/** Those of the given hashes that refuse letters. */
export async function among(db: Db, emailHashes: readonly string[]): Promise<Set<string>> {
  const found = await db
    .select({ emailHash: mailRefusal.emailHash })
    .from(mailRefusal)
    .where(inArray(mailRefusal.emailHash, [...emailHashes]))
  return new Set(found.map(({ emailHash }) => emailHash))
}
