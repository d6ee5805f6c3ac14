/** Bytes 0x80 to 0x9F of Windows-1252; the five it leaves open stand for themselves, as on the Web. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const byteOfUpper: ReadonlyMap<string, number> = new Map([...upper].map((sign, at) => [sign, at + 0x80]))

/**
 * Bytes as Windows-1252, by the table of the WHATWG Encoding Standard. Not by TextDecoder: some releases of Node 20 to
 * 23 read 0x80 to 0x9F as Latin-1 (nodejs/node#56542), and every ’ of a French list would be lost.
 */
export function textOfWindows1252(bytes: Uint8Array): string {
  let text = ''
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text.replace(/[\u0080-\u009f]/g, (sign) => upper[sign.charCodeAt(0) - 0x80] ?? sign)
}

/** The bytes that make this text in Windows-1252; null if some letter has none. */
export function bytesOfWindows1252(text: string): Uint8Array | null {
  const bytes: number[] = []
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0
    const byte = point < 0x80 || (point >= 0xa0 && point <= 0xff) ? point : byteOfUpper.get(sign)
    if (byte === undefined) return null
    bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}

/**
 * Signs that no list of people in French, Spanish, Portuguese or English holds, and three accented letters in a row:
 * the file came from a Mac (Mac Roman) or is Cyrillic, Greek or Polish.
 */
export const unlikelyIn1252 =
  /[\u0081\u008d\u008f\u0090\u009dƒ„†‡ˆ‰‹Ž˜›ž¡¢£¤¥¦¨©¬®¯±²³´µ¶¸¹¼½¾¿×÷ÐÞðþ]|[À-ÿ]{3}/
