// Finds bubblewrap for the tests that run R in its fence, or installs it with what the machine has.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const runs = () => spawnSync('bwrap', ['--unshare-all', '--ro-bind', '/', '/', 'true']).status === 0

/**
 * @returns {boolean} false where it cannot be had, or where this machine forbids namespaces: such tests are left out
 */
export function hasBubblewrap() {
  if (runs()) return true
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'bubblewrap'], { stdio: 'ignore' })
  }
  return runs()
}

/** What a person can do about it. */
export const BUBBLEWRAP_HINT =
  'R in its fence is not tested here: install bubblewrap (Debian: apt-get install bubblewrap).'
