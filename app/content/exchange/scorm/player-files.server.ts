import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build, transform } from 'esbuild'

// Resolved by the package's own map of names, so that they are found from the sources and from the built server alike.
const pathOf = (name: string) => createRequire(import.meta.url).resolve(name)

/** The sheets of the learner's page that a module needs, in the order of the page. */
const sheets = ['tokens', 'base', 'prose', 'formula', 'forms', 'exercise']

let files: Promise<{ script: Buffer; style: Buffer }> | null = null

/** Script and sheet that all packages share; made once by a process. */
export function playerFiles(): Promise<{ script: Buffer; style: Buffer }> {
  files ??= make().catch((error) => {
    files = null
    throw error
  })
  return files
}

async function make() {
  const [script, style] = await Promise.all([bundled(), styled()])
  return { script, style }
}

async function bundled(): Promise<Buffer> {
  const made = await build({
    entryPoints: [pathOf('#app/content/exchange/scorm/player/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    minify: true,
    // Some platforms serve scripts without naming their encoding.
    charset: 'ascii',
    logLevel: 'silent',
  })
  const [output] = made.outputFiles
  if (!output) throw new Error('The player of packages could not be bundled.')
  return Buffer.from(output.contents)
}

async function styled(): Promise<Buffer> {
  const own = readFileSync(pathOf('#app/content/exchange/scorm/player/package.css'), 'utf8')
  const ours = sheets.map((sheet) => readFileSync(pathOf(`#app/styles/${sheet}.css`), 'utf8'))
  const all = [own, ...ours].join('\n').replace('@theme {', ':root {').replace('--*: initial;', '')
  const { code } = await transform(all, { loader: 'css', minify: true, target: 'es2022' })
  return Buffer.from(code)
}
