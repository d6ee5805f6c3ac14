import { compareResults, isSameResult } from './compare.ts'
import type { Difference } from './difference.ts'
import { recognise } from './recognise.ts'
import type { Rules } from './rules.ts'
import type { ResultSet, RunDone } from './run.ts'

type Run = Pick<RunDone, 'result' | 'isCut'>

interface Runs {
  /** The learner's query on the rows that were shown. */
  own: Run
  expected: ResultSet
  /** The same on rows nobody sees; null when it failed there. */
  ownHidden: Run | null
  /** Null for a data set that has one draw. */
  expectedHidden: ResultSet | null
  /** What the foreseen mistakes give on the rows that were shown. */
  mistakes: readonly ResultSet[]
  rules: Rules
}

/** `only-here`: right on the rows that were shown, not on others: a constant typed in, a condition left out. */
export type Marking =
  | { outcome: 'right' }
  | { outcome: 'wrong'; differences: Difference[]; mistake: number | null }
  | { outcome: 'only-here' }

export function markRuns({ own, expected, ownHidden, expectedHidden, mistakes, rules }: Runs): Marking {
  const differences = compareResults(own.result, expected, rules)
  if (own.isCut || differences.length > 0) {
    return {
      outcome: 'wrong',
      differences: own.isCut ? withCut(differences, own.result, expected) : differences,
      mistake: own.isCut ? null : recognise(own.result, mistakes, rules),
    }
  }
  if (!expectedHidden) return { outcome: 'right' }
  const holds = ownHidden && !ownHidden.isCut && isSameResult(ownHidden.result, expectedHidden, rules)
  return { outcome: holds ? 'right' : 'only-here' }
}

/** A result that was cut has more rows than it shows: that comes first, and nothing is said of single rows. */
function withCut(differences: Difference[], own: ResultSet, expected: ResultSet): Difference[] {
  const count: Difference = {
    code: 'row-count',
    expected: expected.rows.length,
    own: own.rows.length,
    isCut: true,
  }
  return [...differences.filter(({ code }) => code.startsWith('column')), count]
}
