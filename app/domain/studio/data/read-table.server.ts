import { checkDataFile } from '#app/content/files/csv/check-data-set.ts'
import { dataSetFiles } from '#app/content/files/csv/codebook.ts'
import { type CsvResult, readCsvDataSet } from '#app/content/files/csv/read-csv.server.ts'
import { contentHash } from '#app/content/pictures.server.ts'
import type { Problem } from '#app/content/problems.ts'
import { csvLines } from '#app/labs/data/csv-file.ts'
import type { ColumnChoice, ReadData } from '../data-columns.ts'
import { type DataReview, fitCodebook } from './review.ts'

/** Rows shown of a table. */
const SAMPLE = 5
/** Tables of which is kept what was seen in them: a page is opened again after each answer. */
const KEPT = 16

/** What a table says, without its rows. */
export interface SeenTable {
  read: ReadData
  sample: string[][]
  review: DataReview
  problems: Problem[]
}

/** One table at a time: while it is read it takes ten times its size, and its author waits for nobody long. */
let last: Promise<unknown> = Promise.resolve()

/** Reads a file of data as it came, after those that came before. */
export function readTable(name: string, bytes: Buffer, choices: ColumnChoice[] = []): Promise<CsvResult> {
  const next = last.then(() => readCsvDataSet(name, bytes, choices))
  last = next.catch(() => {})
  return next
}

const kept = new Map<string, SeenTable>()

/** A file of data with what was said about it; null if it can't be read. */
export async function seeTable(text: string, review: DataReview): Promise<SeenTable | null> {
  const key = contentHash(Buffer.from(JSON.stringify([contentHash(Buffer.from(text)), review])))
  const known = kept.get(key)
  if (known) return known
  const found = await readTable(review.givenName, Buffer.from(text), review.choices)
  if (!found.ok) return null
  const { csv, text: _, ok: __, ...read } = found
  const codebook = fitCodebook(review.codebook, read.columns, review.codebook.languages)
  const { encoding, isEncodingGuessed } = review
  const seen = {
    read: { ...read, encoding, isEncodingGuessed },
    sample: firstRows(csv),
    review: { ...review, codebook },
    // Without the rows: those are checked when they are published.
    problems: checkDataFile(dataSetFiles(codebook, read.columns, '')),
  }
  kept.set(key, seen)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '')
  return seen
}

function firstRows(csv: string): string[][] {
  const rows: string[][] = []
  for (const { cells } of csvLines(csv)) {
    if (rows.length > SAMPLE) break
    rows.push(cells.map((cell) => cell.slice(0, 80)))
  }
  return rows.slice(1)
}
