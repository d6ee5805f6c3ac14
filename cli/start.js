// `npm start`: builds what changed, prepares the store, publishes the courses, serves. One plain line a problem.
import { spawnSync } from 'node:child_process'
import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { buildIfChanged } from './build.js'

process.env.NODE_ENV ??= 'production'
process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** @param {unknown} error */
function giveUp(error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

function prepare() {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'cli/prepare.ts'], { stdio: 'inherit' })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

async function serveHere() {
  const { serve } = await import('../server.js')
  const { url } = await serve({ buildFolder: process.env.JALON_BUILD })
  if (cluster.isPrimary || cluster.worker?.id === 1) console.log(`Jalon is ready: ${url}`)
}

/** Several processes share the port; one that dies is replaced. @param {number} workers */
function serveInWorkers(workers) {
  let stopping = false
  const stop = () => {
    stopping = true
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  cluster.on('exit', (_worker, code) => {
    // Exit code 1 is a worker that could not start: another would not either.
    if (!stopping && code !== 1) cluster.fork()
    else if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(stopping ? 0 : 1)
  })
  for (let made = 0; made < workers; made += 1) cluster.fork()
}

try {
  if (cluster.isPrimary) {
    // Workers find it in the environment that they inherit.
    process.env.JALON_BUILD = buildIfChanged()
    prepare()
    const workers = Number(process.env.WORKERS || 1)
    if (workers > 1) serveInWorkers(workers)
    else await serveHere()
  } else {
    await serveHere()
  }
} catch (error) {
  giveUp(error)
}
