import { readXliff } from './read-xliff.server.ts'
import { FileRefusal, type UnitBack, type UnreadableFile } from './translation-files.ts'
import { readSheet } from './translation-sheet.server.ts'

/** Reads what came back, by what it is: a workbook is a zip, all else is taken for XML. */
export async function readUnits(
  bytes: Uint8Array,
): Promise<{ units: UnitBack[] } | { unreadable: UnreadableFile }> {
  try {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
    return { units: isZip ? await readSheet(bytes) : readXliff(bytes) }
  } catch (error) {
    if (error instanceof FileRefusal) return { unreadable: error.why }
    throw error
  }
}
