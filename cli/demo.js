// `npm run demo`: as `npm start`, on a throw-away store with a made-up cohort. `--seed N` draws other answers, `--keep
// FOLDER` keeps the store and opens it again, PORT is as everywhere.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildIfChanged } from './build.js'

const calledFrom = process.cwd()
process.env.NODE_ENV ??= 'production'
process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** Neither o and 0 nor l and 1: it is read from a screen and typed. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Twelve letters from a hat in groups of four: 59 bits. */
function newPassword() {
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-')
}

/** @returns {{ seed: string, keep: string | null }} @throws {Error} in one plain line */
function wordsGiven() {
  const options = /** @type {const} */ ({ seed: { type: 'string', default: '1' }, keep: { type: 'string' } })
  const { seed, keep } = parseArgs({ options }).values
  if (!/^\d{1,9}$/.test(seed)) throw new Error('--seed is a whole number of at most nine digits.')
  return { seed, keep: keep === undefined ? null : resolve(calledFrom, keep) }
}

/** @param {string[]} words @param {string} [input] */
function run(words, input) {
  const stdio = /** @type {const} */ ([input === undefined ? 'ignore' : 'pipe', 'inherit', 'inherit'])
  const done = spawnSync(process.execPath, ['--import', 'tsx', ...words], { stdio: [...stdio], input })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/**
 * The folder of the store, and whether a demo is in it already. One that was broken off while it was made is no demo.
 * @param {string | null} keep
 */
function folderFor(keep) {
  if (keep === null) {
    const folder = mkdtempSync(join(tmpdir(), 'jalon-demo-'))
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    return { folder, isKept: false }
  }
  mkdirSync(keep, { recursive: true })
  const isKept = existsSync(join(keep, WHOLE))
  if (!isKept && existsSync(join(keep, STORE)))
    throw new Error(
      `The demo in ${keep} was broken off while it was made. Remove that folder, or name another.`,
    )
  return { folder: keep, isKept }
}

const STORE = 'demo.db'
/** Stands beside the store once it is filled. */
const WHOLE = 'demo.json'

/** @param {string} url @param {string} password @param {string | null} keep */
function tell(url, password, keep) {
  console.log(`
Jalon is ready: ${url}
Everybody and everything in this store is made up.

Sign in at ${url}/en/account/sign-in with the password ${password}
  trainer@demo.example       leads the cohort
  co-trainer@demo.example    leads it too, in French
  admin@demo.example         sees all cohorts
  acacia.hillside@demo.example    a learner who has finished
The password is drawn at each start and shown only here.
${keep === null ? 'The store is thrown away when you stop (Ctrl+C).' : `The store stays in ${keep}.`}`)
}

// Without a listener a signal would end the process before the folder is removed.
const leave = () => process.exit(130)
process.on('SIGINT', leave)
process.on('SIGTERM', leave)

try {
  const { seed, keep } = wordsGiven()
  const buildFolder = buildIfChanged()
  const { folder, isKept } = folderFor(keep)
  process.env.DATABASE_URL = `file:${join(folder, STORE)}`
  // No letter of a made-up trainer leaves the machine.
  delete process.env.SMTP_URL
  const password = newPassword()
  run(['cli/prepare.ts'])
  run(['cli/demo-store.ts', seed, isKept ? 'kept' : ''], password)
  writeFileSync(join(folder, WHOLE), `${JSON.stringify({ seed: Number(seed) })}\n`)
  const { serve } = await import('../server.js')
  process.off('SIGINT', leave)
  process.off('SIGTERM', leave)
  const { url } = await serve({ buildFolder })
  tell(url, password, keep)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
