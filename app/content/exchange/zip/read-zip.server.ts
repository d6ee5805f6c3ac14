import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { shownName, ZipRefusal } from './refusal.ts'
import { zipLimits } from './zip-limits.ts'

type Limits = { [K in keyof typeof zipLimits]: number }

/** An entry whose name, kind, place and stated sizes were accepted; nothing of it is unpacked yet. */
interface Accepted {
  path: string
  entry: Entry
  start: number
}

/**
 * Reads a zip that a stranger sent. Nothing is unpacked until the names, kinds, places and stated sizes of all entries are
 * accepted; a file that turns out longer than stated is cut off. Folders are left out, they follow from the paths.
 * @param mostOf how many bytes a file at this path may have
 * @throws ZipRefusal
 */
export async function readZip(
  bytes: Buffer,
  mostOf: (path: string) => number,
  limits: Limits = zipLimits,
): Promise<Map<string, Buffer>> {
  if (bytes.length > limits.bytes) throw new ZipRefusal('too-big', { most: limits.bytes })
  mustBePlain(bytes)
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true }
  const zip = await orBroken(fromBufferPromise(bytes, options))
  const accepted = await acceptedEntries(zip, bytes, mostOf, limits)
  return new Map(accepted.map((one) => [one.path, unpacked(one, bytes)]))
}

const END = 0x06054b50
const ZIP64_LOCATOR = 0x07064b50
const END_SIZE = 22

/** The end record names the directory; one of the 64-bit kind before it would take its place. */
function mustBePlain(bytes: Buffer): void {
  for (let at = bytes.length - END_SIZE; at >= 0 && at >= bytes.length - END_SIZE - 0xffff; at -= 1) {
    if (bytes.readUInt32LE(at) !== END) continue
    if (at >= 20 && bytes.readUInt32LE(at - 20) === ZIP64_LOCATOR) throw new ZipRefusal('zip64')
    return
  }
  throw new ZipRefusal('broken')
}

async function acceptedEntries(
  zip: ZipFile,
  bytes: Buffer,
  mostOf: (path: string) => number,
  limits: Limits,
): Promise<Accepted[]> {
  if (zip.entryCount > limits.entries) throw new ZipRefusal('too-many-files', { most: limits.entries })
  const accepted: Accepted[] = []
  const names = new Set<string>()
  const ranges: [start: number, end: number][] = []
  let total = 0
  const entries = zip.eachEntry()
  for (;;) {
    const next = await orBroken(entries.next())
    if (next.done) break
    const entry: Entry = next.value
    const path = pathOf(entry)
    mustBeReadable(entry, path)
    const local = await orBroken(zip.readLocalFileHeaderPromise(entry))
    if (!local.fileName.equals(entry.fileNameRaw) || local.compressionMethod !== entry.compressionMethod)
      throw new ZipRefusal('overlap', { path: shownName(path) })
    ranges.push([entry.relativeOffsetOfLocalHeader, local.fileDataStart + entry.compressedSize])
    const isFolder = path.endsWith('/')
    const folded = path.replace(/\/$/, '').normalize('NFC').toLowerCase()
    if (names.has(folded)) throw new ZipRefusal('same-name', { path: shownName(path) })
    names.add(folded)
    if (isFolder) {
      if (entry.uncompressedSize > 0) throw new ZipRefusal('not-a-file', { path: shownName(path) })
      continue
    }
    mustBeOfSize(entry, path, mostOf(path), limits)
    total += entry.uncompressedSize
    if (total > limits.unpacked) throw new ZipRefusal('too-big', { most: limits.unpacked })
    accepted.push({ path, entry, start: local.fileDataStart })
  }
  mustBeApart(ranges, bytes)
  mustNest(names, accepted)
  return accepted
}

/** The name itself, not a second one that some readers would take in its place. */
function pathOf(entry: Entry): string {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, [], true)
  const parts = path.replace(/\/$/, '').split('/')
  const isWrong = (part: string) => part === '' || part === '.' || part === '..'
  const isHidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd\\:*?"<>|]/u.test(path)
  if (path.length > 240 || parts.some(isWrong) || isHidden)
    throw new ZipRefusal('path', { path: shownName(path) })
  return path
}

function mustBeReadable(entry: Entry, path: string): void {
  const named = { path: shownName(path) }
  if (entry.isEncrypted()) throw new ZipRefusal('encrypted', named)
  if (entry.extraFields.some(({ id }) => id === 1)) throw new ZipRefusal('zip64', named)
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new ZipRefusal('broken', named)
  // Which kind of file Unix says it is; other systems say nothing there.
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000
  const expected = path.endsWith('/') ? 0o040000 : 0o100000
  if (kind !== 0 && kind !== expected) throw new ZipRefusal('not-a-file', named)
}

function mustBeOfSize(entry: Entry, path: string, most: number, limits: Limits): void {
  const { uncompressedSize: size, compressedSize } = entry
  const named = { path: shownName(path) }
  if (size > most) throw new ZipRefusal('file-too-big', { ...named, most })
  if (size > limits.smallFile && size / Math.max(compressedSize, 1) > limits.ratio)
    throw new ZipRefusal('bomb', named)
}

/** Entries that share bytes would unpack to more than was counted. */
function mustBeApart(ranges: [start: number, end: number][], bytes: Buffer): void {
  ranges.sort(([a], [b]) => a - b)
  for (const [at, [, end]] of ranges.entries()) {
    const next = ranges[at + 1]?.[0] ?? bytes.length - END_SIZE
    if (end > next) throw new ZipRefusal('overlap')
  }
}

/** A file is no folder at the same time. */
function mustNest(names: ReadonlySet<string>, accepted: Accepted[]): void {
  const files = new Set(accepted.map(({ path }) => path.normalize('NFC').toLowerCase()))
  for (const name of names) {
    const parts = name.split('/')
    for (let depth = 1; depth < parts.length; depth += 1)
      if (files.has(parts.slice(0, depth).join('/')))
        throw new ZipRefusal('same-name', { path: shownName(name) })
  }
}

function unpacked({ path, entry, start }: Accepted, bytes: Buffer): Buffer {
  const packed = bytes.subarray(start, start + entry.compressedSize)
  const size = entry.uncompressedSize
  try {
    const content =
      entry.compressionMethod === 0
        ? Buffer.from(packed)
        : inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
    if (content.length === size && crc32(content) === entry.crc32) return content
  } catch (cause) {
    throw Object.assign(new ZipRefusal('broken', { path: shownName(path) }), { cause })
  }
  throw new ZipRefusal('broken', { path: shownName(path) })
}

/** Whatever the zip reader throws, it throws because of these bytes. */
async function orBroken<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (cause) {
    throw Object.assign(new ZipRefusal('broken'), { cause })
  }
}
