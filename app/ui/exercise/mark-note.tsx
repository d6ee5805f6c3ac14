import type { MarkView } from '#app/domain/exercise/public-exercise.ts'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { points } from '../format.ts'
import { InlineHtml } from '../html.tsx'
import { Mark } from './row-mark.tsx'

/** What a trainer said of a written answer: the lines that are met, the points, the comment, and who said it. */
export function MarkNote({ exerciseId, mark }: { exerciseId: string; mark: MarkView }) {
  const title = `${exerciseId}-mark`
  return (
    <section className="marked-by" aria-labelledby={title}>
      <h4 id={title}>{mark.by === null ? m.mark_told_by_trainer() : m.mark_told_by({ name: mark.by })}</h4>
      {!mark.isOfNewest && <p>{m.mark_told_earlier()}</p>}
      <p suppressHydrationWarning>{pointsIn(mark)}</p>
      {mark.lines.length > 0 && (
        <ul className="criteria">
          {mark.lines.map(({ text, isMet }) => (
            <li key={text}>
              <InlineHtml html={text} />{' '}
              <Mark isRight={isMet} words={isMet ? m.mark_met() : m.mark_not_met()} />
            </li>
          ))}
        </ul>
      )}
      {mark.comment && <p className="typed">{mark.comment}</p>}
      <p className="soft">{m.mark_told_counts()}</p>
    </section>
  )
}

const pointsIn = (mark: MarkView) =>
  m.mark_told_points({
    points: points(getLocale(), mark.points),
    outOf: points(getLocale(), mark.outOf),
    count: mark.outOf,
  })
