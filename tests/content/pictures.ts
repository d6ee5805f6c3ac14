import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A picture in which neighbours differ a little, as in a photograph: JPEG. The same each time. */
export function aPhotograph(width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3)
  let state = 1
  for (let at = 0; at < data.length; at++) {
    state = (state * 48271) % 2147483647
    data[at] = 60 + ((at / 3 / 7) % 120) + (state % 50)
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .blur(1)
    .jpeg({ quality: 92 })
    .toBuffer()
}

/** Bars in four colours, as a drawing program saves them: PNG without a palette. */
export function aDrawing(width: number, height: number): Promise<Buffer> {
  const colours = [0xffffff, 0x1d4ed8, 0xb45309, 0x111827]
  const data = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)]
    const bar = Math.floor(x / 37) % 4
    data.writeUIntBE(colours[y > (bar * height) / 5 ? bar : 0] ?? 0, 3 * at, 3)
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 2 })
    .toBuffer()
}

/** A PNG whose header promises so many pixels, packed in a few bytes. */
export function pngOfSize(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
