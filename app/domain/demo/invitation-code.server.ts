import { createHash, createHmac } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What the store keeps of the personal link of an invitation's first serial. */
export function codeHashOf(secret: string, invitationId: string): string {
  const bytes = createHmac('sha256', secret).update(`invitation/${invitationId}/1`).digest()
  const code = [...bytes.subarray(0, 14)].map((byte) => LETTERS[byte % 32]).join('')
  return createHash('sha256').update(`invitation/${code}`).digest('base64url')
}

/** By which a list that is sent again is known: the address, or the name without accents and case. */
export const rosterKeyOf = (email: string | null, name: string): string =>
  email ? `mail:${email}` : `name:${folded(name)}`

const folded = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
