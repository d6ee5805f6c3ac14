import { join } from 'node:path'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { openStore } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { manyModules, mustBePublished } from './courses.ts'
import { startMeasured } from './measured-process.ts'

export interface MemoryFigures {
  modules: number
  /** Resident megabytes just started, and after every module was read. */
  started: number
  loaded: number
}

/** Resident memory of a server whose every module has been opened. */
export async function measureMemory(
  buildFolder: string,
  folder: string,
  modules: number,
): Promise<MemoryFigures> {
  const databaseUrl = `file:${join(folder, 'memory.db')}`
  const courses = manyModules(join(folder, 'memory'), modules)
  const store = await openStore(databaseUrl)
  await migrate(store)
  mustBePublished(await publishCourses(store.db, courses, { now: Date.now() }))
  await store.close()
  const server = await startMeasured('bench/serve.js', [buildFolder], { DATABASE_URL: databaseUrl })
  try {
    const started = await server.read('memory')
    for (let index = 0; index < modules; index += 1) {
      const answer = await server.send(`/en/courses/course-${Math.floor(index / 50)}/module-${index}`)
      if (answer.status !== 200) throw new Error(`module-${index} answered ${answer.status}`)
    }
    const loaded = await server.read('memory')
    return { modules, started: started.rss / 1e6, loaded: loaded.rss / 1e6 }
  } finally {
    await server.stop()
  }
}
