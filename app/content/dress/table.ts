import type { AlignType, RootContent, Table, TableCell } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { element } from '../tree.ts'
import type { Dressing } from './dress.ts'

/** A table scrolls sideways by itself, and can be reached and named by keyboard and screen reader. */
export function table(node: Table, dressing: Dressing): RootContent {
  const [head, ...rows] = node.children
  const number = ++dressing.tables
  head?.children.forEach((cell, column) => {
    dress(cell, node.align?.[column], textOf(cell).trim() === '' ? { hName: 'td' } : { scope: 'col' })
  })
  for (const row of rows) {
    for (const [column, cell] of row.children.entries()) dress(cell, node.align?.[column], {})
  }
  const headers = (head?.children ?? [])
    .map((cell) => textOf(cell).trim())
    .filter(Boolean)
    .join(', ')
  const label = dressing.labels.table(number, headers)
  // Alignment went into classes: as attributes they are obsolete, as styles the policy blocks them.
  return element('div', { className: 'table', role: 'region', tabIndex: '0', 'aria-label': label }, [
    { ...node, align: null },
  ])
}

function dress(
  cell: TableCell,
  align: AlignType | undefined,
  more: { hName?: string; scope?: string },
): void {
  const className =
    align === 'right' || align === 'center'
      ? { className: [`align-${align === 'right' ? 'end' : align}`] }
      : {}
  const scope = more.scope ? { scope: more.scope } : {}
  cell.data = { ...(more.hName ? { hName: more.hName } : {}), hProperties: { ...className, ...scope } }
}
