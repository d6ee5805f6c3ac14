import { createHash, createHmac } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What the store keeps of the personal link of an invitation's first serial. */
export function codeHashOf(secret: string, invitationId: string): string {
  const bytes = createHmac('sha256', secret).update(`invitation/${invitationId}/1`).digest()
  const code = [...bytes.subarray(0, 14)].map((byte) => LETTERS[byte % 32]).join('')
  return createHash('sha256').update(`invitation/${code}`).digest('base64url')
}
