import { decode } from '#app/domain/cohort/roster/decode.ts'
import {
  type ImportFormat,
  type ImportNote,
  ImportRefusal,
  type ImportRefused,
  importNote,
} from '#app/domain/studio/import-report.ts'
import { guessFormat } from './guess-format.ts'
import type { ImportedQuestion } from './imported-question.ts'
import { importLimits } from './limits.ts'
import { readAiken } from './read-aiken.ts'
import { readCsv } from './read-csv.ts'
import { readGift } from './read-gift.ts'
import { readMoodle } from './read-moodle.ts'

/** A file of questions as it was read: its questions, and what is to be said of the whole. */
export interface ReadFile {
  format: ImportFormat
  questions: ImportedQuestion[]
  notes: ImportNote[]
}

const readers: Record<ImportFormat, (text: string) => Omit<ReadFile, 'format'>> = {
  moodle: readMoodle,
  gift: readGift,
  aiken: readAiken,
  csv: readCsv,
}

/** The text of a file in any usual encoding, and whether that had to be guessed. Null if it is no text. */
export function textOfFile(bytes: Uint8Array): { text: string; notes: ImportNote[] } | null {
  const decoded = decode(bytes)
  if (!decoded) return null
  const { text, encoding, isGuessed } = decoded
  return { text, notes: isGuessed ? [importNote('encoding-guessed', { encoding })] : [] }
}

/**
 * Reads the questions of a text. Without a format it is guessed. Every question of the file is among those given back,
 * also one that can't be taken: its body says why.
 */
export function readQuestions(given: string, format: ImportFormat | null = null): ReadFile | ImportRefused {
  const text = given.replace(/^\ufeff+/, '')
  if (text.trim() === '') return { refused: 'empty', values: {} }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what holds a NUL is no text.
  if (/\u0000/.test(text)) return { refused: 'not-text', values: {} }
  if (Buffer.byteLength(text) > importLimits.bytes)
    return { refused: 'too-large', values: { most: importLimits.bytes / 1024 / 1024 } }
  const read = format ?? guessFormat(text)
  if (!read) return { refused: 'format-unknown', values: {} }
  try {
    const file = readers[read](text)
    if (file.questions.length === 0) return { refused: 'no-questions', values: {} }
    return { format: read, ...file }
  } catch (error) {
    if (error instanceof ImportRefusal) return error.why
    throw error
  }
}
