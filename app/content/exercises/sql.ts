import type { DataOfExercise } from '#app/domain/exercise/exercise.ts'
import { rules as rulesSchema } from '#app/labs/sql/rules.ts'
import type { Body, LabCode } from './body.ts'
import type { AuthoredKind } from './kind.ts'
import {
  compareCode,
  compareMistakes,
  dataWithTables,
  type Mistake,
  readCode,
  readData,
  readMistakes,
  readTables,
  wantCode,
} from './lab.ts'

export interface SqlAnswers {
  data: DataOfExercise
  tables: string[]
  starter: LabCode | null
  solution: LabCode | null
  rules: ReturnType<typeof rulesSchema.parse>
  mistakes: Mistake[]
}

export const sql: AuthoredKind<'sql', SqlAnswers> = {
  answersIn: 'code',

  read(body, context) {
    const data = readData(body, context)
    const starter = readCode(body, 'sql starter', context)
    const solution = wantCode(body, 'sql solution', context)
    const mistakes = readMistakes(body, context)
    if (!data || (context.isSource && !solution)) return null
    const tables = readTables(body, data, [starter, solution], context)
    const shown = dataWithTables(data, tables, context)
    return { data: shown, tables, starter, solution, mistakes, rules: readRules(body) }
  },

  compare(own, source, differs, at) {
    if (own.data.id !== source.data.id) differs(at.own, 'data', own.data.id, source.data.id, at.source)
    compareCode(own.solution, source.solution, 'The solution', differs)
    compareMistakes(own.mistakes, source.mistakes, differs, at)
  },

  finish: (own, source, html) => ({
    data: source.data,
    tables: source.tables,
    // Comments in a starter are for reading, so a translation may have its own.
    starter: (own.starter ?? source.starter)?.text ?? '',
    query: source.solution?.text ?? '',
    rules: source.rules,
    mistakes: source.mistakes.map(({ query }, index) => {
      const feedback = own.mistakes[index]?.feedback ?? null
      return { query, feedback: feedback === null ? null : html(feedback) }
    }),
  }),
}

function readRules({ given }: Body) {
  const order = given('order') ?? 'none'
  const digits = given('digits')
  return rulesSchema.parse({
    columns: given('columns') === 'positions' ? 'positions' : 'names',
    order:
      order === 'none' || order === 'rows'
        ? order
        : order
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== ''),
    digits: digits === null || !/^\d{1,2}$/.test(digits) ? null : Math.min(12, Number(digits)),
  })
}
