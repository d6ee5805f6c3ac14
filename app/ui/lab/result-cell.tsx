import type { Cell } from '#app/labs/sql/run.ts'
import { m } from '#app/messages/generated/messages.js'
import { rawNumber } from './cell-words.ts'

/** Longer texts are folded, so that one of them doesn't make its column a screen wide. */
const LONGEST = 48

/** A value as SQL gives it. What is missing, or is an empty text, says so in a way that no text could. */
export function ResultCell({ cell }: { cell: Cell }) {
  if (cell === null)
    return (
      <span className="cell-none">
        NULL<span className="only-read"> ({m.lab_null()})</span>
      </span>
    )
  if (cell === '') return <span className="cell-none">{m.lab_empty_text()}</span>
  if (typeof cell === 'number') return <>{rawNumber(cell)}</>
  if (cell.length <= LONGEST) return <>{cell}</>
  return (
    <details className="cell-long">
      <summary className="cell-begin">
        {cell.slice(0, LONGEST)}
        <span aria-hidden="true">…</span>
        <span className="only-read"> ({m.lab_whole_text()})</span>
      </summary>
      {cell}
    </details>
  )
}
