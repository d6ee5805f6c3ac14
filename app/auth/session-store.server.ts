import type { Adapter } from 'lucia'
import type { Db } from '#db/gateway.server.ts'
import * as sessions from '#db/sessions.server.ts'
import { hashToken } from './token.server.ts'

/**
 * What lucia asks of a store, over db/sessions. Lucia knows session ids, the store only their hashes: who reads the
 * table or a backup can't sign in with it.
 */
export function sessionStore(db: Db): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const found = await sessions.withPerson(db, hashToken(sessionId))
      if (!found) return [null, null]
      const { session, person } = found
      return [
        {
          id: sessionId,
          userId: person.id,
          expiresAt: new Date(session.expiresAt),
          attributes: { device: session.device, createdAt: session.createdAt },
        },
        {
          id: person.id,
          attributes: {
            role: person.role,
            isGuest: person.email === null,
            name: person.name,
            language: person.language,
          },
        },
      ]
    },
    /** The ids of these are hashes: nobody can sign in with what a list shows. */
    async getUserSessions(personId) {
      const rows = await sessions.ofPerson(db, personId, Date.now())
      return rows.map(({ idHash, device, createdAt, expiresAt }) => ({
        id: idHash,
        userId: personId,
        expiresAt: new Date(expiresAt),
        attributes: { device, createdAt },
      }))
    },
    setSession({ id, userId, expiresAt, attributes }) {
      const { device, createdAt, passwordHash } = attributes
      const row = {
        idHash: hashToken(id),
        personId: userId,
        device,
        createdAt,
        expiresAt: expiresAt.getTime(),
      }
      return sessions.add(db, row, passwordHash)
    },
    updateSessionExpiration: (sessionId, expiresAt) =>
      sessions.extend(db, hashToken(sessionId), expiresAt.getTime()),
    deleteSession: (sessionId) => sessions.end(db, hashToken(sessionId)),
    deleteUserSessions: (personId) => sessions.endAll(db, personId),
    deleteExpiredSessions: () => sessions.endExpired(db, Date.now()),
  }
}
