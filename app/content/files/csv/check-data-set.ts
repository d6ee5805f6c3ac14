import { variablesOf } from '../../check-cells.ts'
import { checkCsv } from '../../check-csv.ts'
import { readDataFile } from '../../data-set-file.ts'
import { isId } from '../../dialect.ts'
import { inOrder, type Problem, sayInto, top } from '../../problems.ts'

/** Checks the files of a new data set as the check of a folder does; what its code book leaves open is told. */
export function checkDataSetFiles(id: string, files: ReadonlyMap<string, Buffer>): Problem[] {
  const problems: Problem[] = []
  const say = sayInto(problems, 'data.yaml')
  if (!isId(id)) say('folder-name', top, id)
  const yaml = readDataFile(files.get('data.yaml')?.toString() ?? '', say)
  for (const [name, table] of Object.entries(yaml?.value.tables ?? {})) {
    const csv = files.get(table.from)
    if (!yaml || !csv) say('data-file-missing', yaml?.placeOf(['tables', name, 'from']) ?? top, table.from)
    else checkCsv(csv.toString(), variablesOf(yaml.value, table), sayInto(problems, table.from))
  }
  return inOrder(problems)
}
