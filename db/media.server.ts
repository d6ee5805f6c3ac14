import { eq } from 'drizzle-orm'
import type { Db } from './gateway.server.ts'
import { media } from './schema.ts'

/** A picture by its content hash. */
export async function byHash(db: Db, hash: string): Promise<{ type: string; bytes: Buffer } | null> {
  const row = await db.select().from(media).where(eq(media.hash, hash)).get()
  return row ? { type: row.type, bytes: Buffer.from(row.base64, 'base64') } : null
}
