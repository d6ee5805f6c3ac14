import { describe, expect, test } from 'vitest'
import { hashBlock, hashedBlocks } from '#app/domain/studio/translation/block-hash.server.ts'
import { type MinorChanges, recordOf, translatedBlocks } from '#app/domain/studio/translation/block-states.ts'
import { aText, build, errorsOf, translationProblems } from './texts.ts'

const choice = (attributes: string, options: string, more = '') =>
  `<Choice id="a"${attributes}>\nQ?\n\n${options}\n\n<Hint>h</Hint>${more}\n</Choice>`

const source = choice(' points="2" objective="count" shuffle', '- [x] one\n- [ ] two\n  > no')

describe('keys stand once', () => {
  test('a translation may leave out marks and attributes', async () => {
    const output = await build({ en: source, fr: choice('', '- un\n- deux\n  > non') })
    expect(errorsOf(output)).toEqual([])
    const [exercise] = output.editions.find(({ language }) => language === 'fr')?.exercises ?? []
    expect(exercise).toMatchObject({
      kind: 'choice',
      points: 2,
      objective: 'count',
      shuffle: true,
      options: [
        { text: 'un', right: true },
        { text: 'deux', right: false, feedback: '<p>non</p>' },
      ],
    })
  })

  test('numbers come from the source, feedback from the translation', async () => {
    const numeric = (unit: string, key: string, words: string) =>
      `<Numeric id="n" unit="${unit}">\nQ?\n\n- [x] ${key}\n- [ ] 2\n  > ${words}\n</Numeric>`
    const output = await build({
      en: numeric('children', '26.2 ± 0.05', 'no'),
      fr: numeric('enfants', '26.20 +- 0.05', 'non'),
    })
    expect(errorsOf(output)).toEqual([])
    expect(output.editions[1]?.exercises[0]).toMatchObject({
      unit: 'enfants',
      values: [{ right: true, low: 26.15, high: 26.25, shown: '26.2 ± 0.05' }, { feedback: '<p>non</p>' }],
    })
  })

  test('text answers are the translation’s own, those of the source count too', async () => {
    const text = (right: string, wrong: string) =>
      `<Text id="t">\nQ?\n\n- [x] ${right}\n- [ ] ${wrong}\n  > no\n</Text>`
    const output = await build({ en: text('stock', 'flow'), fr: text('effectif', 'flow') })
    expect(output.editions[1]?.exercises[0]).toMatchObject({
      answers: [
        { right: true, text: 'effectif', also: ['stock'] },
        { right: false, text: 'flow', also: [] },
      ],
    })
  })
})

describe('a translation that says something else is refused, with both places', () => {
  const options = '- [x] un\n- [ ] deux\n  > non'
  test.each<[string, string, RegExp]>([
    ['a missing exercise', 'Rien.', /exercise-missing: .*"a".*en\.mdx:8/],
    [
      'an extra exercise',
      `${choice('', options)}\n\n<Order id="b">\nQ?\n\n1. x\n2. y\n</Order>`,
      /exercise-extra: .*"b"/,
    ],
    [
      'other marks',
      choice('', '- [ ] un\n  > non\n- [x] deux'),
      /differs: The mark of this answer is \[ \] here, but \[x\] in the source \(en\.mdx:11\)/,
    ],
    [
      'another number of options',
      choice('', `${options}\n- [ ] trois\n  > non`),
      /The number of options is 3 here, but 2/,
    ],
    [
      'another number of hints',
      choice('', options, '\n\n<Hint>encore</Hint>'),
      /The number of hints is 2 here, but 1/,
    ],
    [
      'a solution of its own',
      choice('', options, '\n\n<Solution>s</Solution>'),
      /The number of solutions is 1 here, but 0/,
    ],
    ['other points', choice(' points="3"', options), /points is 3 here, but 2/],
    ['other tries', choice(' tries="3"', options), /tries is 3 here, but unlimited/],
    ['another objective', choice(' objective="fly"', options), /The objective is fly here, but count/],
    [
      'another kind',
      '<Order id="a">\nQ?\n\n1. x\n2. y\n</Order>',
      /The kind of this exercise is order here, but choice/,
    ],
  ])('%s', async (_what, translation, expected) => {
    expect((await translationProblems(source, translation)).join('\n')).toMatch(expected)
  })

  test('another order of exercises', async () => {
    const order = (id: string) => `<Order id="${id}">\nQ?\n\n1. x\n2. y\n</Order>\n\n`
    const problems = await translationProblems(order('a') + order('b'), order('b') + order('a'))
    expect(problems.filter((problem) => problem.startsWith('translation-order'))).toHaveLength(2)
  })

  test('another value', async () => {
    const numeric = (key: string) => `<Numeric id="n">\nQ?\n\n- [x] ${key}\n</Numeric>`
    expect(await translationProblems(numeric('26.2 ± 0.05'), numeric('26.2 ± 0.5'))).toEqual([
      'translation-differs: This value is 26.2 ± 0.5 here, but 26.2 ± 0.05 in the source (en.mdx:11).',
    ])
  })

  test('rows sorted into other groups', async () => {
    const table = (third: string) =>
      `<Classify id="c">\nQ?\n\n| A | B |\n|--|--|\n| a | X |\n| b | Y |\n| c | ${third} |\n</Classify>`
    expect(await translationProblems(table('X'), table('Y'))).toEqual([
      'translation-differs: The second cell of this row is “Y” here, but “X” in the source (en.mdx:15).',
    ])
  })

  test('other objectives or minutes', async () => {
    const wrap = (body: string) => body
    const text = (front: string) => `---\ntitle: T\nsummary: S\n${front}\n---\n\nText`
    const { problems } = await build(
      {
        en: text('minutes: 40\nobjectives: { a: A, b: B }'),
        fr: text('minutes: 45\nobjectives: { a: A, c: C }'),
      },
      { wrap },
    )
    expect(errorsOf({ problems }).map(({ wrong }) => wrong)).toEqual([
      'The objective b is missing here, but written in the source (en.mdx:5).',
      'The objective c is written here, but missing in the source (en.mdx).',
      'minutes is 45 here, but 40 in the source (en.mdx:4).',
    ])
  })
})

describe('a translation of which is kept what it was made from', () => {
  const before = `## Who

A stock has a date.

${choice('', '- [x] one\n- [ ] two\n  > no')}

Before the end.[^n]

[^n]: Source.`
  const own = `## Qui

Un effectif a une date.

${choice('', '- un\n- deux\n  > non')}

Avant la fin.[^n]

[^n]: La source.`

  /** The French edition after the source has become another, its blocks known to be made from what stood there before. */
  async function french(now: string, { translation = own, minor = [] as MinorChanges } = {}) {
    const wrapped = (body: string) => hashedBlocks(aText(body))
    const rows = translatedBlocks({ source: wrapped(before), target: wrapped(own), record: null, minor: [] })
    const text = (language: string, body: string) => ({
      language,
      file: `${language}.mdx`,
      text: aText(body),
    })
    const output = await build(
      {},
      {
        texts: [
          { ...text('en', now), blocks: { made: [], minor } },
          { ...text('fr', translation), blocks: { ...recordOf(rows), minor: [] } },
        ],
        wanted: ['en', 'fr'],
      },
    )
    const edition = output.editions.find(({ language }) => language === 'fr')
    const html = edition?.blocks
      .map((block) => (block.type === 'html' ? block.html : `[${block.id}]`))
      .join('\n')
    return { output, edition, html: html ?? '' }
  }

  const newer = 'Ce passage est plus récent en anglais.'

  test('is shown as it is while its source is the same, and after minor changes', async () => {
    const { output, html } = await french(before)
    expect(output.problems).toEqual((await french(before)).output.problems)
    expect(html).not.toContain('class="newer"')
    const [old, next] = ['A stock has a date.', 'A stock has a date!']
    const minor: MinorChanges = [[hashBlock(old), hashBlock(next)]]
    expect((await french(before.replace(old, next), { minor })).html).not.toContain('class="newer"')
  })

  test('carries a mark before just the block whose meaning changed', async () => {
    const { html } = await french(before.replace('has a date', 'has one date'))
    expect(html.match(/class="newer"/g)).toHaveLength(1)
    expect(html).toContain(
      `<p class="newer">${newer} <a href="/en/courses/foundations/stock-and-flow">Le lire en anglais</a></p><p>Un effectif a une date.</p>`,
    )
  })

  test('says in a heading’s place, and in a footnote, that these are newer', async () => {
    const { html } = await french(
      before.replace('## Who', '## Who counts').replace('Source.', 'Two sources.'),
    )
    expect(html).toMatch(/Qui<\/h2>.*<\/div><p class="newer">/)
    expect(html).toMatch(new RegExp(`La source\\. ${newer}`))
  })

  test('shows an exercise that means something else now as the source has it, and only that one', async () => {
    const now = before.replace(
      '- [x] one\n- [ ] two\n  > no',
      '- [ ] one\n  > no\n- [x] two\n- [ ] three\n  > no',
    )
    const { output, edition } = await french(now)
    expect(errorsOf(output)).toEqual([])
    const [source] = output.editions.find(({ language }) => language === 'en')?.exercises ?? []
    expect(edition?.exercises[0]).toEqual({ ...source, language: 'en' })
    expect(edition?.facts.exercises[0]).toMatchObject({ id: 'a', language: 'en' })
    expect(edition?.blocks.map(({ type }) => type)).toEqual(['html', 'exercise', 'html', 'html'])
    expect(JSON.stringify(edition?.blocks)).not.toContain('class=\\"newer\\"')
  })

  test('has a new exercise from the source in its place, with the footnote that it calls', async () => {
    const fresh = '<Order id="b">\nIn which order?[^m]\n\n1. x\n2. y\n</Order>'
    const now = before
      .replace('Before the end.', `${fresh}\n\nBefore the end.`)
      .replace('[^n]: S', '[^m]: More.\n\n[^n]: S')
    const { output, edition, html } = await french(now)
    expect(errorsOf(output)).toEqual([])
    expect(edition?.exercises.map(({ id, language }) => [id, language])).toEqual([
      ['a', undefined],
      ['b', 'en'],
    ])
    expect(html.indexOf('[b]')).toBeLessThan(html.indexOf('Avant la fin'))
    expect(html).toContain('More.')
  })

  test('leaves out an exercise that the source has no more, and says where a passage is new', async () => {
    const now = before.replace(/<Choice[\s\S]*<\/Choice>/, 'Quite new.')
    const { output, edition, html } = await french(now)
    expect(errorsOf(output).filter(({ file }) => file === 'fr.mdx')).toEqual([])
    expect(edition?.exercises).toEqual([])
    expect(html).toMatch(/une date\.<\/p><p class="newer">Un passage en anglais/)
  })

  test('tells its own mistakes on the lines of its own file', async () => {
    const now = before.replace('- [ ] two', '- [ ] two or more\n  > no\n- [ ] three')
    const { output } = await french(now, { translation: own.replace('la fin.', 'la fin, [là](#nowhere).') })
    const [problem, ...more] = errorsOf(output)
    expect(more).toEqual([])
    const line =
      aText(own)
        .split('\n')
        .findIndex((written) => written.startsWith('Avant')) + 1
    expect(problem).toMatchObject({ code: 'link-broken', file: 'fr.mdx', line })
  })

  test('a link of a borrowed exercise to a heading leads to the page of the source', async () => {
    const { edition } = await french(before.replace('Q?', 'Q, [who](#who)?'))
    expect(edition?.exercises[0]?.prompt).toContain('href="/en/courses/foundations/stock-and-flow#s-who"')
  })

  test('front matter that is older is not held against its source', async () => {
    const { output } = await french(before)
    const text = (language: string, objectives: string) => ({
      language,
      file: `${language}.mdx`,
      text: aText('Text.').replace('{ count: Count people }', objectives),
    })
    const [old, now, own] = [text('en', '{ a: A }'), text('en', '{ a: A, b: B }'), text('fr', '{ a: Un }')]
    const rows = translatedBlocks({
      source: hashedBlocks(old.text),
      target: hashedBlocks(own.text),
      record: null,
      minor: [],
    })
    const blocks = { ...recordOf(rows), minor: [] }
    const later = await build({}, { texts: [now, { ...own, blocks }], wanted: ['fr'] })
    expect(errorsOf(later)).toEqual([])
    expect(later.editions[0]?.facts.objectives).toEqual([
      { id: 'a', text: 'Un' },
      { id: 'b', text: 'B' },
    ])
    expect(errorsOf(output)).toEqual([])
  })
})
