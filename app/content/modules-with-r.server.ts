import { join } from 'node:path'
import type { RExercise } from '#app/domain/exercise/exercise.ts'
import { csvOf } from '#app/labs/data/csv-file.ts'
import type { DataSet } from '#app/labs/data/data-set.ts'
import type { ModuleWithR } from '#app/labs/r/keys.server.ts'
import { drawsOf, type KeyDraw } from '#app/labs/r/keys-file.server.ts'
import { imageOf } from '#app/labs/sql/images.server.ts'
import { thePool } from '#app/labs/sql/the-pool.server.ts'
import { buildListed, listedModules } from './build-course.server.ts'
import { startBuilder } from './builder.server.ts'
import { keySourceOf } from './check-labs.server.ts'
import { readCourses } from './read-courses.server.ts'

/** The modules of a folder that have R exercises, with the files that their solutions read, for every draw. */
export async function modulesWithR(dir: string): Promise<ModuleWithR[]> {
  const folder = readCourses(dir)
  const builder = startBuilder()
  const found: ModuleWithR[] = []
  try {
    for (const course of folder.courses) {
      const source = course.yaml?.value.source
      for (const module of listedModules(course)) {
        const text = module.texts.find(({ language }) => language === source)
        if (!source || !text?.text.includes('<R')) continue
        const { editions } = await buildListed(course, module, [source], folder, builder)
        const exercises = (editions[0]?.exercises ?? []).filter(
          (one): one is RExercise => one.kind === 'r' && !one.keyQuery,
        )
        const tasks = await Promise.all(
          exercises.map(async (exercise) => {
            const set = folder.data.find(({ hash }) => hash === exercise.data.hash)
            return set?.dataSet && set.hash ? [await taskOf(exercise, set.dataSet, set.hash)] : []
          }),
        )
        const name = `${course.id}/${module.id}`
        found.push({ name, file: join(module.folder, 'keys.json'), exercises: tasks.flat() })
      }
    }
    return found
  } finally {
    await builder.close()
  }
}

async function taskOf(exercise: RExercise, dataSet: DataSet, hash: string) {
  const source = keySourceOf(exercise, dataSet)
  const files = new Map<KeyDraw, { name: string; csv: string }[]>()
  for (const draw of drawsOf(source.draws))
    files.set(draw, await filesOf(exercise.tables, dataSet, hash, draw))
  return { ...source, id: exercise.id, tables: (draw: KeyDraw) => files.get(draw) ?? [] }
}

/** The tables and views that a lab shows, as files: what learners download is what the solution reads. */
function filesOf(tables: string[], dataSet: DataSet, hash: string, draw: KeyDraw) {
  const pool = thePool()
  const image = imageOf(pool, { hash, dataSet }, draw, 'none: no hidden draw is read')
  return Promise.all(
    tables.map(async (table) => {
      const run = await pool.run({ query: `SELECT * FROM "${table}"`, image, learner: null })
      if (run.kind === 'failed' || run.isCut)
        throw new Error(`The table ${table} of ${dataSet.id} can’t be written as a file.`)
      return { name: table, csv: csvOf(run.result) }
    }),
  )
}
