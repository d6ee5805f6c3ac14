import type { PhrasingContent, Table, TableCell } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { paragraph, placeOf } from '../tree.ts'
import { mustCallNoFootnote, mustFitLabel } from './body.ts'
import type { At, ReadContext } from './kind.ts'

/** One row of a Match or Classify table. */
export interface Row {
  at: At
  left: number
  right: number
  leftPlain: string
  rightPlain: string
  feedback: number | null
}

export interface Rows {
  headers: [number, number]
  rows: Row[]
}

/** Reads a table of two columns, or three with feedback that is shown when that row is wrong. */
export function readRows(table: Table, at: At, what: string, context: ReadContext): Rows | null {
  const { say, parts } = context
  const [head, ...body] = table.children
  const columns = head?.children.length ?? 0
  if (!head || columns < 2 || columns > 3) {
    say('table-columns', placeOf(table), columns)
    return null
  }
  if (body.length < 2) say('answers-few', at, what)
  const inline = (cell: TableCell | undefined, where: At): [part: number, plain: string] => {
    const children = cell?.children ?? []
    const plain = plainText(children)
    if (plain === '') say('cell-empty', cell ? placeOf(cell) : where)
    mustFitLabel(children, say)
    return [parts.add(children, 'inline'), plain]
  }
  const headers: [number, number] = [inline(head.children[0], at)[0], inline(head.children[1], at)[0]]
  const rows = body.map((row): Row => {
    const rowAt = placeOf(row)
    const [left, leftPlain] = inline(row.children[0], rowAt)
    const [right, rightPlain] = inline(row.children[1], rowAt)
    const words = row.children[2]?.children ?? []
    mustCallNoFootnote(words, say)
    const feedback = words.length > 0 ? parts.add([paragraph(words)], 'block') : null
    return { at: rowAt, left, right, leftPlain, rightPlain, feedback }
  })
  rows.forEach((row, index) => {
    if (row.leftPlain !== '' && rows.findIndex(({ leftPlain }) => leftPlain === row.leftPlain) < index) {
      say('answer-repeated', row.at, 'The first cell of this row')
    }
  })
  return { headers, rows }
}

/** Formulas and pictures count as text: two cells that show the same are the same. */
const plainText = (children: PhrasingContent[]): string =>
  textOf({ type: 'paragraph', children }).replace(/\s+/g, ' ').trim()

/** The right cells as numbers by first appearance: [0, 1, 0] = first and third row belong to the same. */
export function grouping(rows: Row[]): number[] {
  const seen: string[] = []
  return rows.map(({ rightPlain }) => {
    if (!seen.includes(rightPlain)) seen.push(rightPlain)
    return seen.indexOf(rightPlain)
  })
}
