import { createHash, randomBytes } from 'node:crypto'

/** A secret that nobody guesses (256 bits), safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the store keeps of a secret: long random secrets need no slow hash. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
