import type { ShownFigure, ShownInterval } from '#app/domain/analysis/report.ts'
import { m } from '#app/messages/generated/messages.js'
import { whyWords } from './why-words.ts'

interface FigureProps {
  figure: ShownFigure
  /** Left out where a figure has none. */
  interval?: ShownInterval
  write: (value: number) => string
  /** An end of the interval, where it is written in another way. */
  writeEnd?: (value: number) => string
}

/** A figure with its interval; where there is none a dash, and why. */
export function FigureValue({ figure, interval, write, writeEnd = write }: FigureProps) {
  if ('undefined' in figure)
    return (
      <>
        — <span className="why-none">{whyWords[figure.undefined]()}</span>
      </>
    )
  return (
    <>
      {write(figure.value)}
      {interval && 'low' in interval && (
        <span className="figure-interval">
          {m.analysis_interval_of({ low: writeEnd(interval.low), high: writeEnd(interval.high) })}
        </span>
      )}
    </>
  )
}
