// Finds a Chromium for the browser tests, or installs one with what the machine has.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** What a headless Chromium needs to run in a container and to stay off the network. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const installed = () => [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path))

/** @returns {string} the path of an executable; ends the process with a plain line when none can be had */
export function findChromium() {
  const found = installed()
  if (found) return found
  console.log('No Chromium found: installing one …')
  const isDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (isDebian) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
  } else {
    spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
      stdio: 'inherit',
    })
    const where = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        "import { chromium } from '@playwright/test'; console.log(chromium.executablePath())",
      ],
      { encoding: 'utf8' },
    )
    if (where.stdout && existsSync(where.stdout.trim())) return where.stdout.trim()
  }
  const now = installed()
  if (now) return now
  console.error('The browser tests need Chromium. Install it, or set CHROMIUM to its path.')
  process.exit(1)
}
