import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startBuilder } from '#app/content/builder.server.ts'
import { parseMarkdown } from '#app/content/parse.ts'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { openStore } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { changeEveryModule, manyModules, mustBePublished } from './courses.ts'

export interface PublishingFigures {
  /** CPU milliseconds a module, all threads. */
  perModule: { modules: number; first: number; changed: number; unchanged: number }[]
  /** CPU milliseconds that remark alone takes to read the text of one of these modules, once warm. */
  reading: number
}

const cpuMs = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Publishes 25, 50 and 100 modules: first, unchanged, and with a changed word in each. */
export async function measurePublishing(folder: string): Promise<PublishingFigures> {
  const builder = startBuilder()
  const figures: PublishingFigures = { perModule: [], reading: Number.NaN }
  try {
    // The first text pays for starting the compiler.
    for (const modules of [2, 25, 50, 100]) {
      const courses = manyModules(join(folder, `publish-${modules}`), modules)
      const store = await openStore(`file:${join(folder, `publish-${modules}.db`)}`)
      await migrate(store)
      const publish = async () =>
        mustBePublished(await publishCourses(store.db, courses, { now: Date.now(), builder }))
      const first = await cpuMs(publish)
      const unchanged = await cpuMs(publish)
      changeEveryModule(courses, modules)
      const changed = await cpuMs(publish)
      await store.close()
      if (modules > 2) {
        figures.perModule.push({
          modules,
          first: first / modules,
          changed: changed / modules,
          unchanged: unchanged / modules,
        })
      }
    }
    figures.reading = await measureReading(readFileSync('courses/foundations/stock-and-flow/en.mdx', 'utf8'))
  } finally {
    await builder.close()
  }
  return figures
}

/** The floor under every publishing: nothing can be made of a text that has not been read. */
async function measureReading(text: string): Promise<number> {
  const times = 30
  const read = async () => {
    for (let done = 0; done < times; done += 1) parseMarkdown(`${text}\n\n${done}\n`, () => {})
  }
  await read()
  return (await cpuMs(read)) / times
}
