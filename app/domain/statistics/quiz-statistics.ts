import { type Description, descriptionOf, hasSpread, sum, variance } from './describe.ts'
import { type Figure, type IntervalFigure, known, unknown } from './figure.ts'
import { meanInterval } from './interval.ts'
import { type MarkMatrix, marksOf, totalsOf } from './matrix.ts'

/**
 * A test as a whole. Mean, median, sd and standard error are in marks; alpha and error ratio are per cent. Alpha may
 * be negative, and then the error ratio is above 100.
 */
export interface QuizStatistics extends Description {
  /** What the whole test is worth, in marks. */
  max: number
  meanInterval: IntervalFigure
  alpha: Figure
  errorRatio: Figure
  standardError: Figure
}

/**
 * The figures of a whole test by Moodle's definitions (https://docs.moodle.org/dev/Quiz_statistics_calculations): an
 * item left blank counts 0. Alpha is Moodle's coefficient of internal consistency, Cronbach's alpha × 100; error ratio
 * = 100 √(1 − alpha/100); standard error of measurement = error ratio × sd / 100.
 */
export function quizStatistics(matrix: MarkMatrix): QuizStatistics {
  const totals = totalsOf(matrix)
  const described = descriptionOf(totals)
  const max = sum(matrix.items.map((item) => item.max))
  const alpha = alphaOf(matrix)
  // Alpha is at most 100; beyond it there is only rounding.
  const errorRatio = 'value' in alpha ? known(100 * Math.sqrt(Math.max(0, 1 - alpha.value / 100))) : alpha
  const { sd } = described
  return {
    ...described,
    max,
    meanInterval: meanInterval(totals, { low: Math.min(0, ...lowest(totals)), high: max }),
    alpha,
    errorRatio,
    standardError:
      'value' in errorRatio && 'value' in sd ? known((errorRatio.value * sd.value) / 100) : errorRatio,
  }
}

/** Cronbach's alpha × 100. An item left blank counts 0. */
export const alphaOf = (matrix: MarkMatrix): Figure => consistency(columnsOf(matrix), totalsOf(matrix))

/** Cronbach's alpha × 100 of the test without one item, for each item in turn. */
export function alphasWithout(matrix: MarkMatrix): Figure[] {
  const [columns, totals] = [columnsOf(matrix), totalsOf(matrix)]
  return columns.map((own) =>
    consistency(
      columns.filter((column) => column !== own),
      totals.map((total, row) => total - (own[row] ?? 0)),
    ),
  )
}

const columnsOf = (matrix: MarkMatrix): number[][] =>
  matrix.items.map((_, item) => marksOf(matrix, item).map((mark) => mark ?? 0))

/** alpha = P/(P − 1) × (1 − Σ V(x) / V(T)). */
function consistency(columns: number[][], totals: number[]): Figure {
  if (totals.length === 0) return unknown('no-answers')
  if (columns.length < 2) return unknown('one-item')
  if (totals.length < 3) return unknown('too-few')
  if (!hasSpread(totals)) return unknown('no-spread')
  const items = columns.length
  return known(100 * (items / (items - 1)) * (1 - sum(columns.map(variance)) / variance(totals)))
}

/** Where marks can be negative the scale begins below 0; how far is not known, so at what was seen. */
const lowest = (totals: number[]): number[] => totals.filter((total) => total < 0)
