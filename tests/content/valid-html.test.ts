import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Exercise } from '#app/domain/exercise/exercise.ts'
import { edition } from './texts.ts'

const hasJava = spawnSync('java', ['-version']).status === 0

/** All strings of HTML that an exercise will ever show, where they would stand. */
const shown = ({ prompt, hints, solution, ...exercise }: Exercise): string => {
  const labels =
    exercise.kind === 'order' ? exercise.items : exercise.kind === 'written' ? exercise.rubric : []
  const options = exercise.kind === 'choice' ? exercise.options : []
  return [
    prompt,
    ...hints,
    solution ?? '',
    ...[...labels, ...options.map(({ text }) => text)].map(
      (text) => `<p><label><input type="checkbox">${text}</label></p>`,
    ),
    ...options.map(({ feedback }) => feedback ?? ''),
  ].join('\n')
}

const everything = `## Heading with $x^2$ and *emphasis*

A <Term id="stock">stock</Term>, again <Term id="stock">stock</Term>, a note[^a] twice[^a], ~~gone~~, \`code\`,
[out](https://example.org/?a=1&b=2 "title"), ![two bars](bars.svg), a line\\
broken.

> A quote.

1. one
2. two <Term id="flow">flow</Term>

- [x] done
- [ ] open

---

| | Count | Share |
|:--|--:|:-:|
| a | 1 | $\\frac{1}{2}$ |

\`\`\`sql
select 1 < 2
\`\`\`

$$
\\begin{aligned} \\hat{p} &= \\frac{x}{n} \\\\ \\bar{x} &\\pm 1.96\\sqrt{\\frac{p(1-p)}{n}} \\end{aligned}
$$

$$
f(x) = \\begin{cases} 0 & x < 0 \\\\ \\sum_{i=1}^{n} \\overline{ab} & \\text{otherwise} \\end{cases}
$$

<Figure src="bars.svg" alt="Two bars">Caption with $x$.</Figure>

<Note kind="example">

In a note, with a table:

| A | B |
|---|---|
| 1 | 2 |

</Note>

<Choice id="c">
Prompt with a <Term id="stock">stock</Term> and a note[^b].

- [x] *one* $x$
  > Yes, a <Term id="flow">flow</Term>.
- [ ] two
  > No.

<Hint>Look at $y$.</Hint>
<Solution>

| A | B |
|---|---|
| 1 | 2 |

</Solution>
</Choice>

[^a]: First, with [a link](https://example.org).
[^b]: Second.

    In two paragraphs.
`

test.skipIf(!hasJava)('everything that the dialect can make is valid HTML', async () => {
  const { blocks, exercises } = await edition(everything)
  const body = blocks.map((block) =>
    block.type === 'html'
      ? block.html
      : exercises
          .filter(({ id }) => id === block.id)
          .map(shown)
          .join(''),
  )
  const dir = mkdtempSync(join(tmpdir(), 'jalon-html-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body><main><h1>Page</h1>${body.join('\n')}</main></body></html>`
  writeFileSync(join(dir, 'page.html'), page)
  const vnu = ['-jar', 'node_modules/vnu-jar/build/dist/vnu.jar', '--errors-only', '--format', 'text']
  const { status, stderr } = spawnSync('java', [...vnu, join(dir, 'page.html')], { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  // The policy blocks them.
  expect(page).not.toMatch(/<[^>]*\s(style|on[a-z]+)="/)
})

test('the same text comes out as the same edition; if this fails, look at the change and raise PIPELINE in edition-hash.ts', async () => {
  const { blocks, exercises, facts } = await edition(everything)
  const made = { blocks, exercises, headings: facts.headings }
  const known = join('tests', 'content', 'known-edition.json')
  if (process.env.JALON_UPDATE_KNOWN) writeFileSync(known, JSON.stringify(made, null, 2))
  expect(made).toEqual(JSON.parse(readFileSync(known, 'utf8')))
})
