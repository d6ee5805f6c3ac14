import type { Db } from '#db/gateway.server.ts'
import * as sessions from '#db/sessions.server.ts'
import { kindOfSession, lastUsedAt, type SessionKind } from './session-life.ts'

export interface SessionView {
  /** A hash: enough to end the session, not to use it. */
  id: string
  /** "Firefox, Android"; empty when the browser didn't say. */
  device: string
  kind: SessionKind
  isThis: boolean
  createdAt: number
  lastUsedAt: number
}

/** One's own sessions that still run: this one first, then the newest. */
export async function listSessions(
  db: Db,
  { personId, sessionHash, now }: { personId: string; sessionHash: string | null; now: number },
): Promise<SessionView[]> {
  const rows = await sessions.ofPerson(db, personId, now)
  return rows
    .map((row) => ({
      id: row.idHash,
      device: row.device,
      kind: kindOfSession(row),
      isThis: row.idHash === sessionHash,
      createdAt: row.createdAt,
      lastUsedAt: lastUsedAt(row),
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis))
}
