import type { DataOfExercise } from '#app/domain/exercise/exercise.ts'
import { type NamedResult, parseResults } from '#app/labs/r/grade.ts'
import type { LabCode } from './body.ts'
import type { AuthoredKind } from './kind.ts'
import { compareCode, dataWithTables, readCode, readData, readTables, wantCode } from './lab.ts'

export interface RAnswers {
  data: DataOfExercise
  tables: string[]
  starter: LabCode | null
  solution: LabCode | null
  /** A query whose columns are the results, in place of the solution in R. */
  key: LabCode | null
  results: NamedResult[]
}

export const r: AuthoredKind<'r', RAnswers> = {
  answersIn: 'code',

  read(body, context) {
    const data = readData(body, context)
    const starter = readCode(body, 'r starter', context)
    const key = readCode(body, 'sql key', context)
    const solution = (key ? readCode : wantCode)(body, 'r solution', context)
    const read = parseResults(body.given('results') ?? '')
    if (!read.ok) context.say('results-form', body.at, read.reason)
    if (!data || !read.ok || (context.isSource && !solution && !key)) return null
    const tables = readTables(body, data, [starter, solution, key], context)
    const shown = dataWithTables(data, tables, context)
    return { data: shown, tables, starter, solution, key, results: read.results }
  },

  compare(own, source, differs, at) {
    if (own.data.id !== source.data.id) differs(at.own, 'data', own.data.id, source.data.id, at.source)
    const [mine, theirs] = [JSON.stringify(own.results), JSON.stringify(source.results)]
    if (mine !== theirs) differs(at.own, 'results', mine, theirs, at.source)
    compareCode(own.solution, source.solution, 'The solution', differs)
    compareCode(own.key, source.key, 'The key', differs)
  },

  finish: (own, source) => ({
    data: source.data,
    tables: source.tables,
    starter: (own.starter ?? source.starter)?.text ?? '',
    script: source.solution?.text ?? '',
    keyQuery: source.key?.text ?? null,
    results: source.results,
    // Computed: see app/content/check-labs.server.ts.
    keys: {},
  }),
}
