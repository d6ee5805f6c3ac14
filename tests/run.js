// `npm test`: everything, in the order in which a mistake is cheapest to find. Prints one closing line with the counts.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './support/chromium.js'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const reports = mkdtempSync(join(tmpdir(), 'jalon-test-'))
const counts = { passed: 0, failed: 0 }
/** What failed, said once more at the end: a log of two thousand lines is often read from there. @type {string[]} */
const failures = []

/**
 * Runs one step and says how long it took.
 * @param {string} title @param {string} command @param {string[]} words @param {Record<string, string>} [variables]
 */
function step(title, command, words, variables = {}) {
  console.log(`\n── ${title}`)
  const startedAt = Date.now()
  const done = spawnSync(command, words, { stdio: 'inherit', env: { ...process.env, ...variables } })
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  const ok = done.status === 0
  if (!ok) failures.push(`${title}: FAILED`)
  console.log(`── ${title}: ${ok ? 'ok' : 'FAILED'}, ${seconds} s`)
  return ok
}

/** @param {string} title @param {string} script @param {string[]} words @param {Record<string, string>} [variables] */
const nodeStep = (title, script, words, variables) =>
  step(title, process.execPath, [`node_modules/${script}`, ...words], variables)

/** A step without counts of its own is one check. @param {boolean} ok */
const count = (ok) => {
  counts[ok ? 'passed' : 'failed'] += 1
}

/** @param {string} name */
function countVitest(name) {
  const file = join(reports, name)
  if (!existsSync(file)) return count(false)
  const report = JSON.parse(readFileSync(file, 'utf8'))
  for (const { name: path, message, assertionResults } of report.testResults) {
    if (message) failures.push(`${path}: ${message}`)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed') failures.push(`${path} › ${fullName}\n  ${failureMessages.join('\n  ')}`)
  }
  counts.passed += report.numPassedTests
  counts.failed += report.numFailedTests + (report.numFailedTests === 0 && !report.success ? 1 : 0)
}

function countPlaywright() {
  const file = join(reports, 'e2e.json')
  if (!existsSync(file)) return count(false)
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'))
  for (const suite of suites) failures.push(...failedSpecs(suite))
  counts.passed += stats.expected + stats.flaky
  counts.failed += stats.unexpected
}

/** The titles of the failed tests of one of Playwright's suites. @param {any} suite @returns {string[]} */
const failedSpecs = ({ file, specs, suites = [] }) => [
  ...specs
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ spec) => `${file} › ${spec.title}`),
  ...suites.flatMap(failedSpecs),
]

const vitest = (/** @type {string} */ name) => [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(reports, name)}`,
]

count(step('build', process.execPath, ['cli/build.js']))
count(nodeStep('types', 'typescript/bin/tsc', []))
count(nodeStep('lint and format', '@biomejs/biome/bin/biome', ['check', '.']))
count(nodeStep('unused code', 'knip/bin/knip.js', []))
nodeStep('unit, database and content tests', 'vitest/vitest.mjs', vitest('unit.json'))
countVitest('unit.json')
nodeStep('database tests on a three-node cluster', 'vitest/vitest.mjs', [
  ...vitest('cluster.json'),
  '--config=vitest.cluster.config.ts',
])
countVitest('cluster.json')
nodeStep('browser tests', '@playwright/test/cli.js', ['test'], {
  CHROMIUM: findChromium(),
  PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json'),
})
countPlaywright()

if (failures.length > 0) console.log(`\n── what failed\n${failures.join('\n')}`)
console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
process.exit(counts.failed === 0 ? 0 : 1)
