import type { PictureKind } from '#app/domain/studio/prepared-picture.ts'

/** What a file is by its first bytes, whatever its name says: a picture that we read, or the name of something else. */
export type FoundKind = PictureKind | 'heic' | { other: string } | null

/** Looks at the beginning of a file only. Null if it is nothing known. */
export function kindOf(bytes: Buffer): FoundKind {
  const begins = (...signs: number[]) => signs.every((sign, at) => bytes[at] === sign)
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (begins(0xff, 0xd8, 0xff)) return 'jpeg'
  if (/^GIF8[79]a/.test(ascii(0, 6))) return 'gif'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp'
  if (ascii(4, 8) === 'ftyp') return boxKind(bytes)
  for (const [sign, other] of others) if (ascii(0, sign.length) === sign) return { other }
  return beginsLikeSvg(bytes) ? 'svg' : null
}

const others: [sign: string, kind: string][] = [
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['BM', 'bmp'],
  ['%PDF', 'pdf'],
  ['%!PS', 'eps'],
  ['8BPS', 'psd'],
  ['\0\0\x01\0', 'ico'],
  ['PK\x03\x04', 'zip'],
  ['\xff\x0a', 'jxl'],
  ['\0\0\0\x0cJXL ', 'jxl'],
  ['\0\0\0\x0cjP  ', 'jp2'],
  ['\x1f\x8b', 'svgz'],
]

/** AVIF and HEIC are told apart by their brands. A film has others. */
function boxKind(bytes: Buffer): FoundKind {
  const length = Math.min(bytes.readUInt32BE(0), 256, bytes.length)
  const brands = bytes.toString('latin1', 8, length)
  if (/avif|avis/.test(brands)) return 'avif'
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'heic' : { other: 'mp4' }
}

/** The first element is `<svg>`, whatever of XML stands before it. */
function beginsLikeSvg(bytes: Buffer): boolean {
  const start = bytes.toString('utf8', 0, 4096).replace(/^\ufeff/, '')
  const bare = start.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(\[[\s\S]*?\]\s*)?>/gi, '')
  return /^\s*<([a-z]+:)?svg[\s>/]/i.test(bare) || /^\s*<!(--|DOCTYPE\s+svg)/i.test(bare)
}
