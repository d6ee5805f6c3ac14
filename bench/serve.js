// The production server around the measuring build, in a process of its own that tells its CPU time and memory.
import { createServer } from 'node:http'
import { createApp } from '../server.js'

const build = await import('../build/bench/server/index.js')
const entry = build.entry.module
await entry.theStore()
const app = createApp({ environment: entry.environment(), log: entry.log(), loggedPath: entry.loggedPath, build })
const server = createServer(app)
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }))

process.on('message', (question) => {
  if (question === 'memory') globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMicroseconds: user + system, rss: process.memoryUsage.rss() })
})
