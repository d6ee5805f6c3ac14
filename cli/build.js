// `npm run build`: messages, pages and scripts, if anything they are made from has changed; then every file for the
// browser is compressed once, as far as it goes.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** What the build is made from: a change in any of these makes a new one. */
const SOURCES = ['app', 'cli/build.js', 'db', 'package-lock.json', 'project.inlang/settings.json', 'public', 'remix.config.js', 'vite.config.ts']
const STAMP = 'build/stamp'
const CLIENT = 'build/client'

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

const sourceHash = () => {
  const hash = createHash('sha256').update(process.version)
  for (const source of SOURCES) {
    for (const file of source.includes('.') ? [source] : filesUnder(source).sort()) {
      hash.update(file).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

/** @param {string[]} words */
function run(words) {
  const done = spawnSync(process.execPath, words, { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } })
  if (done.status !== 0) throw new Error(`The build failed at "${words.join(' ')}":\n${done.stdout}${done.stderr}`)
}

function compressClientFiles() {
  for (const name of readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|svg|txt|json)$/.test(name)) continue
    const bytes = readFileSync(join(CLIENT, name))
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
    writeFileSync(join(CLIENT, `${name}.br`), brotliCompressSync(bytes, quality))
    writeFileSync(join(CLIENT, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

/**
 * Builds if the sources have changed since the last build.
 * @returns {boolean} whether anything was built
 * @throws {Error} with the output of the step that failed
 */
export function buildIfChanged() {
  const wanted = sourceHash()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false
  console.log('Building (once for each version, about half a minute) …')
  run(compileMessages)
  run(['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'])
  compressClientFiles()
  writeFileSync(STAMP, wanted)
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(buildIfChanged() ? 'Built.' : 'The build is up to date.')
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
