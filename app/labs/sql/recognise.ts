import { isSameResult } from './compare.ts'
import type { Rules } from './rules.ts'
import type { ResultSet } from './run.ts'

/**
 * Which of the mistakes the author foresaw gives this result; null when none does. Names of columns that fit none of
 * them are passed over: who makes the mistake need not have named the columns as the author did.
 */
export function recognise(own: ResultSet, mistakes: readonly ResultSet[], rules: Rules): number | null {
  const byRules = mistakes.findIndex((mistake) => isSameResult(own, mistake, rules))
  const met =
    byRules >= 0
      ? byRules
      : mistakes.findIndex((mistake) => isSameResult(own, mistake, { ...rules, columns: 'positions' }))
  return met >= 0 ? met : null
}
