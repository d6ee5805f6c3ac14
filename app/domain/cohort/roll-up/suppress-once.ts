import { type Group, type ShownRollUp, suppressRollUp } from '#app/domain/statistics/suppress-roll-up.ts'
import type { RollUpColumn } from './roll-up.ts'

let last: { key: string; shown: ShownRollUp<RollUpColumn> } | null = null

/**
 * What of the table may be shown. Differences between columns are protected as counts are, because the table is for passing
 * on. Forty countries take some seconds, so the answer is kept until a count changes: page and file mostly follow each other.
 */
export function suppressOnce(groups: readonly Group<RollUpColumn>[]): ShownRollUp<RollUpColumn> {
  const key = JSON.stringify(groups)
  if (last?.key === key) return last.shown
  const shown = suppressRollUp<RollUpColumn>(groups, {
    within: { enrolled: null, active: 'enrolled', finished: 'active', matched: 'active' },
    protect: 'differences',
  })
  last = { key, shown }
  return shown
}
