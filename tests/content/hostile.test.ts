import { afterEach, describe, expect, test } from 'vitest'
import { buildModule } from '#app/content/build-module.ts'
import { inputOf } from '#tests/support/builder-input.ts'
import { harmless, mustBeSilent, refused, sing } from './hostile-texts.ts'
import { aText, bodyStartsAt, build, errorsOf } from './texts.ts'

afterEach(mustBeSilent)

describe('is refused with its place', () => {
  test.each(refused)('%j', async (body, code, line, column) => {
    const output = await build({ en: body })
    const found = errorsOf(output).map((problem) => [
      problem.code,
      problem.line - bodyStartsAt + 1,
      problem.column,
    ])
    expect(found).toContainEqual([code, line, column])
    expect(output.editions).toEqual([])
  })
})

describe('stays plain text', () => {
  test.each(harmless)('%j', async (body, html) => {
    const output = await build({ en: body })
    expect(errorsOf(output)).toEqual([])
    const text =
      output.editions[0]?.blocks.map((block) => (block.type === 'html' ? block.html : '')).join('') ?? ''
    expect(text).toMatch(html)
    const withoutValues = text.replace(/="[^"]*"/g, '=""')
    expect(withoutValues).not.toMatch(/<script|<style|<iframe|<[^>]+\s(on\w+|style)=/i)
    expect(text).not.toMatch(/(href|src)="javascript:/i)
  })
})

describe('front matter', () => {
  const read = (text: string) => buildModule(inputOf(text))

  test.each([
    [`---js\n${sing}\n---\n\nHello`, 'front-matter-language'],
    [`---javascript\n${sing}\n---\n\nHello`, 'front-matter-language'],
    [`--- js\n${sing}\n---\n\nHello`, 'front-matter-language'],
    [`---coffee\n${sing}\n---\n\nHello`, 'front-matter-language'],
    [`---json\n{ "title": "x" }\n---\n\nHello`, 'front-matter-language'],
    [`---yaml\ntitle: x\n---\n\nHello`, 'front-matter-language'],
    [`;;;\n{}\n;;;\n\nHello`, 'front-matter-language'],
    [`+++\ntitle = "x"\n+++\n\nHello`, 'front-matter-language'],
    ['Hello', 'front-matter-missing'],
    ['', 'front-matter-missing'],
    ['---\ntitle: x\n\nHello', 'front-matter-open'],
    ['---\n---\n\nHello', 'yaml-value'],
    ['---\ntitle: !!js/function "function () {}"\n---\n\nHello', 'yaml-syntax'],
    ['---\na: &a [1]\nb: [*a, *a]\n---\n\nHello', 'yaml-unknown-key'],
    ['---\ntitle: [\n---\n\nHello', 'yaml-syntax'],
    ['---\ntitle: x\ntitle: y\n---\n\nHello', 'yaml-syntax'],
  ])('%j is refused', async (text, code) => {
    const { problems, editions } = await read(text)
    expect(problems.map((problem) => problem.code)).toContain(code)
    expect(editions).toEqual([])
  })

  test('YAML that grows without end is refused', async () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]`)
      .join('\n')}`
    const { problems } = await read(`---\n${bomb}\n---\n\nHello`)
    expect(problems.map((problem) => problem.code)).toContain('yaml-syntax')
  })

  test('a broken value is told with its line and column', async () => {
    const { problems } = await read(
      '---\ntitle: x\nsummary: y\nminutes: soon\nobjectives: { A b: c }\n---\n\nHello',
    )
    expect(problems.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
      'yaml-value 4:1',
      'yaml-value 5:15',
    ])
  })
})

test('a fence of another language than YAML never reaches the compiler, wherever it stands', async () => {
  const output = await build({ en: aText(`---js\n${sing}\n---`) }, { wrap: (text) => text })
  expect(errorsOf(output).map(({ code }) => code)).not.toContain('unparseable')
})
