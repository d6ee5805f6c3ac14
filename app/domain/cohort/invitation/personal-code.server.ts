import { createHash, createHmac } from 'node:crypto'

/** Crockford's base 32: without I, L, O and U, so that what is read from paper is typed right. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 14

/**
 * The code of an invitation, 14 letters of 32 (70 bits). It is made from the store's secret and kept nowhere: the sheet
 * of links can be printed again, yet who reads the store finds only hashes.
 */
export function codeOf(secret: string, { id, serial }: { id: string; serial: number }): string {
  const bytes = createHmac('sha256', secret).update(`invitation/${id}/${serial}`).digest()
  return [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % 32]).join('')
}

export const hashOfCode = (code: string): string =>
  createHash('sha256').update(`invitation/${code}`).digest('base64url')

/** In groups, as it is printed: `7K2M-9QXR-4T-V8PA` is hard to lose one's place in. */
export const codeInGroups = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 8), code.slice(8, 11), code.slice(11)].join('-')

/** A code as somebody typed it, in small letters, with hyphens, an O for a nought; null if it can't be one. */
export function typedCode(text: string): string | null {
  const code = text
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null
}
