import type { Feedback } from '#app/domain/exercise/verdict.ts'
import { m } from '#app/messages/generated/messages.js'
import { Html } from '../html.tsx'

/** Whether a row is right, as a sign and a word; nothing where there is no verdict. */
function RowMark({ isRight }: { isRight: boolean | undefined }) {
  if (isRight === undefined) return null
  return <Mark isRight={isRight} words={isRight ? m.mark_right() : m.mark_wrong()} />
}

export function Mark({ isRight, words }: { isRight: boolean; words: string }) {
  return <span className={isRight ? 'mark mark-right' : 'mark'}>{words}</span>
}

interface RowProps {
  exerciseId: string
  /** Of the field, by which feedback names its rows. */
  name: string
  feedback: Feedback | null
}

const toldId = ({ exerciseId, name }: RowProps) => `${exerciseId}-${name}-told`

/** Ties a field to what is told of its row; nothing where nothing is. */
export const toldOf = (row: RowProps): string | undefined =>
  row.feedback?.marks[row.name] === undefined && !row.feedback?.rowNotes?.[row.name] ? undefined : toldId(row)

/** The mark of a row, and the author's words on what was chosen there. */
export function RowTold(row: RowProps) {
  if (!toldOf(row)) return null
  const note = row.feedback?.rowNotes?.[row.name]
  return (
    <div className="row-told" id={toldId(row)}>
      <RowMark isRight={row.feedback?.marks[row.name]} />
      {note && <Html html={note} className="prose row-note" />}
    </div>
  )
}
