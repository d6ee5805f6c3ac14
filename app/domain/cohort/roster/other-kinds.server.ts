import type { Refused } from './roster.ts'

/** Refuses what is known to be no list by the way it begins; null for what may be text. */
export function otherKindOf(bytes: Uint8Array): Refused | null {
  const begins = (...signs: number[]) => signs.every((sign, at) => bytes[at] === sign)
  // The container of Office before 2007, and today of a workbook with a password.
  if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    const refused = holds(bytes, 'EncryptedPackage') ? 'spreadsheet-locked' : 'spreadsheet-old'
    return { refused, values: {} }
  }
  if (begins(0x25, 0x50, 0x44, 0x46)) return { refused: 'other-kind', values: { kind: 'pdf' } }
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1000))
  // Excel 2003 could save a workbook as XML, and some systems still call that .xls.
  if (/^\W{0,3}<\?xml\b/.test(start)) return { refused: 'other-kind', values: { kind: 'xml' } }
  return null
}

/** Whether a name stands in the directory of such a container, where names are UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, 'utf16le')
}
