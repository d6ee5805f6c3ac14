import type { MarkMatrix } from '#app/domain/statistics/matrix.ts'

/** Ten made-up attempts at five questions, with partial marks: the vector by which our figures were checked against Moodle's. */
export const tenAttempts: MarkMatrix = {
  items: [1, 1, 1, 2, 1].map((max, index) => ({ id: `Q${index + 1}`, max })),
  rows: [
    [1, 1, 1, 2, 0],
    [1, 1, 0, 2, 1],
    [1, 0, 1, 1.5, 1],
    [1, 1, 0, 1, 0],
    [0, 1, 1, 1, 1],
    [1, 0, 0, 0.5, 0],
    [0, 1, 0, 0, 1],
    [1, 0, 0, 0, 1],
    [0, 0, 0, 0.5, 1],
    [1, 0, 1, 2, 0],
  ],
}
