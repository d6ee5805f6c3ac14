import type { DataSet } from '#app/labs/data/data-set.ts'
import { variablesOf } from '../../check-cells.ts'
import { checkCsv } from '../../check-csv.ts'
import { readDataFile } from '../../data-set-file.ts'
import { isId } from '../../dialect.ts'
import { hasErrors, inOrder, type Problem, sayInto, top } from '../../problems.ts'

/** What the code book of a new data set leaves open; what stands in its table is not looked at. */
export function checkDataFile(files: ReadonlyMap<string, Buffer>): Problem[] {
  const problems: Problem[] = []
  readDataFile(files.get('data.yaml')?.toString() ?? '', sayInto(problems, 'data.yaml'))
  return inOrder(problems)
}

/**
 * Reads the files of a new data set as the check of a folder does, and tells all that is wrong with them. The data set
 * is null after errors.
 */
export function readDataSetFiles(
  id: string,
  files: ReadonlyMap<string, Buffer>,
): { dataSet: DataSet | null; problems: Problem[] } {
  const problems: Problem[] = []
  const say = sayInto(problems, 'data.yaml')
  if (!isId(id)) say('folder-name', top, id)
  const yaml = readDataFile(files.get('data.yaml')?.toString() ?? '', say)
  const tables: DataSet['tables'] = []
  const csv: DataSet['csv'] = {}
  for (const [name, table] of Object.entries(yaml?.value.tables ?? {})) {
    const text = files.get(table.from)?.toString()
    if (!yaml || text === undefined) {
      say('data-file-missing', yaml?.placeOf(['tables', name, 'from']) ?? top, table.from)
      continue
    }
    const checked = variablesOf(yaml.value, table)
    const rows = checkCsv(text, checked, sayInto(problems, table.from)) ?? 0
    const variables = checked.map(({ allowed: _onlyForChecks, ...variable }) => variable)
    tables.push({ name, title: table.title, variables, view: null, rows, isAggregate: table.aggregate })
    csv[name] = text
  }
  if (!yaml || hasErrors(problems)) return { dataSet: null, problems: inOrder(problems) }
  const { title, summary, invented, licence, attribution, faults } = yaml.value
  const about = { title, summary, isInvented: invented, licence, attribution, faults }
  return {
    dataSet: { id, ...about, generator: null, seed: null, draws: 0, tables, csv },
    problems: inOrder(problems),
  }
}
