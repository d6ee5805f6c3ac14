// `npm run dev`: as `npm start`, with live reload for code, messages and course files.
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileMessages } from './build.js'

process.env.NODE_ENV = 'development'
process.chdir(fileURLToPath(new URL('..', import.meta.url)))

spawnSync(process.execPath, compileMessages, { stdio: 'inherit' })
const prepared = spawnSync(process.execPath, ['--import', 'tsx', 'cli/prepare.ts'], { stdio: 'inherit' })
if (prepared.status !== 0) process.exit(prepared.status ?? 1)

const messageWatch = spawn(process.execPath, [...compileMessages, '--watch'], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
process.on('exit', () => messageWatch.kill())

const { serve } = await import('../server.js')
const { url, reload } = await serve({ dev: true })
console.log(`Jalon is ready, with live reload: ${url}`)

/** @type {NodeJS.Timeout | undefined} */
let soon
let publishing = false
function publish() {
  if (publishing) {
    soon = setTimeout(publish, 200)
    return
  }
  publishing = true
  const run = spawn(process.execPath, ['--import', 'tsx', 'cli/jalon.ts', 'courses', 'publish'], {
    stdio: 'inherit',
  })
  run.on('exit', (code) => {
    publishing = false
    if (code === 0) reload()
  })
}
watch(process.env.COURSES_DIR || 'courses', { recursive: true }, () => {
  clearTimeout(soon)
  soon = setTimeout(publish, 200)
})
