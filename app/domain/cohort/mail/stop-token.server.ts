import { createHmac, timingSafeEqual } from 'node:crypto'

/** How the store names an address that wants no letters: with the store's secret, so that nobody can look one up. */
export const emailHashOf = (secret: string, email: string): string =>
  createHmac('sha256', secret).update(`mail-address:${email.toLowerCase()}`).digest('base64url')

const sealOf = (secret: string, emailHash: string): string =>
  createHmac('sha256', secret).update(`mail-stop:${emailHash}`).digest('base64url').slice(0, 22)

/**
 * The token of a link that stops letters: the hash of an address, and a seal that only this store makes. It works for as
 * long as the store's secret is the same, holds no address, and needs no row.
 */
export function stopToken(secret: string, email: string): string {
  const emailHash = emailHashOf(secret, email)
  return `${emailHash}.${sealOf(secret, emailHash)}`
}

/** The hash of the address that a token is about; null unless this store has made the token. */
export function readStopToken(secret: string, token: string): string | null {
  const [, emailHash, seal] = /^([\w-]{43})\.([\w-]{22})$/.exec(token) ?? []
  if (!emailHash || !seal) return null
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(secret, emailHash))) ? emailHash : null
}
