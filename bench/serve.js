// The production server around the measuring build, in a process of its own that tells its CPU time and memory.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createApp } from '../server.js'

const buildFolder = process.argv[2] ?? ''
const build = await import(pathToFileURL(join(buildFolder, 'server/index.js')).href)
const entry = build.entry.module
await entry.theStore()
const app = createApp({
  environment: entry.environment(),
  log: entry.log(),
  loggedPath: entry.loggedPath,
  build,
  buildFolder,
})
const server = createServer(app)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address?.port })
})

process.on('message', async (question) => {
  if (question === 'memory') await settle()
  const { user, system } = process.cpuUsage()
  const peak = process.resourceUsage().maxRSS * 1024
  const mainMicroseconds = ofMainThread()
  process.send?.({ cpuMicroseconds: user + system, mainMicroseconds, rss: process.memoryUsage.rss(), peak })
})

/** What the thread that answers requests has used, where the system tells: a hundredth of a second at the least. */
function ofMainThread() {
  const file = `/proc/self/task/${process.pid}/stat`
  if (!existsSync(file)) return undefined
  // The name of the program comes first, in brackets, and may hold anything; utime and stime are the 14th and 15th.
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10_000
}

/** Collects garbage and waits until V8 has given the pages back, which it does in the background. */
async function settle() {
  globalThis.gc?.()
  for (let rss = Number.POSITIVE_INFINITY; process.memoryUsage.rss() < rss; ) {
    rss = process.memoryUsage.rss()
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
