/** The files of a cohort, by name; each says what it holds in its address. */
export const exportFiles = [
  'answers.csv',
  'answers.jsonl',
  'answers.xlsx',
  'learners.csv',
  'learners.xlsx',
  'tests.csv',
  'tests.jsonl',
  'tests.xlsx',
  'columns.csv',
  'exercises.csv',
] as const
export type ExportFile = (typeof exportFiles)[number]

export const isExportFile = (name: unknown): name is ExportFile => exportFiles.some((file) => file === name)

export type ExportFormat = 'csv' | 'jsonl' | 'xlsx'

/** What such a file is, to a browser. */
export const fileTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A name on the reader's disk that tells files of several cohorts and days apart. */
export const fileName = (cohortName: string, file: `${string}.${ExportFormat}`, day: string): string => {
  const [what, ending] = file.split('.')
  const cohort = cohortName.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
  return `${[cohort.slice(0, 60), what, day].filter(Boolean).join('-')}.${ending}`
}
