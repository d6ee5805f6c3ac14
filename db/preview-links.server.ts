import { and, eq, gt } from 'drizzle-orm'
import type { Db } from './gateway.server.ts'
import { previewLink } from './studio-schema.ts'

/** A link that shows somebody's draft of a module until it expires. */
export interface PreviewLink {
  courseId: string
  personId: string
  moduleId: string
  createdAt: number
  expiresAt: number
}

/** Keeps a link under the hash of its token, which itself is nowhere. */
export async function add(db: Db, tokenHash: string, link: PreviewLink): Promise<void> {
  await db.insert(previewLink).values({ tokenHash, ...link })
}

/** The draft that a token shows; null for one that never was, has expired, or was taken back. */
export async function byHash(db: Db, tokenHash: string, now: number): Promise<PreviewLink | null> {
  const row = await db
    .select()
    .from(previewLink)
    .where(and(eq(previewLink.tokenHash, tokenHash), gt(previewLink.expiresAt, now)))
    .get()
  return row ?? null
}

/** Takes back all links that a person has given out to a course. */
export async function removeAll(db: Db, courseId: string, personId: string): Promise<void> {
  await db
    .delete(previewLink)
    .where(and(eq(previewLink.courseId, courseId), eq(previewLink.personId, personId)))
}
