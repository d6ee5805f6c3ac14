import { type ExportedRow, type ExportedTable, tableOf } from '#app/domain/export/table.ts'
import type { Gain } from '#app/domain/statistics/gain.ts'
import type { TestedCourse } from './cohort-gain.server.ts'
import type { PairGain } from './item-pairs.ts'

/** Shares and gains run from 0 to 1; what can't be said is empty. */
export const gainColumns = [
  'course',
  'level',
  'id',
  'label',
  'sitting',
  'n_invited',
  'n_pre',
  'n_post',
  'n_matched',
  'mean_pre',
  'mean_post',
  'mean_gain',
  'mean_gain_low',
  'mean_gain_high',
  'sd_gain',
  'effect_size',
  'effect_size_uncorrected',
  'effect_size_low',
  'effect_size_high',
  'effect_size_of_differences',
  'normalised_of_means',
  'normalised_of_persons',
  'normalised_of_persons_n',
  'normalised_change',
  'normalised_change_n',
  'right_then_wrong',
  'wrong_then_right',
  'right_both',
  'wrong_both',
] as const

/**
 * The figures of the page as a table: a row for all, each objective, each order of the forms and each pair of items. Tidy:
 * `level` says what a row is about. No person has a row.
 */
export function gainTable(courses: readonly TestedCourse[], which: string): ExportedTable {
  const rows = courses.flatMap(({ courseId, ...course }): ExportedRow[] => {
    const row = (level: string, id: string, label: string) => ({
      course: courseId,
      level,
      id,
      label,
      sitting: which,
    })
    return [
      { ...row('all', courseId, course.courseTitle), ...cellsOfPart(course) },
      ...course.objectives.map((part) => ({
        ...row('objective', part.id, part.text),
        ...cellsOfPart(part),
      })),
      ...course.orders.map((part) => ({
        ...row('order', `${part.first}-first`, `${part.first.toUpperCase()} → …`),
        ...cellsOfPart(part),
      })),
      ...course.pairs.map((pair) => ({ ...row('pair', pair.key, pair.objective), ...cellsOfPair(pair) })),
    ]
  })
  return tableOf('gain', gainColumns, rows)
}

/** Six digits after the point: more than the people behind a figure can bear, and enough to compute with. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

const cellOf = (figure: { value: number } | { undefined: string }): number | null =>
  'value' in figure ? rounded(figure.value) : null

const ends = (interval: { low: number; high: number } | { undefined: string }) =>
  'low' in interval ? [rounded(interval.low), rounded(interval.high)] : [null, null]

function cellsOfPart({ n, gain }: { n: Gain['n']; gain: Gain | null }): ExportedRow {
  const counts = { n_invited: n.invited, n_pre: n.pre, n_post: n.post, n_matched: n.matched }
  if (!gain) return counts
  const { effectSize, normalised } = gain
  const [gainLow = null, gainHigh = null] = ends(gain.meanGainInterval)
  const [effectLow = null, effectHigh = null] = ends(effectSize.interval)
  return {
    ...counts,
    mean_pre: cellOf(gain.meanPre),
    mean_post: cellOf(gain.meanPost),
    mean_gain: cellOf(gain.meanGain),
    mean_gain_low: gainLow,
    mean_gain_high: gainHigh,
    sd_gain: cellOf(gain.sdGain),
    effect_size: cellOf(effectSize.corrected),
    effect_size_uncorrected: cellOf(effectSize.average),
    effect_size_low: effectLow,
    effect_size_high: effectHigh,
    effect_size_of_differences: cellOf(effectSize.ofDifferences),
    normalised_of_means: cellOf(normalised.ofMeans),
    normalised_of_persons: cellOf(normalised.ofPersons.mean),
    normalised_of_persons_n: normalised.ofPersons.n,
    normalised_change: cellOf(normalised.change.mean),
    normalised_change_n: normalised.change.n,
  }
}

const cellsOfPair = ({ n, cells }: PairGain): ExportedRow => ({
  n_matched: n,
  right_then_wrong: cells?.rightToWrong ?? null,
  wrong_then_right: cells?.wrongToRight ?? null,
  right_both: cells?.rightToRight ?? null,
  wrong_both: cells?.wrongToWrong ?? null,
})
