/** Σ factor × x = total over the unknown counts x, which are named by number. */
export interface Equation {
  terms: readonly (readonly [unknown: number, factor: number])[]
  total: number
}

/** How far one unknown can go, and a table of whole numbers that gets it there. */
interface End {
  /** Infinity where nothing holds it. For fractions: no whole table goes farther than this. */
  value: number
  /** All unknowns of a possible table; null where the end is reached by fractions only. */
  table: number[] | null
}

export interface PossibleTables {
  lowest(unknown: number): End
  highest(unknown: number): End
}

const NEARLY = 1e-9

/** How far a table goes along a direction without end; more than any width that is asked for. */
const FAR = 1000

/**
 * All tables of numbers ≥ 0 that fit the equations, by the simplex method on a full tableau with Bland's rule (Bland,
 * Math. Oper. Res. 2:103, 1977), which can't run in circles. The first table is sought once; each end is then sought from
 * the last one found. The row of an unknown serves as its own objective. Made for some hundreds of unknowns.
 * Throws where no table fits.
 */
export function possibleTables(unknowns: number, equations: readonly Equation[]): PossibleTables {
  const { rows, basis } = firstTable(unknowns, equations)
  const isInBasis = flagsOf(unknowns, basis)
  const held = (row: number) => rows[row]?.[unknowns] ?? 0

  const tableWith = (change: { column: number; by: number } | null): number[] | null => {
    const table = new Array<number>(unknowns).fill(0)
    basis.forEach((unknown, row) => {
      const slope = change ? (rows[row]?.[change.column] ?? 0) : 0
      table[unknown] = held(row) - slope * (change?.by ?? 0)
    })
    if (change) table[change.column] = change.by
    return wholeTable(table, equations)
  }

  /** Takes a column into the basis; false where nothing holds it back. */
  const enter = (column: number): boolean => {
    const row = leavingRow(rows, basis, column, unknowns)
    if (row === null) return false
    pivot(rows, row, column)
    isInBasis[basis[row] as number] = 0
    isInBasis[column] = 1
    basis[row] = column
    return true
  }

  const push = (unknown: number, sign: 1 | -1): End => {
    if (sign === 1 && !isInBasis[unknown] && !enter(unknown))
      return { value: Infinity, table: tableWith({ column: unknown, by: FAR }) }
    for (;;) {
      const row = basis.indexOf(unknown)
      // Out of the basis it is 0, and can't be less.
      if (row === -1) return { value: 0, table: tableWith(null) }
      const own = rows[row] as Float64Array
      const column = firstColumn(unknowns, (at) => !isInBasis[at] && (own[at] ?? 0) * sign < -NEARLY)
      if (column === null) return { value: nearestWhole(held(row)) + 0, table: tableWith(null) }
      if (!enter(column)) return { value: Infinity, table: tableWith({ column, by: FAR }) }
    }
  }
  return { lowest: (unknown) => push(unknown, -1), highest: (unknown) => push(unknown, 1) }
}

/** A basis that fits: artificial unknowns, one an equation, are driven out; equations that say nothing new are dropped. */
function firstTable(unknowns: number, equations: readonly Equation[]) {
  const all = equations.map(({ terms, total }) => {
    const row = new Float64Array(unknowns + 1)
    const sign = total < 0 ? -1 : 1
    for (const [unknown, factor] of terms) row[unknown] = (row[unknown] ?? 0) + sign * factor
    row[unknowns] = sign * total
    return row
  })
  const owner = all.map(() => ARTIFICIAL)
  // What is in the basis stands in its own row alone, so its sum over the artificial rows is 0.
  const sumOfArtificial = (column: number) =>
    all.reduce((sum, row, index) => (owner[index] === ARTIFICIAL ? sum + (row[column] ?? 0) : sum), 0)
  for (;;) {
    const column = firstColumn(unknowns, (at) => sumOfArtificial(at) > NEARLY)
    if (column === null) break
    const row = leavingRow(all, owner, column, unknowns)
    if (row === null) break
    pivot(all, row, column)
    owner[row] = column
  }
  if (sumOfArtificial(unknowns) > 1e-6) throw new Error('no table fits the equations')
  const kept = all.flatMap((row, index) => {
    if (owner[index] !== ARTIFICIAL) return [index]
    const column = firstColumn(unknowns, (at) => Math.abs(row[at] ?? 0) > NEARLY)
    if (column === null) return []
    pivot(all, index, column)
    owner[index] = column
    return [index]
  })
  return {
    rows: kept.map((index) => all[index] as Float64Array),
    basis: kept.map((index) => owner[index] as number),
  }
}

const ARTIFICIAL = -1

/** The row that first reaches 0 when the column grows; of several the one whose unknown has the lowest number. */
function leavingRow(rows: Float64Array[], basis: number[], column: number, last: number): number | null {
  let [best, least] = [-1, Infinity]
  rows.forEach((row, index) => {
    const slope = row[column] ?? 0
    if (slope <= NEARLY) return
    const ratio = (row[last] ?? 0) / slope
    const isFirst = ratio < least - NEARLY
    const isTied = !isFirst && ratio <= least + NEARLY && (basis[index] ?? 0) < (basis[best] ?? 0)
    if (!isFirst && !isTied) return
    best = index
    least = Math.min(least, ratio)
  })
  return best === -1 ? null : best
}

function pivot(rows: Float64Array[], at: number, column: number): void {
  const own = rows[at] as Float64Array
  const factor = own[column] as number
  const filled: number[] = []
  for (let index = 0; index < own.length; index++) {
    const value = nearestWhole((own[index] as number) / factor)
    own[index] = value
    if (value !== 0) filled.push(index)
  }
  rows.forEach((row, index) => {
    const slope = row[column] as number
    if (index === at || slope === 0) return
    for (const place of filled)
      row[place] = nearestWhole((row[place] as number) - slope * (own[place] as number))
  })
}

/** Factors are 0, 1 and −1, so what is nearly a whole number is one, but for rounding. */
const nearestWhole = (value: number) => {
  const whole = Math.round(value)
  return Math.abs(value - whole) < NEARLY ? whole : value
}

function flagsOf(unknowns: number, basis: readonly number[]): Uint8Array {
  const flags = new Uint8Array(unknowns)
  for (const unknown of basis) flags[unknown] = 1
  return flags
}

function firstColumn(unknowns: number, fits: (column: number) => boolean): number | null {
  for (let column = 0; column < unknowns; column++) if (fits(column)) return column
  return null
}

/** The table in whole numbers, once more held against every equation; null where it is none. */
function wholeTable(table: number[], equations: readonly Equation[]): number[] | null {
  const whole = table.map((value) => Math.round(value))
  const fits =
    whole.every((value, index) => value >= 0 && Math.abs(value - (table[index] as number)) < 1e-6) &&
    equations.every(
      ({ terms, total }) =>
        terms.reduce((sum, [unknown, factor]) => sum + factor * (whole[unknown] as number), 0) === total,
    )
  return fits ? whole : null
}
