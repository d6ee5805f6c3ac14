import type { ResultSet } from '#app/labs/sql/run.ts'
import type { ModuleOutput } from './build-module.ts'
import { drawnWith, misfit } from './chart.ts'
import { type Problem, sayInto } from './problems.ts'
import type { DataFolder } from './read-data-sets.server.ts'
import { resultOf } from './run-block.server.ts'

/** Runs the queries of a module's charts on the rows that texts quote, and puts the results into its editions. */
export async function drawCharts(
  output: ModuleOutput,
  { data }: { data: DataFolder[] },
): Promise<ModuleOutput> {
  if (output.charts.length === 0 || output.editions.length === 0) return output
  const problems: Problem[] = []
  const results = new Map<string, ResultSet>()
  for (const { id, kind, query, dataHash, file, ...at } of output.charts) {
    const found = data.find(({ hash }) => hash !== null && hash === dataHash)
    if (!found?.dataSet || !found.hash) continue
    const say = sayInto(problems, file)
    const block = { at, say, dataSet: found.dataSet, hash: found.hash }
    const result = await resultOf(block, 'sql chart', query, 'open')
    if (!result) continue
    const instead = misfit(result, kind)
    if (instead === null) results.set(id, result)
    else say('chart-result', at, instead)
  }
  const editions = output.editions.map((edition) => ({
    ...edition,
    blocks: edition.blocks.map((block) => {
      const result = block.type === 'chart' ? results.get(block.id) : undefined
      const words = block.type === 'chart' ? edition.chartWords[block.id] : undefined
      return block.type === 'chart' && result && words
        ? { ...block, chart: drawnWith(block.chart, result, words) }
        : block
    }),
  }))
  return { ...output, editions, problems: [...output.problems, ...problems] }
}
