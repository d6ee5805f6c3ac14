import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Problem } from '#app/content/problems.ts'
import { applyFix, type Fix } from '#app/domain/studio/fixes/fix.ts'
import { fixableCodes, fixesFor } from '#app/domain/studio/fixes/fixes-for.ts'
import { aText, build } from './texts.ts'

const raw = { wrap: (text: string) => text }

async function problemsIn(text: string): Promise<Problem[]> {
  const { problems } = await build({ en: text }, raw)
  return problems.filter(({ code }) => code !== 'objective-unused' && code !== 'objective-missing')
}

const counted = (problems: Problem[]): string[] => problems.map(({ code }) => code).sort()

/** A text with one kind of problem, and the same place mended. */
const cases: [code: string, wrong: string, mended: string][] = [
  ['stray-angle', 'fewer than <5 cases', 'fewer than \\<5 cases'],
  ['stray-angle', 'a <= b', 'a \\<= b'],
  ['stray-brace', 'a {b', 'a \\{b'],
  ['program-code', 'the set {1, 2}', 'the set \\{1, 2}'],
  ['html-comment', 'One.\n\n<!-- to do\nlater -->\n\nTwo.', 'One.\n\n\nTwo.'],
  ['html-comment', 'One <!-- x --> two.', 'One  two.'],
  ['angle-link', 'See <https://www.example.org/a_b>.', 'See [example.org](https://www.example.org/a_b).'],
  [
    'angle-link',
    'Write to <someone@example.org>',
    'Write to [someone@example.org](mailto:someone@example.org)',
  ],
  ['link-bare', 'See https://example.org/x.', 'See [example.org](https://example.org/x).'],
  ['link-bare', '(at https://example.org/a)', '(at [example.org](https://example.org/a))'],
  ['link-bare', 'at https://example.org/a_(b)', 'at [example.org](<https://example.org/a_(b)>)'],
  ['link-bare', '[https://example.org](https://example.org)', '[example.org](https://example.org)'],
  ['heading-title', '# Who is counted', '## Who is counted'],
  ['heading-jump', '## One\n\n#### Two', '## One\n\n### Two'],
  ['heading-deep', '## A\n\n### B\n\n#### C\n\n##### D', '## A\n\n### B\n\n#### C\n\n#### D'],
  ['heading-place', '> ## Mind\n>\n> this', '> **Mind**\n>\n> this'],
  ['footnote-unused', 'One.\n\n[^a]: A source\n    that goes on.\n\nTwo.', 'One.\n\nTwo.'],
  ['footnote-unknown', 'One.[^a]', 'One.[^a]\n\n[^a]: …'],
  ['footnote-unknown', 'One.[^a] Two.[^b]\n\n[^a]: A.', 'One.[^a] Two.[^b]\n\n[^a]: A.\n[^b]: …'],
  ['formula-maybe-money', 'from $5 million to $6 million', 'from \\$5 million to \\$6 million'],
  ['term-place', '## A <Term id="stock">stock</Term>', '## A stock'],
  ['attribute-twice', '<Note kind="data" kind="data">\n\nx\n\n</Note>', '<Note kind="data">\n\nx\n\n</Note>'],
  ['alt-missing', '![](bars.svg)', '![Bars](bars.svg)'],
  ['alt-missing', '<Figure src="bars.svg" alt=" " />', '<Figure src="bars.svg" alt="Bars" />'],
  [
    'alt-missing',
    '<Figure src="bars.svg">\nBars\n</Figure>',
    '<Figure src="bars.svg" alt="Bars">\nBars\n</Figure>',
  ],
]

const choice = (id: string, objective = 'count') =>
  `<Choice id="${id}" objective="${objective}">\nWhich?\n\n- [x] One\n- [ ] Two\n  > No.\n\n<Solution>One.</Solution>\n</Choice>`
const numeric = (value: string) =>
  `<Numeric id="n" objective="count">\nHow many?\n\n- [x] ${value}\n\n<Solution>So.</Solution>\n</Numeric>`

cases.push(
  ['id-form', choice('Census Night'), choice('census-night')],
  ['id-form', `${choice('Été')}\n\n${choice('ete')}`, `${choice('ete-2')}\n\n${choice('ete')}`],
  ['id-reserved', choice('main'), choice('main-2')],
  ['objective-unknown', choice('a', 'cuont'), choice('a', 'count')],
  ['numeric-key', numeric('26,2 ± 0,05'), numeric('26.2 ± 0.05')],
  ['numeric-key', numeric('5 090 %'), numeric('5090')],
)

/** Codes that a fix may leave: what is still a person's to write, is advised. */
const asked: string[] = ['alt-file-name']

describe('a fix mends its problem and makes no other', () => {
  test.each(cases)('%s: %j', async (code, wrong, mended) => {
    const text = aText(wrong)
    const before = await problemsIn(text)
    const problem = before.find((found) => found.code === code)
    if (!problem) throw new Error(`no ${code} in ${counted(before)}`)
    const [fix] = fixesFor(text, problem)
    if (!fix) throw new Error('no fix')
    const after = applyFix(text, fix)
    expect(after.trimEnd()).toBe(aText(mended).trimEnd())
    const left = counted(await problemsIn(after)).filter((known) => !asked.includes(known))
    const others = counted(before)
    others.splice(others.indexOf(problem.code), 1)
    expect(left.filter((known) => known === code).length).toBe(
      others.filter((known) => known === code).length,
    )
    expect(others).toEqual(expect.arrayContaining(left))
    if (fix.select) expect(after.slice(fix.select.from, fix.select.to)).not.toBe('')
  })
})

const front = (more: string) => `---\n${more}---\n\nHello.\n\n${choice('a')}\n`

describe('the front matter is mended', () => {
  const fixed = async (text: string, code: string): Promise<string[]> => {
    const problem = (await problemsIn(text)).find((found) => found.code === code)
    if (!problem) throw new Error('no problem')
    const fixes = fixesFor(text, problem).map((fix) => applyFix(text, fix))
    for (const after of fixes) expect(await problemsIn(after)).toEqual([])
    return fixes
  }

  test('with minutes that fit the text', async () => {
    const text = front('title: A\nsummary: B\nobjectives: { count: Count }\n')
    expect(await fixed(text, 'yaml-value')).toEqual([
      text.replace('summary: B\n', 'summary: B\nminutes: 5\n'),
    ])
    const folded = front('title: A\nsummary: >\n  B\n  C\nobjectives: { count: Count }\n')
    expect(await fixed(folded, 'yaml-value')).toEqual([folded.replace('  C\n', '  C\nminutes: 5\n')])
  })

  test('with an objective that an exercise names', async () => {
    const text = front('title: A\nsummary: B\nminutes: 5\nobjectives:\n  tell: Tell\n  see: See\n')
    const [after] = (await fixedWith(text)).filter((known) => known.includes('  count: Count'))
    expect(after).toContain('objectives:\n  count: Count\n  tell: Tell\n')
    const flow = front('title: A\nsummary: B\nminutes: 5\nobjectives: { weigh-up: Weigh }\n')
    expect((await fixedWith(flow)).map((known) => /objective[s]?[:=].*/.exec(known)?.[0])).toEqual([
      'objectives: { weigh-up: Weigh }',
      'objectives: { count: Count, weigh-up: Weigh }',
    ])
  })

  const fixedWith = (text: string) => fixed(text, 'objective-unknown')

  test.each(['Foundations: who is counted?', 'Say "no": never', 'A back\\slash: twice'])(
    'with quotes around %j',
    async (title) => {
      const text = front(`title: ${title}\nsummary: B\nminutes: 5\nobjectives: { count: Count }\n`)
      const problem = (await problemsIn(text)).find((found) => found.code === 'yaml-syntax')
      if (!problem) throw new Error('no problem')
      const [fix] = fixesFor(text, problem)
      const after = fix ? applyFix(text, fix) : ''
      const { problems, editions } = await build({ en: after }, raw)
      expect(counted(problems)).toEqual([])
      expect(editions[0]?.facts.title).toBe(title)
    },
  )
})

test('an id that stands twice in a course gets the next number that is free', () => {
  const text = aText(`${choice('a')}\n\n${choice('a-2')}`)
  const [fix] = fixesFor(text, { code: 'id-twice', line: 8, column: 1, values: ['a', 'other/en.mdx:3'] })
  expect(fix?.value).toBe('a-3')
})

describe('an exercise that a translation lacks is copied from its source', () => {
  const source = aText(`One.\n\n${choice('a')}\n\n${choice('b')}\n\nTwo.\n\n${choice('c')}`)

  test.each([
    ['a', [choice('b'), choice('c')]],
    ['b', [choice('a'), choice('c')]],
    ['c', [choice('a'), 'Deux.']],
    ['c', []],
  ])('%s', async (id, given) => {
    const text = aText(`Un.\n\n${given.join('\n\n')}`)
    const { problems } = await build({ en: source, fr: text }, raw)
    const problem = problems.find(
      ({ code, values }) => code === 'translation-exercise-missing' && values[0] === id,
    )
    const [fix] = problem ? fixesFor(text, problem, source) : []
    if (!problem || !fix) throw new Error('no fix')
    const after = await build({ en: source, fr: applyFix(text, fix) }, raw)
    expect(counted(after.problems)).toEqual(counted(problems.filter((known) => known !== problem)))
  })

  test('without the key that only the source may have', () => {
    const sql =
      '<Sql id="s" data="meridia">\nCount.\n\n```sql starter\nSELECT 1\n```\n\n```sql solution\nSELECT 2\n```\n\n<Solution>So.</Solution>\n</Sql>'
    const problem = { code: 'translation-exercise-missing', line: 2, column: 1, values: ['s'] }
    const [fix] = fixesFor(aText('Un.'), problem, aText(sql))
    expect(fix?.edits[0]?.insert).toContain('```sql starter\nSELECT 1\n```\n\n<Solution>')
    expect(fix?.edits[0]?.insert).not.toContain('SELECT 2')
  })
})

const anyText = fc.array(
  fc.constantFrom(
    '---\n',
    'title: a: b\n',
    '<',
    '{',
    '<!--',
    '<Figure src="',
    '" alt="',
    '/>',
    '\n\n',
    '# ',
    '#### ',
    'https://x.org',
    '$',
    '[^a]',
    '[^a]: ',
    '- [x] 1,5',
    '<Choice id="A b">',
    '`',
  ),
  { maxLength: 12 },
)

test('whatever the text and the place, a fix touches only what is there, and nothing throws', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.constantFrom(...fixableCodes),
      fc.nat(9),
      fc.nat(40),
      (parts, code, line, column) => {
        const text = parts.join('')
        const problem = { code, line: line + 1, column: column + 1, values: ['a', 'is missing'] }
        for (const { edits } of fixesFor(text, problem, text) as Fix[]) {
          let at = 0
          for (const { from, to } of edits) {
            expect(from).toBeGreaterThanOrEqual(at)
            expect(to).toBeGreaterThanOrEqual(from)
            at = to
          }
          expect(at).toBeLessThanOrEqual(text.length)
        }
      },
    ),
    { numRuns: 3000 },
  )
})
