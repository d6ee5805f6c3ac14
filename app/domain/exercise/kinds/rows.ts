/** Which rows of a table were filled in right. */
export const rowsRight = (keys: number[], given: (number | null)[]): boolean[] =>
  keys.map((key, index) => given[index] === key)

/** The share of rows that are right; an empty table is right. */
export const shareOf = (rows: boolean[]): number =>
  rows.length === 0 ? 1 : rows.filter((isRight) => isRight).length / rows.length

export const missingOf = (given: (number | null)[]): number => given.filter((value) => value === null).length
