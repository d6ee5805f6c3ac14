// Which files of the npm package `webr` a running R needs, and how they are made ready: for the page and for Node.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { emAsmFunctions } from './em-asm.js'
import { patchClient, patchR, patchWorker, WEBR_VERSION } from './patch-webr.js'

const PACKAGE = fileURLToPath(new URL('../../../node_modules/webr/', import.meta.url))
const PRELUDE = fileURLToPath(new URL('worker-prelude.js', import.meta.url))

/**
 * Parts of R's file system that a lab has no use for: manuals (7 MB for one `?mean`), maps, certificates, translations.
 */
const LEFT_OUT = [
  /^vfs\/usr\/share\/(proj|gdal|udunits)\b/,
  /^vfs\/usr\/share\/fonts\/Noto(Serif|SansMono)/,
  /^vfs\/usr\/lib\/R\/(doc|share|library\/translations)\b/,
  /^vfs\/usr\/lib\/R\/library\/(tcltk|parallel|translations)\b/,
  /^vfs\/usr\/lib\/R\/library\/\w+\/(html|demo|doc|help)\./,
  /^vfs\/etc\/ssl\//,
]

/** Widths of letters for every printer there ever was, in one file. The first plot loads it: these families are enough. */
const METRICS = 'vfs/usr/lib/R/library/grDevices/afm'
const METRICS_KEPT = /^\/?(Helvetica|Courier|Times|Symbol|ZapfDingbats)/

/** What the engine is made of, beside its file system. */
const ENGINE = ['R.wasm', 'libRblas.so', 'libRlapack.so']

/** False when the optional package is not installed: then R in the page is off. */
export function hasWebr() {
  try {
    return readdirSync(join(PACKAGE, 'dist')).length > 0
  } catch {
    return false
  }
}

/** @returns {string[]} paths of R's own files below the package's `dist`, in order */
function fileSystem() {
  return readdirSync(join(PACKAGE, 'dist/vfs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(PACKAGE, 'dist/').length))
    .filter((path) => !LEFT_OUT.some((pattern) => pattern.test(path)))
    .sort()
}

/**
 * Writes the patched webR into a folder.
 * @param {string} folder absolute; made if missing
 * @param {'page' | 'node'} place where it will run
 * @returns {string[]} the paths of the files, below the folder
 * @throws {Error} when the installed webR is not the one that the patches fit
 */
export function writeWebr(folder, place) {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
  if (version !== WEBR_VERSION)
    throw new Error(
      `webr is ${version}, but app/labs/r/patch-webr.js fits ${WEBR_VERSION}. Look at it again.`,
    )
  const read = (/** @type {string} */ name) => readFileSync(join(PACKAGE, 'dist', name), 'utf8')
  const vfs = fileSystem()
  const client = place === 'page' ? 'webr.js' : 'webr.mjs'
  const functions = emAsmFunctions(readFileSync(join(PACKAGE, 'dist/R.wasm')))
  const scripts = {
    'R.js': patchR(read('R.js'), functions, isShipped(vfs)),
    'webr-worker.js': patchWorker(
      read('webr-worker.js'),
      place === 'page' ? readFileSync(PRELUDE, 'utf8') : '',
    ),
    [client]: patchClient(read(client)),
  }
  for (const path of [...ENGINE, ...vfs]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(PACKAGE, 'dist', path), join(folder, path))
  }
  writeMetrics(folder)
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(folder, name), text)
  return [...Object.keys(scripts), ...ENGINE, ...vfs]
}

/** @param {string[]} vfs @returns {(path: string, name: string) => boolean} the file, or the image, and what is in it */
function isShipped(vfs) {
  const paths = new Set(vfs)
  return (path, name) => paths.has(path) && (!path.startsWith(METRICS) || METRICS_KEPT.test(name))
}

/** Writes the image of metrics anew, with those that are kept. @param {string} folder */
function writeMetrics(folder) {
  const image = join(PACKAGE, 'dist', METRICS)
  const data = gunzipSync(readFileSync(`${image}.data.gz`))
  /** @type {{ files: { filename: string, start: number, end: number }[] }} */
  const { files, ...rest } = JSON.parse(readFileSync(`${image}.js.metadata`, 'utf8'))
  const pieces = []
  let at = 0
  const kept = []
  for (const { filename, start, end } of files) {
    if (!METRICS_KEPT.test(filename)) continue
    pieces.push(data.subarray(start, end))
    kept.push({ filename, start: at, end: at + end - start })
    at += end - start
  }
  const content = JSON.stringify({ ...rest, files: kept, remote_package_size: at })
  writeFileSync(join(folder, `${METRICS}.js.metadata`), content)
  writeFileSync(join(folder, `${METRICS}.data.gz`), gzipSync(Buffer.concat(pieces)))
}
