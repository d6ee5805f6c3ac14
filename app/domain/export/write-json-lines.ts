import type { ExportedTable } from './table.ts'

/** A table as JSON lines (jsonlines.org): an object a row, in UTF-8, every column in each. */
export async function* jsonLineParts({ columns, pages }: ExportedTable): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const rows of pages) {
    const lines = rows.map((row) => {
      const object = Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))
      return `${JSON.stringify(object)}\n`
    })
    yield encoder.encode(lines.join(''))
  }
}
