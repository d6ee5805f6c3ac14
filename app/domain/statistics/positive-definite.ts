import { at } from './score-distribution.ts'

/** The inverse of a symmetric positive definite matrix by Cholesky's factor; null if it is not positive definite. */
export function inverseOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length
  const factor = factorOf(matrix)
  if (!factor) return null
  const columns = Array.from({ length: size }, (_, unit) => {
    const forward = new Float64Array(size)
    for (let row = unit; row < size; row++) {
      let value = row === unit ? 1 : 0
      for (let k = unit; k < row; k++) value -= at(factor[row] ?? [], k) * at(forward, k)
      forward[row] = value / at(factor[row] ?? [], row)
    }
    const solution = new Float64Array(size)
    for (let row = size - 1; row >= 0; row--) {
      let value = at(forward, row)
      for (let k = row + 1; k < size; k++) value -= at(factor[k] ?? [], row) * at(solution, k)
      solution[row] = value / at(factor[row] ?? [], row)
    }
    return [...solution]
  })
  return columns // Symmetric: columns are rows.
}

function factorOf(matrix: readonly (readonly number[])[]): Float64Array[] | null {
  const factor: Float64Array[] = []
  for (const [row, values] of matrix.entries()) {
    const line = new Float64Array(matrix.length)
    factor.push(line)
    for (let column = 0; column <= row; column++) {
      const other = factor[column] ?? line
      let value = at(values, column)
      for (let k = 0; k < column; k++) value -= at(line, k) * at(other, k)
      if (row === column) {
        if (!(value > 0)) return null
        line[row] = Math.sqrt(value)
      } else line[column] = value / at(other, column)
    }
  }
  return factor
}
