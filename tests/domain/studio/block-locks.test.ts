import { expect, test } from 'vitest'
import { checkBlockLocks } from '#app/domain/studio/translation/block-locks.ts'
import { numbersIn, numbersLacking } from '#app/domain/studio/translation/numbers-in-text.ts'

const broken = (source: string, target: string) =>
  checkBlockLocks(source, target).map(({ kind, wrong, value }) => `${kind} ${wrong} ${value}`)

test.each([
  ['5,090 people', '5 090 personnes'],
  ['5,090 people', '5\u202f090 personnes'],
  ['12.4 per cent', '12,4 pour cent'],
  ['1,234,567.5 people', '1 234 567,50 personnes'],
  ['$5{,}090 / 19{,}400 = 26.2$', '$5\\,090 / 19\\,400 = 26{,}2$'],
  ['in 2024 250 children', 'en 2024, 250 enfants'],
  ['target 17.18.1', 'la cible 17.18.1'],
  ['5,090 people', '٥٬٠٩٠ شخص'.replace('٬', ',')],
])('%j and %j have the same numbers', (source, target) => {
  expect(broken(source, target)).toEqual([])
})

test.each([
  ['5,090 people', '5 900 personnes', ['number lacking 5,090', 'number added 5 900']],
  ['12.4 per cent', '124 pour cent', ['number lacking 12.4', 'number added 124']],
  ['from 2020 to 2024', 'de 2020', ['number lacking 2024']],
])('%j and %j have other numbers', (source, target, expected) => {
  expect(broken(source, target)).toEqual(expected)
})

const choice =
  '<Choice id="a" objective="o" shuffle>\nQ?\n\n- [x] one\n- [ ] two\n\n<Hint>`SUM(x)`</Hint>\n</Choice>'

test('a translation may leave out marks, and what its source states', () => {
  const own = '<Choice id="a">\nQ ?\n\n- un\n- deux\n\n<Hint>`SUM(x)`</Hint>\n</Choice>'
  expect(broken(choice, own)).toEqual([])
})

test.each([
  ['another id', 'id="a"', 'id="b"', ['attribute lacking id="a"', 'attribute added id="b"']],
  ['another objective', 'objective="o"', 'objective="p"', ['attribute added objective="p"']],
  ['marks the other way', '- [x] one\n- [ ] two', '- [ ] un\n- [x] deux', ['mark order [ ], [x]']],
  ['an option less', '\n- [ ] two', '', ['mark lacking [ ]', 'count lacking items 1/2']],
  ['other code', 'SUM(x)', 'SUM(y)', ['code lacking SUM(x)', 'code added SUM(y)']],
  ['no hint', '<Hint>`SUM(x)`</Hint>', '`SUM(x)`', ['tag lacking <Hint>', 'tag lacking </Hint>']],
])('%s is told', (_what, from, to, expected) => {
  expect(broken(choice, choice.replace(from, to))).toEqual(expected)
})

test('keys of a Numeric are compared as numbers, never as words', () => {
  const numeric = (key: string) => `<Numeric id="n" unit="%">\nQ?\n\n- [x] ${key}\n</Numeric>`
  expect(broken(numeric('26.2 ± 0.05'), numeric('26.20 +- 0.05'))).toEqual([])
  expect(broken(numeric('26.2 ± 0.05'), numeric('26.2 ± 0.5'))).toEqual([
    'key lacking 26.2 ± 0.05',
    'key added 26.2 ± 0.5',
  ])
})

test('addresses, calls of footnotes and kinds of notes are locked; words of attributes are not', () => {
  expect(broken('[a](https://a.org)[^n]', '[b](https://b.org)')).toEqual([
    'link lacking https://a.org',
    'link lacking [^n]',
    'link added https://b.org',
  ])
  expect(broken('<Note kind="data">\nA\n</Note>', '<Note kind="example">\nA\n</Note>')).toHaveLength(2)
  expect(
    broken('<Figure src="a.en.svg" alt="Two bars" />', '<Figure src="a.fr.svg" alt="Deux barres" />'),
  ).toEqual([])
  expect(broken('<Figure src="a.svg" alt="5 bars" />', '<Figure src="b.svg" alt="5 barres" />')).toHaveLength(
    2,
  )
})

test('solutions of code may stay in the source, mistakes are repeated', () => {
  const sql = (blocks: string) => `<Sql id="s" data="d">\nQ?\n\n${blocks}\n</Sql>`
  const mistake = '```sql mistake\nSELECT 1\n```'
  expect(broken(sql(`\`\`\`sql solution\nSELECT 2\n\`\`\`\n\n${mistake}`), sql(mistake))).toEqual([])
  expect(broken(sql(mistake), sql(''))).toEqual(['code lacking sql mistake\nSELECT 1'])
})

test('a hostile block is compared in good time', () => {
  for (const sign of ['`', '<A a', '[](', '1 ', '1,', '<A\n', '``a', '| ', '- [x] '])
    expect(checkBlockLocks(sign.repeat(10_000), sign.repeat(9_999)).length).toBeLessThan(21)
})

test('a number lacks when no reading of it is there', () => {
  expect(numbersLacking(numbersIn('1.50 and 2'), numbersIn('1,5'))).toEqual(['2'])
})
