import { textOfWindows1252, unlikelyIn1252 } from './windows-1252.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1256'

export interface Decoded {
  text: string
  encoding: Encoding
  /** The bytes fit more than one encoding and say none. */
  isGuessed: boolean
}

/**
 * The text of a file as spreadsheets and editors save it: by its byte order mark, else UTF-16 by its zero bytes, else
 * UTF-8 if the bytes are valid, else what Excel writes in Western Europe (Windows-1252) or in Arabic (1256).
 * Null if it is no text at all.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  const decoded = decodeByMark(bytes) ?? decodeByZeros(bytes) ?? decodeBySense(bytes)
  // UTF-8 may be marked twice, by two programs one after the other.
  return isText(decoded.text) ? { ...decoded, text: decoded.text.replace(/^\ufeff+/, '') } : null
}

const read = (bytes: Uint8Array, encoding: Encoding) =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)

function decodeByMark(bytes: Uint8Array): Decoded | null {
  const [first, second, third] = bytes
  const known = (encoding: Encoding) => ({ text: read(bytes, encoding), encoding, isGuessed: false })
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const text = strictUtf8(bytes)
    // A mark that lies: old text was added to a file that said UTF-8.
    return text === null ? guessOneByte(bytes.subarray(3)) : { text, encoding: 'utf-8', isGuessed: false }
  }
  if (first === 0xff && second === 0xfe) return known('utf-16le')
  if (first === 0xfe && second === 0xff) return known('utf-16be')
  return null
}

/** Of all bytes: in UTF-16, words of one script and a line end after each have more; a stray zero in other text is less. */
const leastZeros = 0.05

/** A separator, a line end and a Latin letter have one zero byte each in UTF-16; other encodings have none at all. */
function decodeByZeros(bytes: Uint8Array): Decoded | null {
  let even = 0
  let odd = 0
  const end = Math.min(bytes.length, 64 * 1024)
  for (let at = 0; at < end; at++) {
    if (bytes[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  if (even === odd || Math.max(even, odd) < leastZeros * end) return null
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  return { text: read(bytes, encoding), encoding, isGuessed: false }
}

function decodeBySense(bytes: Uint8Array): Decoded {
  const text = strictUtf8(bytes)
  return text === null ? guessOneByte(bytes) : { text, encoding: 'utf-8', isGuessed: false }
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function guessOneByte(bytes: Uint8Array): Decoded {
  if (isArabic(bytes)) return { text: read(bytes, 'windows-1256'), encoding: 'windows-1256', isGuessed: true }
  const text = textOfWindows1252(bytes)
  return { text, encoding: 'windows-1252', isGuessed: unlikelyIn1252.test(text) }
}

/**
 * French, Spanish and Portuguese put one letter beyond ASCII, seldom two, between plain ones; an Arabic word has no
 * plain letter at all. So: do most bytes that would be Arabic letters stand next to another, and none next to a–z?
 */
function isArabic(bytes: Uint8Array): boolean {
  let high = 0
  let inArabicWord = 0
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    high++
    const [before, after] = [bytes[at - 1], bytes[at + 1]]
    if (!isArabicLetter(bytes[at]) || isPlainLetter(before) || isPlainLetter(after)) continue
    if (isArabicLetter(before) || isArabicLetter(after)) inArabicWord++
  }
  return inArabicWord >= 3 && inArabicWord / high > 0.7
}

/** Letters of Windows-1256, its vowel signs and tatweel; the French letters it keeps (à, â, ç, é …) are left out. */
const arabicBytes: ReadonlySet<number> = new Set(
  Array.from({ length: 128 }, (_, at) => at + 0x80).filter((byte) =>
    /\p{Script=Arabic}|\u0640|[\u064b-\u0652]/u.test(read(Uint8Array.of(byte), 'windows-1256')),
  ),
)

const isArabicLetter = (byte: number | undefined) => byte !== undefined && arabicBytes.has(byte)

const isPlainLetter = (byte: number | undefined) =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))

/** Text has no control signs but tab, line ends, and what DOS and printers left: form feed, end of file. */
const isText = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that we look for
  !/[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/.test(text)
