import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startBuilder } from '#app/content/builder.server.ts'
import { limits } from '#app/content/limits.ts'
import { hasErrors } from '#app/content/problems.ts'
import { inputOf } from '#tests/support/builder-input.ts'
import { aText } from './texts.ts'

const builder = startBuilder()
afterAll(() => builder.close())

/** Markdown that strangers wrote, evenly spread over all installed packages; the same list for the same lock file. */
function corpus(count: number): string[] {
  const files = readdirSync('node_modules', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|mdx|markdown)$/i.test(name))
    .map((name) => join('node_modules', name))
    .filter((file) => statSync(file).isFile() && statSync(file).size <= limits.sourceBytes - 1000)
    .sort()
  const step = Math.max(1, Math.floor(files.length / count))
  return files.filter((_, index) => index % step === 0).slice(0, count)
}

test('a few hundred strange Markdown files end in a page or a clear refusal', {
  timeout: 300_000,
}, async () => {
  const files = corpus(300)
  expect(files.length).toBeGreaterThan(200)
  let pages = 0
  for (const file of files) {
    const source = readFileSync(file, 'utf8').replace(/\r\n?/g, '\n')
    // As it stands, and with headings and lists only: what real authors begin from.
    for (const text of [aText(source), aText(source.replace(/<[^>]*>|[{}]/g, '').replace(/^# .*$/gm, ''))]) {
      const output = await builder.build({
        courseId: 'c',
        moduleId: 'm',
        source: 'en',
        texts: [{ language: 'en', file, text }],
        wanted: ['en'],
        glossary: {},
        pictures: {},
        modules: [],
        dataSets: {},
      })
      if (hasErrors(output.problems)) expect(output.editions, file).toEqual([])
      else {
        expect(output.editions, file).toHaveLength(1)
        pages++
      }
      const lines = text.split('\n').length
      for (const { line, column, wrong, instead, code } of output.problems) {
        expect(line >= 1 && line <= lines + 1 && column >= 1, `${file}: ${code} at ${line}:${column}`).toBe(
          true,
        )
        expect(wrong.length > 0 && instead.length > 0).toBe(true)
        expect(['unparseable', 'too-slow'], `${file}: ${wrong}`).not.toContain(code)
      }
    }
  }
  expect(pages).toBeGreaterThan(20)
})

const evil: Record<string, string> = {
  brackets: '['.repeat(50_000),
  'nested brackets': '[a]('.repeat(20_000),
  stars: '*a_ '.repeat(30_000),
  'stars and underscores': '**_'.repeat(40_000),
  backticks: Array.from({ length: 400 }, (_, index) => '`'.repeat(index)).join(' '),
  quotes: '>'.repeat(100_000),
  'nested lists': Array.from({ length: 500 }, (_, index) => `${' '.repeat(index * 2)}- a`).join('\n'),
  braces: '{'.repeat(100_000),
  angles: '<'.repeat(100_000),
  'open tags': '<Note>'.repeat(20_000),
  'nested notes': `${'<Note kind="data">\n\n'.repeat(2_000)}${'</Note>\n\n'.repeat(2_000)}`,
  'table cells': `|${'a|'.repeat(50_000)}\n|${'-|'.repeat(50_000)}`,
  footnotes: Array.from({ length: 8_000 }, (_, index) => `[^${index}]: [^${index + 1}]\n`).join('\n'),
  references: `${'[a]'.repeat(20_000)}\n\n[a]: https://example.org`,
  entities: '&amp;'.repeat(30_000),
  dollars: '$'.repeat(60_000),
  formulas: '$x$ '.repeat(20_000),
  'a deep formula': `$${'{'.repeat(20_000)}x${'}'.repeat(20_000)}$`,
  'a long line': 'a'.repeat(190_000),
  'line ends': '\n'.repeat(190_000),
  'list items': '- a\n'.repeat(45_000),
  'null characters': '\u0000'.repeat(10_000),
}

test.each(Object.keys(evil))(
  'a text of nothing but %s is read in bounded time',
  { timeout: 120_000 },
  async (name) => {
    const text = aText(evil[name] ?? '')
    const impatient = startBuilder({ seconds: 3 })
    const started = performance.now()
    try {
      const output = await impatient.build(inputOf(text))
      expect(output.editions.length === 1 || hasErrors(output.problems)).toBe(true)
      expect(performance.now() - started).toBeLessThan(15_000)
    } finally {
      await impatient.close()
    }
  },
)
