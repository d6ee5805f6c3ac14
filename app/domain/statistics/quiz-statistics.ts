import { type Description, descriptionOf, extent, hasSpread, sum, variance } from './describe.ts'
import { type Figure, type IntervalFigure, known, unknown } from './figure.ts'
import { alphaInterval, meanInterval } from './interval.ts'
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
  alphaInterval: IntervalFigure
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
    // Where marks can be negative the scale begins below 0, how far is not known: at what was seen.
    meanInterval: meanInterval(totals, { low: Math.min(0, extent(totals)[0]), high: max }),
    alpha,
    alphaInterval: alphaInterval(alpha, totals.length, matrix.items.length),
    errorRatio,
    standardError:
      'value' in errorRatio && 'value' in sd ? known((errorRatio.value * sd.value) / 100) : errorRatio,
  }
}

/** Cronbach's alpha × 100. An item left blank counts 0. */
const alphaOf = (matrix: MarkMatrix): Figure =>
  consistency(() => columnsOf(matrix).map(variance), totalsOf(matrix), matrix.items.length)

/** Cronbach's alpha × 100 of the test without one item, for each item in turn. */
export function alphasWithout(matrix: MarkMatrix): Figure[] {
  const [columns, totals] = [columnsOf(matrix), totalsOf(matrix)]
  const variances = totals.length < 2 ? [] : columns.map(variance)
  return columns.map((own, item) =>
    consistency(
      () => variances.filter((_, other) => other !== item),
      totals.map((total, row) => total - (own[row] ?? 0)),
      columns.length - 1,
    ),
  )
}

const columnsOf = (matrix: MarkMatrix): number[][] =>
  matrix.items.map((_, item) => marksOf(matrix, item).map((mark) => mark ?? 0))

/** alpha = P/(P − 1) × (1 − Σ V(x) / V(T)). */
function consistency(variances: () => number[], totals: number[], items: number): Figure {
  if (totals.length === 0) return unknown('no-answers')
  if (items < 2) return unknown('one-item')
  if (totals.length < 3) return unknown('too-few')
  if (!hasSpread(totals)) return unknown('no-spread')
  return known(100 * (items / (items - 1)) * (1 - sum(variances()) / variance(totals)))
}
