// Before the server listens: the environment is valid, the port is free, the store is migrated, the courses are published.
import { statSync } from 'node:fs'
import { createServer } from 'node:net'
import { publishCourses } from '#app/content/publish-courses.server.ts'
import { resumeCorrections } from '#app/domain/correction/resume-corrections.server.ts'
import { type Environment, environment } from '#app/web/environment.server.ts'
import { keyLines } from '#cli/key-lines.ts'
import { openStore } from '#db/gateway.server.ts'
import { migrate } from '#db/migrate.server.ts'

const portIsFree = ({ port, host }: Environment) =>
  new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const words =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is in use. Stop the other program, or set PORT to another number.`
          : `The server can't listen on ${host}:${port}: ${error.message}`
      reject(new Error(words))
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })

function mustHaveCourses({ coursesDir }: Environment) {
  if (statSync(coursesDir, { throwIfNoEntry: false })?.isDirectory()) return
  throw new Error(`There is no folder ${coursesDir}. Set COURSES_DIR to the folder that holds the courses.`)
}

try {
  const settings = environment()
  mustHaveCourses(settings)
  await portIsFree(settings)
  const store = await openStore(settings.databaseUrl)
  try {
    const { applied } = await migrate(store)
    if (applied.length > 0) console.log(`Store: ${applied.length} migration(s) applied.`)
    const report = await publishCourses(store.db, settings.coursesDir, { now: Date.now() })
    for (const line of [...report.lines, ...(await keyLines(store.db, report.courses))]) console.log(line)
    const resumed = await resumeCorrections(store.db, { now: Date.now() })
    if (resumed > 0) console.log(`Store: ${resumed} correction(s) of keys that were cut off are done.`)
  } finally {
    await store.close()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
