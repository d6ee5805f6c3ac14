// `npm run build`: messages, pages and scripts, if anything they are made from has changed; then every file for the
// browser is compressed once, as far as it goes.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'

/** What the build is made from: a change in any of these makes a new one. */
const SOURCES = [
  'app',
  'bench/empty-route.tsx',
  'cli/build-webr.js',
  'cli/build.js',
  'db',
  'package-lock.json',
  'project.inlang/settings.json',
  'public',
  'remix.config.js',
  'vite.config.ts',
]
/** Every build has a folder of its own: a server that runs keeps its files while the next version is built. */
const BUILDS = 'build'
/** How many older builds stay, for servers that still run on them. */
const KEPT = 2

/** The words that compile the messages; `cli/dev.js` adds `--watch`. */
export const compileMessages = [
  'node_modules/@inlang/paraglide-js/bin/run.js',
  'compile',
  ...['--project', './project.inlang'],
  ...['--outdir', './app/messages/generated'],
  ...['--strategy', 'baseLocale'],
  '--emit-ts-declarations',
  '--silent',
]

/** @param {string} path @returns {string[]} */
const filesUnder = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'generated')
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))

/** @param {boolean} measured */
const sourceHash = (measured) => {
  const hash = createHash('sha256').update(`${process.version} ${measured}`)
  for (const source of SOURCES) {
    for (const file of source.includes('.') ? [source] : filesUnder(source).sort()) {
      hash.update(file).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/** @param {string[]} words @param {Record<string, string>} [variables] */
function run(words, variables = {}) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: 'production', ...variables }
  const done = spawnSync(process.execPath, words, { encoding: 'utf8', env })
  if (done.status !== 0)
    throw new Error(`The build failed at "${words.join(' ')}":\n${done.stdout}${done.stderr}`)
}

/** A thread's file in one piece, without what was compiled for this machine. @param {string} entry @param {string} outfile */
function bundleThread(entry, outfile) {
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    external: ['better-sqlite3'],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
  })
}

/** The thread in which learners' SQL runs with the engine that it loads, and the one that writes the store. @param {string} folder */
function bundleThreads(folder) {
  bundleThread('app/labs/sql/thread.ts', join(folder, 'labs/sql-thread.js'))
  bundleThread('db/engines/write-thread.ts', join(folder, 'store/write-thread.js'))
  const engine = fileURLToPath(import.meta.resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm'))
  copyFileSync(engine, join(folder, 'labs/sqlite3.wasm'))
}

/** @param {string} folder */
function compressClientFiles(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|svg|txt|json|wasm)$/.test(name)) continue
    const bytes = readFileSync(join(folder, name))
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, quality))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

/** @param {string} newest */
function removeOldBuilds(newest) {
  const older = readdirSync(BUILDS)
    .filter((name) => name !== newest)
    .map((name) => ({ path: join(BUILDS, name), at: statSync(join(BUILDS, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { path } of older.slice(KEPT)) rmSync(path, { recursive: true, force: true })
}

/**
 * Builds if the sources have changed since the last build.
 * @param {{ measured?: boolean }} [options] `measured`: with the empty page that `bench/` compares others with
 * @returns {string} the folder of the build, absolute
 * @throws {Error} with the output of the step that failed
 */
export function buildIfChanged({ measured = false } = {}) {
  const name = sourceHash(measured)
  const folder = resolve(BUILDS, name)
  if (existsSync(folder)) return folder
  console.log('Building (once for each version, about half a minute) …')
  // Built beside and moved into place: a build that was broken off is never served.
  const unfinished = `${BUILDS}/${name}.${process.pid}.unfinished`
  try {
    run(compileMessages)
    const variables = { JALON_BUILD: unfinished, ...(measured ? { JALON_BENCH: 'yes' } : {}) }
    run(['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'], variables)
    bundleThreads(unfinished)
    compressClientFiles(join(unfinished, 'client'))
    run(['cli/build-webr.js', join(unfinished, 'client')])
    if (!existsSync(folder)) renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  removeOldBuilds(name)
  return folder
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(`The build is in ${buildIfChanged()}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
