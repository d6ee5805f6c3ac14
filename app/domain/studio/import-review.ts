import type { ImportFormat, ImportLine, ImportNote } from './import-report.ts'

/** A file of questions as its review shows it: a line for each of its questions, and what is to be said of the whole. */
export interface ImportReview {
  format: ImportFormat
  notes: ImportNote[]
  lines: ReviewedLine[]
  /** The module's text with all that can be taken, and what it may have. */
  bytes: number
  mostBytes: number
  /** Names the module's text and the file that this review is about. */
  seen: string
  /** The file, for the form to bring back; null where it is too large for that and has to be chosen again. */
  carried: string | null
}

export interface ReviewedLine extends ImportLine {
  category: string
  /** What it would be in the module's text; null for a question that is refused. */
  source: string | null
  /** Names of the pictures that come with it. */
  pictures: string[]
}
