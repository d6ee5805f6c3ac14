import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { courseYaml, moduleText } from '#tests/content/folder.ts'
import { testText } from './course-test.ts'

/** A folder with one course of one module and a test, for a server; the caller removes it. */
export function coursesWithTest(): string {
  const dir = mkdtempSync(join(tmpdir(), 'jalon-courses-'))
  const files = {
    'foundations/course.yaml': courseYaml(['first'], 'test: exam'),
    'foundations/first/en.mdx': moduleText('First', 'one'),
    'foundations/first/fr.mdx': moduleText('Premier', 'one'),
    'foundations/exam/en.mdx': testText(),
    'foundations/exam/fr.mdx': testText({ language: 'fr' }),
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), content)
  }
  return dir
}
