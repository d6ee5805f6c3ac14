import { percentOf } from './frame.tsx'
import { textWidth, wrap } from './labels.ts'

const WIDEST = 118
const GAP = 8

/** Room for the names of categories beside lying marks: as much as they need, up to a third of the chart. */
export function gutterOf(categories: readonly string[]) {
  const width = Math.min(WIDEST, Math.max(0, ...categories.map(textWidth)))
  return {
    /** Where the plot begins, in per cent. */
    start: percentOf(width + GAP),
    /** px between a name and the plot. */
    gap: GAP,
    linesOf: (category: string) => wrap(category, width, 2),
  }
}
