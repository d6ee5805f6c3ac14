import { csvLines } from '#app/labs/data/csv-file.ts'
import { readCell } from '#app/labs/data/read-cell.ts'
import type { MarkMatrix } from './matrix.ts'

/** What is wrong with a file of marks, and where: the line of the text and the column of the table, both from 1. */
export class MatrixProblem extends Error {
  constructor(line: number, column: number, said: string) {
    super(`line ${line}, column ${column}: ${said}`)
    this.name = 'MatrixProblem'
  }
}

/**
 * Reads marks from CSV: a header of item ids, then a row of marks an attempt; an empty cell = not answered. `maxima`
 * are what the items are worth, in the order of the header; without them each is worth 1. Throws a MatrixProblem.
 */
export function readMatrix(text: string, maxima?: readonly number[]): MarkMatrix {
  const [header, ...lines] = linesOf(text)
  const ids = header ? idsIn(header) : []
  if (ids.length === 0)
    throw new MatrixProblem(1, 1, 'the file is empty; it begins with a header of item ids.')
  if (maxima && maxima.length !== ids.length) {
    const counts = `${maxima.length} ${maxima.length === 1 ? 'maximum' : 'maxima'} for ${ids.length} items`
    throw new MatrixProblem(1, Math.min(maxima.length, ids.length) + 1, `--max gives ${counts}.`)
  }
  const items = ids.map((id, index) => ({ id, max: maxima?.[index] ?? 1 }))
  return { items, rows: lines.map((line) => marksIn(line, items)) }
}

interface Line {
  number: number
  cells: string[]
}

/** The lines with what they say, numbered; empty ones at the end are nobody's attempt. */
function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let [number, counted] = [1, 0]
  for (const { cells, starts, broken } of csvLines(text)) {
    const start = starts[0] ?? 0
    number += text.slice(counted, start).match(/\r\n|\n|\r/g)?.length ?? 0
    counted = start
    if (broken) throw new MatrixProblem(number, cells.length, `a quotation mark ${faults[broken]}.`)
    lines.push({ number, cells: cells.map((cell) => cell.trim()) })
  }
  while (lines.at(-1)?.cells.every((cell) => cell === '') && lines.at(-1)?.cells.length === 1) lines.pop()
  return lines
}

const faults = { 'quote-inside': 'stands inside a value', 'quote-open': 'is never closed' }

function idsIn({ number, cells }: Line): string[] {
  const only = cells.length === 1 ? (cells[0] ?? '') : ''
  if (/[;\t]/.test(only)) {
    const found = only.includes(';') ? 'semicolons' : 'tabs'
    throw new MatrixProblem(number, 1, `values are separated by ${found}; separate them by commas.`)
  }
  cells.forEach((id, index) => {
    if (id === '') throw new MatrixProblem(number, index + 1, 'the header names no item here.')
    if (cells.indexOf(id) < index)
      throw new MatrixProblem(number, index + 1, `"${id}" stands twice in the header.`)
  })
  return cells
}

function marksIn({ number, cells }: Line, items: MarkMatrix['items']): (number | null)[] {
  if (cells.length !== items.length) {
    const column = Math.min(cells.length, items.length) + 1
    const found = `${cells.length} ${cells.length === 1 ? 'value' : 'values'}`
    throw new MatrixProblem(number, column, `${found}, but the header names ${items.length} items.`)
  }
  return items.map(({ id, max }, index) => {
    const cell = cells[index] ?? ''
    const fault = (said: string) => new MatrixProblem(number, index + 1, `${said} (item ${id}).`)
    const mark = readCell(cell, 'number')
    if (typeof mark !== 'number' && mark !== null) throw fault(`"${cell}" is not a mark such as 1 or 0.5`)
    if (mark !== null && mark > max)
      throw fault(`${mark} is more than the item is worth, ${max}; --max says what each is worth`)
    return mark
  })
}
