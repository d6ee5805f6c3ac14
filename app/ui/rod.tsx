import type { ExerciseStatus } from '#app/domain/exercise/public-exercise.ts'

/**
 * Progress as a ranging rod: one band for each exercise, painted when it is settled. A picture of what the words
 * beside it say, so it is hidden from screen readers.
 */
export function Rod({ bands }: { bands: readonly ExerciseStatus[] }) {
  if (bands.length === 0) return null
  return (
    <div className="rod" aria-hidden="true">
      {bands.map((status, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bands have no other name and never change places.
        <i key={index} className={`band-${status}`} />
      ))}
    </div>
  )
}

/** The same where only the numbers are known: settled bands first. */
export const bandsOf = (settled: number, total: number): ExerciseStatus[] =>
  Array.from({ length: total }, (_, index) => (index < settled ? 'solved' : 'open'))
