import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startBuilder } from '#app/content/builder.server.ts'
import { inputOf } from '#tests/support/builder-input.ts'
import { moduleText } from './folder.ts'

const hasProc = existsSync('/proc/self/stat')

/** Processes that build for one of these, by their numbers. Read from /proc. */
const buildersOf = (parent: number): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        const isOurs =
          readFileSync(`/proc/${pid}/stat`, 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ')[1] === `${parent}`
        return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('build-process')
      } catch {
        return false
      }
    })

test.runIf(hasProc)(
  'texts are built in a process of lower priority, which knows no secrets of the server',
  async () => {
    process.env.SMTP_URL = 'smtp://user:password@mail.example'
    const builder = startBuilder()
    try {
      expect((await builder.build(inputOf(moduleText('First', 'one', 'Words.')))).editions).toHaveLength(1)
      const [pid = 0] = buildersOf(process.pid)
      const niceness = readdirSync(`/proc/${pid}/task`).map(
        (thread) =>
          readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ')[16],
      )
      expect(new Set(niceness)).toEqual(new Set(['10']))
      expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('password')
    } finally {
      delete process.env.SMTP_URL
      await builder.close()
    }
    expect(buildersOf(process.pid)).toEqual([])
  },
)

/** Ends the one that builds, once it has begun; tells which it was. */
async function kill(other = 0): Promise<number> {
  const others = () => buildersOf(process.pid).filter((pid) => pid !== other)
  await expect.poll(others, { timeout: 10_000, interval: 5 }).toHaveLength(1)
  const [pid = 0] = others()
  process.kill(pid, 'SIGKILL')
  return pid
}

test.runIf(hasProc)('what ends it is not the fault of the text: the next one builds it', async () => {
  const builder = startBuilder()
  try {
    const building = builder.build(inputOf(moduleText('First', 'one', 'Words.')))
    await kill()
    expect((await building).editions).toHaveLength(1)
    // While it rests.
    await kill()
    expect((await builder.build(inputOf(moduleText('First', 'one', 'More.')))).editions).toHaveLength(1)
  } finally {
    await builder.close()
  }
})

test.runIf(hasProc)('a text with which it ends twice is refused, and the next one is built', async () => {
  const builder = startBuilder()
  try {
    const building = builder.build(inputOf(moduleText('First', 'one', 'Words.')))
    await kill(await kill())
    expect((await building).problems).toMatchObject([{ code: 'unparseable' }])
    expect((await builder.build(inputOf(moduleText('First', 'one', 'Others.')))).editions).toHaveLength(1)
  } finally {
    await builder.close()
  }
})

test.runIf(hasProc)('it ends when the server that it works for was killed', async () => {
  const server = spawn(process.execPath, ['--import', 'tsx', 'tests/support/keep-building.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(server.stdout, 'data')
  const [pid = 0] = buildersOf(server.pid ?? 0)
  expect(pid).toBeGreaterThan(0)
  server.kill('SIGKILL')
  await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 10_000 }).toBe(false)
})

test.runIf(hasProc)(
  'it ends when nobody has written for a while, and starts again for the next',
  async () => {
    const builder = startBuilder({ idleMs: 50 })
    try {
      await builder.build(inputOf(moduleText('First', 'one', 'Words.')))
      await expect.poll(() => buildersOf(process.pid), { timeout: 10_000 }).toEqual([])
      expect((await builder.build(inputOf(moduleText('First', 'one', 'Others.')))).editions).toHaveLength(1)
    } finally {
      await builder.close()
    }
  },
)
