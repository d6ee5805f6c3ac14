// Makes R ready for the page: webR, patched for our policy and compressed, in `<client folder>/labs/r/<version>/`.
// Run by cli/build.js: `node cli/build-webr.js <client folder>`. It takes ten seconds once; later builds link to the same files.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { WEBR_VERSION } from '../app/labs/r/patch-webr.js'
import { R_PATH } from '../app/labs/r/policy.js'
import { hasWebr, writeWebr } from '../app/labs/r/webr-files.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** What the served files depend on, beside webR's own version. */
const SOURCES = ['em-asm.js', 'patch-webr.js', 'webr-files.js', 'worker-prelude.js']
const KEPT_IN = join(ROOT, 'node_modules/.cache/jalon')
/** What R fetches until it answers. */
const AT_START = ['webr.js', 'webr-worker.js', 'R.js', 'R.wasm', 'libRblas.so', 'libRlapack.so']
/** What the first script needs besides, for the screen; the rest comes when a script asks for it. */
const AT_FIRST_SCRIPT = ['afm', 'enc'].flatMap((name) => [
  `vfs/usr/lib/R/library/grDevices/${name}.data.gz`,
  `vfs/usr/lib/R/library/grDevices/${name}.js.metadata`,
])
/** From 5 upwards R.wasm, which is packed inside, shrinks by 1 %, and takes six times as long. */
const QUALITY_OF_LARGE = 5
const LARGE_BYTES = 4_000_000

const versionName = () => {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)))
  for (const name of SOURCES) hash.update(readFileSync(join(ROOT, 'app/labs/r', name)))
  return `${WEBR_VERSION}-${hash.digest('hex').slice(0, 10)}`
}

/**
 * Writes the compressed twins of a file, where they are smaller.
 * @param {string} path
 * @returns {Promise<{ bytes: number, sent: number }>} its size, and what a browser that reads brotli is sent
 */
async function compress(path) {
  const content = readFileSync(path)
  const sizes = { bytes: content.length, sent: content.length }
  if (path.endsWith('.gz')) return sizes
  const brotli = await promisify(brotliCompress)(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: content.length > LARGE_BYTES ? QUALITY_OF_LARGE : 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  })
  if (brotli.length > 0.95 * content.length) return sizes
  writeFileSync(`${path}.br`, brotli)
  writeFileSync(`${path}.gz`, await promisify(gzip)(content))
  return { bytes: content.length, sent: brotli.length }
}

/** @param {string} folder */
async function make(folder) {
  const files = writeWebr(folder, 'page')
  const sizes = await Promise.all(files.map((file) => compress(join(folder, file))))
  const known = Object.fromEntries(files.map((file, at) => [file, sizes[at]]))
  const atStart = Object.fromEntries(AT_START.map((file) => [file, known[file]]))
  writeFileSync(join(folder, 'sizes.json'), JSON.stringify(atStart))
  const bytes = [...AT_START, ...AT_FIRST_SCRIPT].reduce((sum, file) => sum + (known[file]?.sent ?? 0), 0)
  writeFileSync(join(folder, 'total.json'), JSON.stringify({ bytes }))
}

/** @param {string} from @param {string} to */
function linkAll(from, to) {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const target = join(to, path.slice(from.length))
    mkdirSync(dirname(target), { recursive: true })
    try {
      linkSync(path, target)
    } catch {
      // Another file system, or one without links.
      copyFileSync(path, target)
    }
  }
}

/**
 * @param {string} clientFolder
 * @returns {Promise<boolean>} false when webR, which is optional, is not installed: R in the page is off then
 * @throws {Error} when the installed webR is not the one that our patches fit
 */
export async function buildWebr(clientFolder) {
  if (!hasWebr()) return false
  const version = versionName()
  const kept = join(KEPT_IN, `r-${version}`)
  if (!existsSync(kept)) {
    const unfinished = `${kept}.${process.pid}.unfinished`
    try {
      await make(unfinished)
      for (const older of readdirSync(KEPT_IN))
        if (older.startsWith('r-') && !older.endsWith('.unfinished'))
          rmSync(join(KEPT_IN, older), { recursive: true })
      renameSync(unfinished, kept)
    } finally {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  const target = join(resolve(clientFolder), R_PATH)
  linkAll(kept, join(target, version))
  const { bytes } = JSON.parse(readFileSync(join(kept, 'total.json'), 'utf8'))
  // What the server reads to know whether it can offer R, and how large it is.
  writeFileSync(join(target, 'manifest.json'), JSON.stringify({ base: `${R_PATH}${version}/`, bytes }))
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const isThere = await buildWebr(process.argv[2] ?? '')
    if (!isThere) console.log('webr is not installed: R in the page is off.')
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
