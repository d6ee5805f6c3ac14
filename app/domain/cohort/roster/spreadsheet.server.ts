import { dayOf } from './excel-day.ts'
import { type Doubt, type ListLine, limits, megabytes, RosterRefusal } from './roster.ts'
import { openWorkbook, unescaped, type Workbook } from './workbook-parts.server.ts'
import { walkXml } from './workbook-xml.ts'
import { openZip, type ZipParts } from './zip-parts.server.ts'

export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1

/** Titles and lines above them come before the people. */
const mostLines = limits.rows + 20

/**
 * The first visible sheet with cells, as lines of text: a formula gives its last value, a number its digits, a day
 * `2026-03-01`. `row` is the row's number in the sheet. Pictures, links, comments and macros are never opened.
 * @throws RosterRefusal
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<{ lines: ListLine[]; doubts: Doubt[] }> {
  const zip = await openZip(bytes)
  const workbook = await openWorkbook(zip)
  if (!workbook) throw new RosterRefusal({ refused: 'other-kind', values: { kind: kindOf(zip) } })
  const filled: { name: string; part: Buffer }[] = []
  for (const { name, path } of workbook.sheets) {
    const part = await zip.read(path)
    if (part && /<(\w+:)?c[\s>]/.test(part.toString('latin1'))) filled.push({ name, part })
  }
  const [sheet, ...others] = filled
  if (!sheet) throw new RosterRefusal({ refused: 'empty', values: {} })
  const doubts: Doubt[] =
    others.length > 0 ? [{ code: 'other-sheets', values: { sheet: sheet.name, count: others.length } }] : []
  return { lines: readSheet(sheet.part, workbook), doubts }
}

/** What a zip without a workbook of .xlsx is, by the parts that such files have. */
function kindOf(zip: ZipParts): string {
  const signs = { 'xl/workbook.bin': 'xlsb', 'word/document.xml': 'docx', 'ppt/presentation.xml': 'pptx' }
  for (const [part, kind] of Object.entries(signs)) if (zip.has(part)) return kind
  if (zip.has('content.xml')) return 'ods'
  return zip.has('Index/Document.iwa') ? 'numbers' : 'zip'
}

function readSheet(part: Buffer, workbook: Workbook): ListLine[] {
  const lines: ListLine[] = []
  let line: ListLine = { row: 0, cells: [] }
  let column = -1
  let cell = { type: '', style: 0, text: '' }
  let isText = false
  let soundDepth = 0
  let letters = 0

  const open = (name: string, attributes: Record<string, string>) => {
    if (name === 'row') {
      line = { row: rowNumber(attributes.r) ?? line.row + 1, cells: [] }
      column = -1
    }
    if (name === 'c') {
      column = columnNumber(attributes.r) ?? column + 1
      cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), text: '' }
    }
    if (name === 'rPh') soundDepth += 1
    isText = (name === 'v' || name === 't') && soundDepth === 0
  }
  const closeCell = () => {
    const text = textOfCell(cell, workbook)
    if (text === '') return
    // One shared text may stand in every cell: what counts is what all cells together say.
    letters += text.length
    if (letters > limits.unpacked)
      throw new RosterRefusal({ refused: 'too-large-unpacked', values: { most: megabytes(limits.unpacked) } })
    if (column >= limits.columns)
      throw new RosterRefusal({ refused: 'too-many-columns', values: { most: limits.columns } })
    while (line.cells.length < column) line.cells.push('')
    line.cells[column] = text
  }
  const close = (name: string) => {
    if (name === 'rPh') soundDepth -= 1
    if (name === 'v' || name === 't') isText = false
    if (name === 'c') closeCell()
    if (name !== 'row' || line.cells.every((text) => text.trim() === '')) return
    lines.push(line)
    if (lines.length > mostLines)
      throw new RosterRefusal({ refused: 'too-many-rows', values: { most: limits.rows } })
  }
  const text = (piece: string) => {
    if (isText) cell.text += piece
  }
  walkXml(part, { open, close, text })
  return lines
}

function textOfCell(cell: { type: string; style: number; text: string }, workbook: Workbook): string {
  const { type, style, text } = cell
  if (type === 's') return workbook.sharedStrings[Number(text.trim())] ?? ''
  if (type === 'b') return text.trim() === '1' ? 'TRUE' : text.trim() === '' ? '' : 'FALSE'
  if (type !== 'n') return unescaped(text)
  const value = Number(text.trim())
  if (text.trim() === '' || !Number.isFinite(value)) return text.trim()
  return (workbook.isDateStyle[style] && dayOf(value, workbook.is1904)) || String(value)
}

function rowNumber(reference: string | undefined): number | null {
  return reference && /^\d{1,7}$/.test(reference) ? Number(reference) : null
}

/** `C5` is column 2, counted from 0. */
function columnNumber(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d{1,7}$/i.exec(reference ?? '')?.[1]?.toUpperCase()
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
