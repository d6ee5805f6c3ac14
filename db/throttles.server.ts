import { and, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { Db } from './gateway.server.ts'
import { throttle } from './schema.ts'

/** How much of an allowance is used. `expiresAt` null: until it is deleted. */
export interface Used {
  points: number
  expiresAt: number | null
}

/** Adds points to a counter, or starts it anew when it has expired or `afresh` asks for it; tells where it then stands. */
export async function add(
  db: Db,
  key: string,
  { points, expiresAt, now, afresh = false }: Used & { now: number; afresh?: boolean },
): Promise<Used> {
  const isOver = afresh
    ? sql`1`
    : sql`(${throttle.expiresAt} is not null and ${throttle.expiresAt} <= ${now})`
  const [, used] = await db.batch([
    db
      .insert(throttle)
      .values({ key, points, expiresAt })
      .onConflictDoUpdate({
        target: throttle.key,
        set: {
          points: sql`case when ${isOver} then excluded.points else ${throttle.points} + excluded.points end`,
          expiresAt: sql`case when ${isOver} then excluded.expires_at else ${throttle.expiresAt} end`,
        },
      }),
    db
      .select({ points: throttle.points, expiresAt: throttle.expiresAt })
      .from(throttle)
      .where(eq(throttle.key, key)),
  ])
  const [row] = used
  if (!row) throw new Error(`The throttle ${key} was written but can't be read.`)
  return row
}

/** A counter that has not expired. */
export async function find(db: Db, key: string, now: number): Promise<Used | null> {
  const row = await db
    .select({ points: throttle.points, expiresAt: throttle.expiresAt })
    .from(throttle)
    .where(eq(throttle.key, key))
    .get()
  return row && (row.expiresAt === null || row.expiresAt > now) ? row : null
}

/** Forgets a counter; tells whether there was one. */
export async function remove(db: Db, key: string): Promise<boolean> {
  const [before] = await db.batch([
    db.select({ key: throttle.key }).from(throttle).where(eq(throttle.key, key)),
    db.delete(throttle).where(eq(throttle.key, key)),
  ])
  return before.length > 0
}

/** Deletes what has expired. */
export async function purge(db: Db, now: number): Promise<void> {
  await db.delete(throttle).where(and(isNotNull(throttle.expiresAt), lte(throttle.expiresAt, now)))
}
