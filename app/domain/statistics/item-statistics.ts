import { covariance, descriptionOf, extent, hasSpread, sum, variance } from './describe.ts'
import { type Figure, type IntervalFigure, known, knownInterval, unknown } from './figure.ts'
import { correlationInterval, meanInterval, shareInterval } from './interval.ts'
import { type Blanks, hasBlanks, type MarkMatrix, marksOf, totalsOf } from './matrix.ts'
import { alphasWithout } from './quiz-statistics.ts'

/** One item among the others. All figures are per cent. */
export interface ItemStatistics {
  id: string
  max: number
  /** How many attempts these figures rest on, and how many of them answered the item. */
  n: number
  answered: number
  facility: Figure
  facilityInterval: IntervalFigure
  /** Per cent of what the item is worth. */
  sd: Figure
  /** What blind guessing would get; the caller knows it by the kind of exercise. */
  guessScore: Figure
  intendedWeight: Figure
  effectiveWeight: Figure
  discriminationIndex: Figure
  discriminationInterval: IntervalFigure
  discriminativeEfficiency: Figure
  /** Cronbach's alpha × 100 of the test without this item. */
  alphaWithout: Figure
}

interface Options {
  blanks?: Blanks
  /** By item id: the share, 0 … 1, that blind guessing would get. */
  guessScores?: Readonly<Record<string, number>>
}

/**
 * Every item by Moodle's definitions (https://docs.moodle.org/dev/Quiz_statistics_calculations, "Position statistics";
 * code: moodle/moodle question/classes/statistics/questions/calculator.php). The discrimination index is the
 * correlation of the item with the rest of the test, the item itself taken out, not "upper minus lower 27 %".
 */
export function itemStatistics(matrix: MarkMatrix, options: Options = {}): ItemStatistics[] {
  const { blanks = 'zero', guessScores = {} } = options
  const totals = totalsOf(matrix)
  const worth = sum(matrix.items.map(({ max }) => max))
  const weights = effectiveWeights(matrix, totals, blanks)
  const alphas = alphasWithout(matrix)
  return matrix.items.map(({ id, max }, item) => {
    const marks = marksOf(matrix, item)
    const used = matrix.rows.map((_, row) => row).filter((row) => blanks === 'zero' || marks[row] != null)
    const own = used.map((row) => marks[row] ?? 0)
    const rest = used.map((row) => (totals[row] ?? 0) - (marks[row] ?? 0))
    const guess = guessScores[id]
    return {
      id,
      max,
      n: own.length,
      answered: marks.filter((mark) => mark !== null).length,
      ...level(own, max),
      guessScore: guess === undefined ? unknown('no-guess-score') : known(100 * guess),
      intendedWeight: worth > 0 ? known((100 * max) / worth) : unknown('no-maximum'),
      effectiveWeight: weights[item] ?? unknown('no-answers'),
      ...discrimination(own, rest, matrix.items.length),
      alphaWithout: alphas[item] ?? unknown('no-answers'),
    }
  })
}

/** Facility = 100 × mean / max, sd = 100 × sd / max. */
function level(own: number[], max: number): Pick<ItemStatistics, 'facility' | 'facilityInterval' | 'sd'> {
  const { mean, sd } = descriptionOf(own)
  if (max <= 0) {
    const none = unknown('no-maximum')
    return { facility: none, facilityInterval: none, sd: none }
  }
  const share = (figure: Figure) => ('value' in figure ? known((100 * figure.value) / max) : figure)
  return { facility: share(mean), facilityInterval: facilityInterval(own, max), sd: share(sd) }
}

/** Wilson's where the item is right or wrong, Student's within the scale where there are marks between. */
function facilityInterval(own: number[], max: number): IntervalFigure {
  const percent = own.map((mark) => (100 * mark) / max)
  if (!own.every((mark) => mark === 0 || mark === max))
    return meanInterval(percent, { low: Math.min(0, extent(percent)[0]), high: 100 })
  const share = shareInterval(own.filter((mark) => mark === max).length, own.length)
  return 'low' in share ? knownInterval(100 * share.low, 100 * share.high) : share
}

/**
 * Index = 100 × C(x, X) / √(V(x) V(X)), X = the rest of the test. Efficiency = 100 × C(x, X) / Cmax, where Cmax is the
 * covariance if the marks came in the order of the rest scores: what the index could be with these marks.
 */
function discrimination(
  own: number[],
  rest: number[],
  items: number,
): Pick<ItemStatistics, 'discriminationIndex' | 'discriminationInterval' | 'discriminativeEfficiency'> {
  const why = whyNoDiscrimination(own, rest, items)
  if (why) return { discriminationIndex: why, discriminationInterval: why, discriminativeEfficiency: why }
  const together = covariance(own, rest)
  const r = within1(together / Math.sqrt(variance(own)) / Math.sqrt(variance(rest)))
  const most = covariance(ascending(own), ascending(rest))
  const interval = correlationInterval(r, own.length)
  return {
    discriminationIndex: known(100 * r),
    discriminationInterval:
      'low' in interval ? knownInterval(100 * interval.low, 100 * interval.high) : interval,
    discriminativeEfficiency: known(Math.min(100, (100 * together) / most)),
  }
}

function whyNoDiscrimination(own: number[], rest: number[], items: number) {
  if (own.length === 0) return unknown('no-answers')
  if (items < 2) return unknown('one-item')
  if (own.length < 2) return unknown('too-few')
  if (!hasSpread(own)) return unknown('no-spread')
  return hasSpread(rest) ? null : unknown('no-spread-elsewhere')
}

/**
 * The share each item has in the spread of totals: 100 × √C(x, T) / Σ √C(x, T), T with the item in it; items whose
 * covariance is negative have none and stay out of the sum.
 */
function effectiveWeights(matrix: MarkMatrix, totals: number[], blanks: Blanks): Figure[] {
  const every = (why: Figure) => matrix.items.map(() => why)
  if (totals.length < 2) return every(unknown(totals.length === 0 ? 'no-answers' : 'too-few'))
  if (blanks === 'left-out' && hasBlanks(matrix)) return every(unknown('blanks-left-out'))
  const covariances = matrix.items.map((_, item) =>
    covariance(
      marksOf(matrix, item).map((mark) => mark ?? 0),
      totals,
    ),
  )
  const all = sum(covariances.filter((c) => c >= 0).map(Math.sqrt))
  return covariances.map((c) => {
    if (c < 0) return unknown('negative-covariance')
    return all > 0 ? known((100 * Math.sqrt(c)) / all) : unknown('no-weight')
  })
}

const ascending = (values: number[]): number[] => values.toSorted((a, b) => a - b)
const within1 = (r: number): number => Math.min(1, Math.max(-1, r))
