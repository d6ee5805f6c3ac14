import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { rowXml, SHEET_END, SHEET_HEAD, SHEET_ROWS, sheetPath, workbookParts } from './sheet-xml.ts'
import { cellsOf, type ExportedRow, type ExportedTable } from './table.ts'

/**
 * Tables as one workbook (ECMA-376), a sheet each. A table that is longer than a sheet goes on in the next one, under the
 * same header. Texts are never formulas here, whatever they begin with.
 * @param options `rows`: how many a sheet takes, its header among them
 */
export async function* xlsxParts(
  tables: readonly ExportedTable[],
  { rows = SHEET_ROWS }: { rows?: number } = {},
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  const stop = (error: Error) => output.destroy(error)
  zip.on('error', stop)
  const sheets = sheetsOf(tables, rows)
  const filling = fill(zip, sheets).catch(stop)
  try {
    yield* output as AsyncIterable<Buffer>
  } finally {
    // Whoever stops reading half way stops what is being read for them.
    output.destroy()
    sheets.stop()
    await filling
  }
}

async function fill(zip: ZipFile, sheets: ReturnType<typeof sheetsOf>): Promise<void> {
  const names: string[] = []
  for await (const { name, xml } of sheets) {
    // Nobody would read it to its end any more.
    if ((zip.outputStream as Readable).destroyed) return
    names.push(name)
    zip.addReadStream(xml, sheetPath(names.length))
    await finished(xml)
  }
  for (const [path, xml] of workbookParts(names)) zip.addBuffer(Buffer.from(xml), path)
  zip.end()
}

/** The sheets one after the other: each must be read to its end before the next is asked for. */
function sheetsOf(tables: readonly ExportedTable[], rows: number) {
  let current: Readable | null = null
  async function* sheets() {
    for (const { name, columns, pages } of tables) {
      const source = sourceOf(pages)
      try {
        for (let number = 1; number === 1 || !(await source.isOver()); number += 1) {
          current = Readable.from(sheetXml(columns, source, rows), { objectMode: false, highWaterMark: 1 })
          yield { name: number === 1 ? name : `${name} ${number}`, xml: current }
        }
      } finally {
        await source.stop()
      }
    }
  }
  return Object.assign(sheets(), { stop: () => current?.destroy() })
}

async function* sheetXml(
  columns: readonly string[],
  source: ReturnType<typeof sourceOf>,
  most: number,
): AsyncGenerator<Buffer> {
  yield Buffer.from(SHEET_HEAD + rowXml(1, columns))
  for (let number = 2; number <= most; ) {
    const rows = await source.take(most - number + 1)
    if (rows.length === 0) break
    const first = number
    yield Buffer.from(rows.map((row, index) => rowXml(first + index, cellsOf(columns, row))).join(''))
    number += rows.length
  }
  yield Buffer.from(SHEET_END)
}

/** Pages of rows, to be taken in other portions than they come in. */
function sourceOf(pages: AsyncIterable<readonly ExportedRow[]>) {
  const iterator = pages[Symbol.asyncIterator]()
  let page: readonly ExportedRow[] = []
  let isDone = false
  async function isOver(): Promise<boolean> {
    while (page.length === 0 && !isDone) {
      const next = await iterator.next()
      if (next.done) isDone = true
      else page = next.value
    }
    return page.length === 0
  }
  return {
    isOver,
    /** At most so many of the next rows; none at the end. */
    async take(most: number): Promise<readonly ExportedRow[]> {
      if (await isOver()) return []
      const taken = page.slice(0, most)
      page = page.slice(most)
      return taken
    },
    stop: () => iterator.return?.(),
  }
}
