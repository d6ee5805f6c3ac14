import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a zip made by hand, so that a test can lie in every field. */
export interface RawEntry {
  name: string
  content?: string | Buffer
  /** Stored unless it says so. */
  deflated?: boolean
  /** What the directory says instead of the truth. */
  size?: number
  packedSize?: number
  crc?: number
  flags?: number
  method?: number
  /** Upper half of the external attributes, as Unix has it. */
  mode?: number
  extra?: Buffer
  /** Name in the local header, where it differs. */
  localName?: string
  /** Take the place of an earlier entry's bytes. */
  sharesWith?: number
}

export function rawZip(entries: RawEntry[], { entryCount = entries.length, locator = false } = {}): Buffer {
  const chunks: Buffer[] = []
  const central: Buffer[] = []
  const starts: number[] = []
  let at = 0
  const add = (chunk: Buffer) => {
    chunks.push(chunk)
    at += chunk.length
  }
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '')
    const packed = entry.deflated ? deflateRawSync(content) : content
    const method = entry.method ?? (entry.deflated ? 8 : 0)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(entry.flags ?? 0x800, 2)
    facts.writeUInt16LE(method, 4)
    facts.writeUInt32LE(entry.crc ?? crc32(content), 10)
    facts.writeUInt32LE(entry.packedSize ?? packed.length, 14)
    facts.writeUInt32LE(entry.size ?? content.length, 18)
    const name = Buffer.from(entry.name)
    const localName = Buffer.from(entry.localName ?? entry.name)
    const extra = entry.extra ?? Buffer.alloc(0)
    const start = entry.sharesWith === undefined ? at : (starts[entry.sharesWith] as number)
    starts.push(start)
    if (entry.sharesWith === undefined) {
      const local = Buffer.from(facts)
      local.writeUInt16LE(localName.length, 22)
      add(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), local, localName, packed]))
    }
    facts.writeUInt16LE(name.length, 22)
    facts.writeUInt16LE(extra.length, 24)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6)
    tail.writeUInt32LE(start, 10)
    const made = Buffer.from([20, 3])
    central.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, facts, tail, name, extra]))
  }
  const directory = Buffer.concat(central)
  const start = at
  add(directory)
  if (locator) add(Buffer.concat([Buffer.from('PK\x06\x07', 'latin1'), Buffer.alloc(16)]))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entryCount, 8)
  end.writeUInt16LE(entryCount, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(start, 16)
  add(end)
  return Buffer.concat(chunks)
}
