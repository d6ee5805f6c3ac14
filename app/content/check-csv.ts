import { type CsvLine, csvLines } from '#app/labs/data/csv-file.ts'
import { readCell } from '#app/labs/data/read-cell.ts'
import { type CheckedVariable, cellFault } from './check-cells.ts'
import { limits } from './limits.ts'
import { type Say, top } from './problems.ts'

/** So many values of one file are told; what follows is counted. */
const TOLD = 10

/** Checks a CSV file against the description of its columns. Gives the number of rows; null after problems. */
export function checkCsv(text: string, variables: CheckedVariable[], say: Say): number | null {
  const placeOf = places(text)
  const lines = csvLines(text)
  const header = lines.next()
  if (header.done || (header.value.cells.length === 1 && header.value.cells[0] === '')) {
    say('data-header-missing', top)
    return null
  }
  if (!checkHeader(header.value, variables, say)) return null

  let rows = 0
  let wrong = 0
  for (const line of lines) {
    const start = line.starts[0] ?? 0
    if (line.broken) {
      say('data-quote', placeOf(line.starts.at(-1) ?? start), line.broken === 'quote-open')
      return null
    }
    if (++rows > limits.dataRows) {
      say('data-too-many-rows', placeOf(start))
      return null
    }
    if (line.cells.length !== variables.length) {
      if (++wrong <= TOLD) say('data-cells', placeOf(start), line.cells.length, variables.length)
      continue
    }
    variables.forEach((variable, index) => {
      const cell = line.cells[index] ?? ''
      const tell = wrongValue(cell, variable)
      if (tell && ++wrong <= TOLD) tell(say, placeOf(line.starts[index] ?? start))
    })
  }
  if (wrong > TOLD) say('data-more', placeOf(text.length), wrong - TOLD)
  return wrong > 0 ? null : rows
}

type At = Parameters<Say>[1]

function checkHeader({ cells, broken }: CsvLine, variables: CheckedVariable[], say: Say): boolean {
  const described = variables.map(({ name }) => name)
  const twice = cells.find((name, index) => cells.indexOf(name) < index)
  if (broken) say('data-quote', top, broken === 'quote-open')
  else if (cells.length === 1 && described.length > 1 && /[;\t]/.test(cells[0] ?? ''))
    say('data-separator', top, cells[0]?.includes(';') ? 'semicolons' : 'tabs')
  else if (twice !== undefined) say('data-column-twice', top, twice)
  else if (cells.join('\n') !== described.join('\n')) say('data-columns', top, cells, described)
  else return true
  return false
}

/** How to tell what is wrong with a cell; null if it fits. */
function wrongValue(cell: string, variable: CheckedVariable): ((say: Say, at: At) => void) | null {
  const value = readCell(cell, variable.type)
  const { name, type, allowed } = variable
  if (value === undefined) return (say, at) => say('data-value', at, name, cell, type)
  const fault = cellFault(value, variable)
  if (fault === 'data-code') return (say, at) => say('data-code', at, name, cell, [...(allowed ?? [])])
  if (fault === 'data-formula') return (say, at) => say('data-formula', at, name, cell)
  return null
}

/** Turns offsets, asked for in rising order, into lines and columns. */
function places(text: string): (offset: number) => At {
  let line = 1
  let begin = text.startsWith('\ufeff') ? 1 : 0
  return (offset) => {
    for (const pattern = /\r\n|\n|\r/g; ; ) {
      pattern.lastIndex = begin
      const found = pattern.exec(text)
      if (!found || found.index + found[0].length > offset) break
      line++
      begin = found.index + found[0].length
    }
    return { line, column: offset - begin + 1 }
  }
}
