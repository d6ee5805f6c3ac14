import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, validateFileName, type ZipFile } from 'yauzl'
import { limits, megabytes, RosterRefusal } from './roster.ts'

/** A workbook has some tens of parts; a directory of thousands is there to keep us busy. */
const mostParts = 1_000

/** XML of workbooks shrinks 10 to 50 times, rarely 100; deflate can reach 1,032. Small parts may be all of one letter. */
const mostRatio = 200
const smallPart = 1024 * 1024

export interface ZipParts {
  has(name: string): boolean
  /** Bytes of a part; null if there is none of that name. */
  read(name: string): Promise<Buffer | null>
}

/**
 * Opens a zip that a stranger sent: nothing is unpacked until every part's name and stated size are accepted, and a part
 * that turns out longer than stated is cut off by the reader. Names are compared without case, as Office does.
 */
export async function openZip(bytes: Uint8Array): Promise<ZipParts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Names are checked here, so that a path out of the file is told apart from a file that is broken.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true }
  const zip = await orBroken(fromBufferPromise(buffer, options))
  const parts = await acceptedParts(zip)
  return {
    has: (name) => parts.has(name.toLowerCase()),
    async read(name) {
      const entry = parts.get(name.toLowerCase())
      return entry ? orBroken(unpack(zip, entry)) : null
    },
  }
}

async function acceptedParts(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>()
  if (zip.entryCount > mostParts) throw new RosterRefusal({ refused: 'zip-bomb', values: {} })
  let unpacked = 0
  const entries = zip.eachEntry()
  for (;;) {
    const next = await orBroken(entries.next())
    if (next.done) break
    const entry: Entry = next.value
    const name = entry.fileNameRaw.toString('utf8').replaceAll('\\', '/')
    if (validateFileName(name) !== null) throw new RosterRefusal({ refused: 'zip-path', values: {} })
    const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1)
    if (entry.uncompressedSize > smallPart && ratio > mostRatio)
      throw new RosterRefusal({ refused: 'zip-bomb', values: {} })
    unpacked += entry.uncompressedSize
    if (unpacked > limits.unpacked)
      throw new RosterRefusal({ refused: 'too-large-unpacked', values: { most: megabytes(limits.unpacked) } })
    parts.set(name.toLowerCase(), entry)
  }
  return parts
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream: Readable = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Whatever the zip reader throws, it throws because of these bytes. */
async function orBroken<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (cause) {
    const refusal = new RosterRefusal({ refused: 'spreadsheet-broken', values: {} })
    refusal.cause = cause
    throw refusal
  }
}
