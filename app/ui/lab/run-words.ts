import type { Advice, RunFailed, SqlErrorCode } from '#app/labs/sql/run.ts'
import { m } from '#app/messages/generated/messages.js'

export interface RunWords {
  /** What is the matter. */
  problem: string
  /** What to do about it. */
  help: string
}

/** Why a query didn't run and what to do, in plain words; the nearest names when one is unknown. */
export function runWords(failed: Pick<RunFailed, 'code' | 'name' | 'nearest'>): RunWords {
  const { problem, help } = words[failed.code]
  const nearest = nearestWords(failed.nearest)
  return { problem: problem(failed.name ?? '…'), help: nearest ? `${nearest} ${help()}` : help() }
}

function nearestWords([first, ...others]: readonly string[]): string | null {
  if (first === undefined) return null
  return others.length === 0
    ? m.lab_nearest_one({ name: first })
    : m.lab_nearest_several({ names: [first, ...others].join(', ') })
}

const words: Record<SqlErrorCode, { problem: (name: string) => string; help: () => string }> = {
  empty: { problem: () => m.lab_error_empty(), help: m.lab_error_empty_do },
  syntax: {
    problem: (name) => (name === '…' ? m.lab_error_syntax() : m.lab_error_syntax_near({ name })),
    help: m.lab_error_syntax_do,
  },
  incomplete: { problem: () => m.lab_error_incomplete(), help: m.lab_error_incomplete_do },
  'no-such-column': { problem: (name) => m.lab_error_column({ name }), help: m.lab_error_column_do },
  'no-such-table': { problem: (name) => m.lab_error_table({ name }), help: m.lab_error_table_do },
  'no-such-function': { problem: (name) => m.lab_error_function({ name }), help: m.lab_error_function_do },
  'ambiguous-column': { problem: (name) => m.lab_error_ambiguous({ name }), help: m.lab_error_ambiguous_do },
  'misused-aggregate': { problem: (name) => m.lab_error_aggregate({ name }), help: m.lab_error_aggregate_do },
  'wrong-argument-count': {
    problem: (name) => m.lab_error_arguments({ name }),
    help: m.lab_error_arguments_do,
  },
  'not-a-query': { problem: () => m.lab_error_not_query(), help: m.lab_error_not_query_do },
  'not-allowed': { problem: () => m.lab_error_not_allowed(), help: m.lab_error_not_allowed_do },
  'second-statement': { problem: () => m.lab_error_second(), help: m.lab_error_second_do },
  'too-long': { problem: () => m.lab_error_long(), help: m.lab_error_long_do },
  'too-complex': { problem: () => m.lab_error_complex(), help: m.lab_error_complex_do },
  'unreadable-text': { problem: () => m.lab_error_unreadable(), help: m.lab_error_unreadable_do },
  time: { problem: () => m.lab_error_time(), help: m.lab_error_time_do },
  memory: { problem: () => m.lab_error_memory(), help: m.lab_error_memory_do },
  'too-much': { problem: () => m.lab_error_much(), help: m.lab_error_much_do },
  busy: { problem: () => m.lab_error_busy(), help: m.lab_error_busy_do },
  'already-running': { problem: () => m.lab_error_running(), help: m.lab_error_running_do },
  off: { problem: () => m.lab_error_off(), help: m.lab_error_off_do },
  other: { problem: () => m.lab_error_other(), help: m.lab_error_other_do },
}

/** A word of advice on a query that ran. */
export const adviceWords = (advice: Advice): string => advices[advice]()

const advices: Record<Advice, () => string> = {
  'integer-division': m.lab_advice_integer_division,
  'equals-null': m.lab_advice_equals_null,
  'bare-column': m.lab_advice_bare_column,
  'double-quoted-text': m.lab_advice_double_quoted,
}
