import type { MarkMatrix } from '#app/domain/statistics/matrix.ts'

/** A test from rows of marks; each item is worth 1 unless `maxima` say more. */
export function matrixOf(rows: (number | null)[][], maxima?: number[]): MarkMatrix {
  const worth = maxima ?? (rows[0] ?? [1, 1]).map(() => 1)
  return { items: worth.map((max, index) => ({ id: `Q${index + 1}`, max })), rows }
}

/** Rows of right (1), wrong (0) and blank (.) answers, as in "101 01.". */
export const rowsOf = (text: string): (number | null)[][] =>
  text.split(' ').map((row) => [...row].map((answer) => (answer === '.' ? null : Number(answer))))
