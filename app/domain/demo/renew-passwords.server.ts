import type { Db } from '#db/gateway.server.ts'
import * as people from '#db/people.server.ts'

/** Gives all made-up accounts of a kept demo a new password; nobody else's is touched. */
export async function renewPasswords(
  db: Db,
  { passwordHash, now }: { passwordHash: string; now: number },
): Promise<void> {
  for (const { id, email } of await people.list(db)) {
    const account = email?.endsWith('@demo.example') ? await people.byId(db, id) : null
    if (account?.passwordHash)
      await people.setPassword(db, {
        personId: id,
        from: account.passwordHash,
        passwordHash,
        keptSession: null,
        at: now,
      })
  }
}
