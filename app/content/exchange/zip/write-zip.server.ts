import { deflateRawSync } from 'node:zlib'
import { ZipFile } from 'yazl'
import { zipLimits } from './zip-limits.ts'

/** Files of a course have no time. Zips tell theirs in local time, so it is made where it is written. */
const noTime = () => new Date(1980, 6, 1)

/** The same files give the same bytes, at any time and in any zone. */
export async function writeZip(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  const chunks: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve())
      .on('error', reject)
  })
  const mtime = noTime()
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path) ?? Buffer.alloc(0)
    zip.addBuffer(bytes, path, {
      mtime,
      mode: 0o100644,
      forceDosTimestamp: true,
      compress: isWorthPacking(bytes),
    })
  }
  zip.end()
  await done
  return Buffer.concat(chunks)
}

/** What shrinks beyond belief is put in as it is: a reader would take it for a bomb. */
function isWorthPacking(bytes: Buffer): boolean {
  if (bytes.length === 0) return false
  if (bytes.length <= zipLimits.smallFile) return true
  return bytes.length / deflateRawSync(bytes).length < zipLimits.ratio / 2
}
