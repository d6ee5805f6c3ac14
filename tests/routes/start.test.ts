import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { readCourses } from '#app/content/read-courses.server.ts'
import { coursesWithTest } from '#tests/support/courses-with-test.ts'
import { startServer } from '#tests/support/server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jalon-start-'))
/** Enough where it does not matter what is published; all courses take half a minute. */
const oneCourse = coursesWithTest()
afterAll(() => {
  for (const made of [folder, oneCourse]) rmSync(made, { recursive: true, force: true })
})

const start = (variables: Record<string, string>) => {
  const databaseUrl = `file:${join(folder, 'start.db')}`
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    ...variables,
  }
  const done = spawnSync(process.execPath, ['cli/start.js'], {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: 60_000,
    killSignal: 'SIGKILL',
  })
  return { code: done.status, lines: done.stderr.trim().split('\n') }
}

describe('npm start refuses in one plain line', () => {
  test.each([
    ['PORT', 'eighty', /^PORT is "eighty"; it must be a port number/],
    ['DATABASE_URL', 'postgres://x', /^DATABASE_URL is "postgres:\/\/x"; it must be file:/],
    ['ORIGIN', 'learn.example.org', /^ORIGIN is "learn.example.org"; it must be the address/],
    ['SMTP_URL', 'mail', /^SMTP_URL is "mail"; it must be smtp:/],
    ['SMTP_URL', 'smtp://mail.example:587', /^SMTP_URL is set but ORIGIN is not/],
    ['WORKERS', '0', /^WORKERS is "0"; it must be a number of processes/],
    ['COURSES_DIR', '/nowhere/at/all', /\/nowhere\/at\/all/],
  ])('a bad %s', (name, value, words) => {
    const { code, lines } = start({ [name]: value })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(words)
  })

  test('a port in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const { code, lines } = start({ PORT: String(port) })
    other.close()
    expect([code, lines]).toEqual([
      1,
      [`Port ${port} is in use. Stop the other program, or set PORT to another number.`],
    ])
  })

  test('a data folder that can’t be written, or is a file', () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, 'not a folder')
    chmodSync(file, 0o400)
    const { code, lines } = start({ DATABASE_URL: `file:${join(file, 'jalon.db')}` })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('a-file')
  })

  test('a store file that is no database', () => {
    const file = join(folder, 'text.db')
    writeFileSync(file, 'This is a letter, not a database. '.repeat(200))
    const { code, lines } = start({ DATABASE_URL: `file:${file}` })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
  })
})

describe('a running server', () => {
  test('says that it is healthy, finishes on SIGTERM and starts again on the same store', async () => {
    const DATABASE_URL = `file:${join(folder, 'again.db')}`
    const first = await startServer({ DATABASE_URL })
    const health = await fetch(`${first.url}/healthz`)
    expect(health.status).toBe(200)
    // Every text of every module and test that is listed.
    const listed = readCourses('courses').courses.flatMap(({ yaml }) => yaml?.value ?? [])
    const texts = listed.map(
      ({ modules, test, languages }) => (modules.length + (test ? 1 : 0)) * languages.length,
    )
    const editions = texts.reduce((sum, count) => sum + count, 0)
    expect(await health.json()).toMatchObject({ status: 'ok', editions })
    expect(await first.stop()).toBe(0)
    const second = await startServer({ DATABASE_URL })
    expect((await fetch(`${second.url}/en/courses/foundations`)).status).toBe(200)
    expect(await second.stop()).toBe(0)
  }, 120_000)

  test('goes on when nobody reads its log any more', async () => {
    const server = await startServer({
      COURSES_DIR: oneCourse,
      DATABASE_URL: `file:${join(folder, 'unread.db')}`,
    })
    server.process.stdout?.destroy()
    server.process.stderr?.destroy()
    for (let asked = 0; asked < 3; asked += 1) {
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    }
    expect(await server.stop()).toBe(0)
  }, 120_000)

  test('runs as several processes on one port and stops them all', async () => {
    const server = await startServer({
      WORKERS: '2',
      COURSES_DIR: oneCourse,
      DATABASE_URL: `file:${join(folder, 'workers.db')}`,
    })
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${server.url}/healthz`)))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect(await server.stop()).toBe(0)
  }, 120_000)
})
