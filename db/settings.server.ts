import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from './gateway.server.ts'
import { setting } from './schema.ts'

const secrets = new WeakMap<Db, Promise<string>>()

/** The key of this store from which tokens are made: random, made once, the same for all processes. */
export function tokenSecret(db: Db): Promise<string> {
  let secret = secrets.get(db)
  if (!secret) {
    secret = readOrMake(db, 'token-secret')
    // A failure is not kept: the store may answer next time.
    secret.catch(() => secrets.delete(db))
    secrets.set(db, secret)
  }
  return secret
}

async function readOrMake(db: Db, key: string): Promise<string> {
  const read = () => db.select({ value: setting.value }).from(setting).where(eq(setting.key, key)).get()
  const before = await read()
  if (before) return before.value
  // Whoever is first wins; everyone reads what then stands there.
  await db
    .insert(setting)
    .values({ key, value: randomBytes(32).toString('base64url') })
    .onConflictDoNothing()
  const after = await read()
  if (!after) throw new Error(`The setting ${key} was written but can't be read.`)
  return after.value
}
