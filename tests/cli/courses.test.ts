import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCourseZip } from '#app/content/exchange/zip/course-zip.server.ts'
import { aFolder, moduleText, twoModules } from '#tests/content/folder.ts'

/** Runs `jalon` as an operator does, on a store in the folder itself. */
function jalon(dir: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'cli/jalon.ts', ...words],
    {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: `file:${join(dir, 'jalon.db')}`, COURSES_DIR: dir },
    },
  )
  return { status, lines: `${stdout}${stderr}`.replaceAll(`${dir}/`, '').trim().split('\n') }
}

test('courses are checked and published from the command line', () => {
  const { dir, write } = aFolder(twoModules())
  expect(jalon(dir, 'courses', 'check', dir)).toEqual({ status: 0, lines: ['No problem found.'] })
  expect(jalon(dir, 'courses', 'publish').status).toBe(1) // The store has no tables yet.
  expect(jalon(dir, 'migrate').status).toBe(0)
  expect(jalon(dir, 'courses', 'publish')).toEqual({
    status: 0,
    lines: ['foundations: published, 4 text(s) compiled.'],
  })
  expect(jalon(dir, 'courses', 'publish')).toEqual({ status: 0, lines: ['foundations: unchanged.'] })

  write('foundations/second/en.mdx', moduleText('Second', 'two', '<Blink />'))
  const checked = jalon(dir, 'courses', 'check')
  expect(checked.status).toBe(1)
  expect(checked.lines[0]).toMatch(
    /^foundations\/second\/en\.mdx:10:1 {2}<Blink> is not a tag of this dialect\./,
  )
  expect(checked.lines.at(-1)).toBe('1 error(s), 0 warning(s).')
  const inFrench = jalon(dir, 'courses', 'check', '--language', 'fr')
  expect(inFrench.lines[0]).toMatch(/ {2}<Blink> n’est pas une balise connue\./)
  expect(inFrench.lines.at(-1)).toBe('1 erreur(s), 0 conseil(s).')
  const refused = jalon(dir, 'courses', 'publish')
  expect(refused.status).toBe(1)
  expect(refused.lines.at(-1)).toMatch(/^foundations: not published\./)
  expect(jalon(dir, 'courses', 'check', '--store').lines.join('\n')).toContain('<Blink>')
}, 120_000)

test('a course is written into a zip; unzipped into an empty folder it is the same course', async () => {
  const { dir } = aFolder(twoModules())
  jalon(dir, 'migrate')
  jalon(dir, 'courses', 'publish')
  const to = join(dir, 'foundations.zip')
  expect(jalon(dir, 'courses', 'export', 'foundations', '--to', to).lines[0]).toMatch(
    /^foundations: written to/,
  )
  expect(jalon(dir, 'courses', 'export', 'foundations', '--to', to).status).toBe(1)
  const { courseId, files, shared } = await readCourseZip(readFileSync(to))
  expect([courseId, ...files.keys()]).toEqual([
    'foundations',
    'course.yaml',
    'first/bars.svg',
    'first/en.mdx',
    'first/fr.mdx',
    'second/en.mdx',
    'second/fr.mdx',
  ])
  expect([...shared.keys()]).toEqual(['glossary.yaml'])
}, 120_000)
