import { MAX_SERIES } from '#app/domain/chart/chart.ts'
import { seriesClass } from './chart.ts'

/** Shapes that differ without their colour, each about as heavy as the others, around 0 0. */
const shapes = [
  'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z',
  'M-4 -4h8v8h-8z',
  'M0 -5.2l5 9h-10z',
  'M0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z',
  'M0 5.2l5 -9h-10z',
  'M-1.6 -5h3.2v3.4h3.4v3.2h-3.4v3.4h-3.2v-3.4h-3.4v-3.2h3.4z',
]

interface MarkProps {
  as: 'area' | 'line' | 'mark'
  index: number
  /** In per cent. */
  x: string
  y: number
  /** px to the right of x. */
  shift?: number
  /** Shown when a pointer rests on it. */
  title?: string
}

/** A sample of a series: a piece of its bar, of its line, or its mark. */
export function Mark({ as, index, x, y, shift = 0, title }: MarkProps) {
  return (
    <svg x={x} y={y} overflow="visible" className={seriesClass(index)}>
      {title && <title>{title}</title>}
      {as === 'area' && <rect className="chart-area" x={shift - 6} y={-6} width={12} height={12} />}
      {as === 'line' && <path className="chart-line" d={`M${shift - 10} 0h20`} />}
      {as !== 'area' && (
        <path
          className="chart-mark"
          d={shapes[index % MAX_SERIES]}
          transform={shift ? `translate(${shift} 0)` : undefined}
        />
      )}
    </svg>
  )
}
