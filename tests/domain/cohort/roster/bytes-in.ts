import type { Encoding } from '#app/domain/cohort/roster/decode.ts'
import { bytesOfWindows1252 } from '#app/domain/cohort/roster/windows-1252.ts'

const byteOf1256 = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('windows-1256').decode(Uint8Array.of(byte)),
    byte,
  ]),
)

/** A text as a program saves it in an encoding, with a byte order mark if asked. */
export function bytesIn(encoding: Encoding, text: string, hasMark = false): Uint8Array {
  const marked = hasMark ? `\ufeff${text}` : text
  if (encoding === 'utf-8') return Buffer.from(marked)
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16()
  const bytes =
    encoding === 'windows-1252'
      ? bytesOfWindows1252(text)
      : Uint8Array.from([...text].map((sign) => byteOf1256.get(sign) ?? Number.NaN))
  if (!bytes) throw new Error(`no ${encoding} for ${text}`)
  return bytes
}
