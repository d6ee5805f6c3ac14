import { SaxesParser } from 'saxes'
import { fromBuffer, type ZipFile } from 'yauzl'

/** The parts of a zip by their paths, as text. */
async function partsOf(zipped: Buffer): Promise<Map<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(zipped, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
  const parts = new Map<string, string>()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(parts))
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error)
        parts.set(entry.fileName, Buffer.concat(await stream.toArray()).toString())
        zip.readEntry()
      }),
    )
    zip.readEntry()
  })
}

export interface ReadSheet {
  name: string
  rows: (string | number | null)[][]
}

/** Reads a workbook of inline strings and numbers as a spreadsheet would; refuses XML that is not well-formed. */
export async function readWorkbook(bytes: Buffer): Promise<ReadSheet[]> {
  const parts = await partsOf(bytes)
  const relations = new Map<string, string>()
  walk(parts.get('xl/_rels/workbook.xml.rels') ?? '', {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') relations.set(Id, `xl/${Target}`)
    },
  })
  const sheets: ReadSheet[] = []
  walk(parts.get('xl/workbook.xml') ?? '', {
    open: (name, attributes) => {
      if (name !== 'sheet') return
      const path = relations.get(attributes['r:id'] ?? '') ?? ''
      if (!parts.get('[Content_Types].xml')?.includes(`"/${path}"`)) throw new Error(`${path} has no type`)
      sheets.push({ name: attributes.name ?? '', rows: rowsOf(parts.get(path) ?? '') })
    },
  })
  return sheets
}

function rowsOf(xml: string): (string | number | null)[][] {
  const rows: (string | number | null)[][] = []
  let row: (string | number | null)[] = []
  let place = { column: 0, type: '' }
  let text = ''
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'row') row = []
      if (name === 'c') {
        const [, letters = '', number] = /^([A-Z]+)(\d+)$/.exec(attributes.r ?? '') ?? []
        if (Number(number) !== rows.length + 1)
          throw new Error(`${attributes.r} stands in row ${rows.length + 1}`)
        const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
        place = { column, type: attributes.t ?? 'n' }
      }
      text = ''
    },
    text: (piece) => {
      text += piece
    },
    close: (name) => {
      if (name === 'row') rows.push(row)
      if (name !== 't' && name !== 'v') return
      while (row.length < place.column) row.push(null)
      row[place.column] = place.type === 'n' ? Number(text) : unescaped(text)
    },
  })
  return rows
}

const unescaped = (text: string) =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

interface Visitor {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (piece: string) => void
  close?: (name: string) => void
}

function walk(xml: string, { open, text, close }: Visitor): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => open?.(name, attributes as Record<string, string>))
  parser.on('text', (piece) => text?.(piece))
  parser.on('closetag', ({ name }) => close?.(name))
  parser.write(xml).close()
}
