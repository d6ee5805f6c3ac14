/** `kept`: on one's own device. `shared`: on a computer that others use too. */
export type SessionKind = 'kept' | 'shared'

const hour = 3_600_000

/** A kept session ends after this long without a visit: a course may rest between two missions. */
export const keptFor = 90 * 24 * hour
/** A session on a shared computer ends with the browser, and after this long in any case. */
export const sharedHours = 12
export const sharedFor = sharedHours * hour
/** A kept session is renewed at most this often, so that reading pages costs no write. */
export const renewedAfter = 24 * hour

interface Life {
  createdAt: number
  expiresAt: number
}

/**
 * Told by its length, half a day or months: shared sessions are never renewed. Not to the millisecond, because the two
 * times are read from the clock one after the other.
 */
export const kindOfSession = ({ createdAt, expiresAt }: Life): SessionKind =>
  expiresAt - createdAt < renewedAfter ? 'shared' : 'kept'

/** When a session was last used, to the day: what its last renewal tells. */
export const lastUsedAt = (life: Life): number =>
  kindOfSession(life) === 'shared' ? life.createdAt : Math.max(life.createdAt, life.expiresAt - keptFor)
