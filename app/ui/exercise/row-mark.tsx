import { m } from '#app/messages/generated/messages.js'

/** Whether a row is right, as a sign and a word; nothing where there is no verdict. */
export function RowMark({ isRight }: { isRight: boolean | undefined }) {
  if (isRight === undefined) return null
  return <Mark isRight={isRight} words={isRight ? m.mark_right() : m.mark_wrong()} />
}

export function Mark({ isRight, words }: { isRight: boolean; words: string }) {
  return <span className={isRight ? 'mark mark-right' : 'mark'}>{words}</span>
}
