// `npm start`: builds what changed, prepares the store, publishes the courses, serves. One plain line a problem.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import cluster from 'node:cluster'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.env.NODE_ENV ??= 'production'
const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

/** What the build is made from: a change in any of these makes a new one. */
const SOURCES = ['app', 'db', 'public', 'package-lock.json', 'vite.config.ts', 'remix.config.js', 'project.inlang/settings.json']
const STAMP = 'build/stamp'

/** @param {string} path @returns {string[]} */
const filesUnder = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'generated')
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))

const sourceHash = () => {
  const hash = createHash('sha256').update(process.version)
  for (const source of SOURCES) {
    for (const file of source.includes('.') ? [source] : filesUnder(source).sort()) {
      hash.update(file).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

/** @param {string} line */
function giveUp(line) {
  console.error(line)
  process.exit(1)
}

function buildIfChanged() {
  const wanted = sourceHash()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  console.log('Building (once for each version, about half a minute) …')
  const built = spawnSync(process.execPath, ['cli/build.js'], { encoding: 'utf8' })
  if (built.status !== 0) giveUp(`The build failed:\n${built.stdout}${built.stderr}`)
  mkdirSync('build', { recursive: true })
  writeFileSync(STAMP, wanted)
}

function prepare() {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'cli/prepare.ts'], { stdio: 'inherit' })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

async function serveHere() {
  try {
    const { serve } = await import('../server.js')
    const { url } = await serve()
    if (cluster.isPrimary || cluster.worker?.id === 1) console.log(`Jalon is ready: ${url}`)
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error))
  }
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
  cluster.on('exit', (worker, code) => {
    if (!stopping && !worker.exitedAfterDisconnect && code !== 1) cluster.fork()
    else if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(stopping ? 0 : 1)
  })
  for (let made = 0; made < workers; made += 1) cluster.fork()
}

if (cluster.isPrimary) {
  buildIfChanged()
  prepare()
  const workers = Number(process.env.WORKERS || 1)
  if (workers > 1) serveInWorkers(workers)
  else await serveHere()
} else {
  await serveHere()
}
