import { describe, expect, test } from 'vitest'
import { build, edition, problemsOf, proseOf } from './texts.ts'

describe('headings', () => {
  test('have stable ids and a link beside them', async () => {
    expect(await proseOf('## Stock & flow\n\n### Stock & flow')).toBe(
      '<div class="heading"><h2 id="s-stock--flow">Stock &amp; flow</h2><a class="heading-link" href="#s-stock--flow" aria-label="Link to the section “Stock &amp; flow”">#</a></div>' +
        '<div class="heading"><h3 id="s-stock--flow-1">Stock &amp; flow</h3><a class="heading-link" href="#s-stock--flow-1" aria-label="Link to the section “Stock &amp; flow”">#</a></div>',
    )
  })

  test('of the second and third level make the outline', async () => {
    const { facts } = await edition('## One\n\n### Two\n\n#### Three')
    expect(facts.headings).toEqual([
      { id: 's-one', text: 'One', level: 2 },
      { id: 's-two', text: 'Two', level: 3 },
    ])
  })

  test.each([
    ['# One', 'heading-title 1:1'],
    ['### Three', 'heading-jump 1:1'],
    ['## Two\n\n#### Four', 'heading-jump 3:1'],
    ['## Two\n\n### Three\n\n#### Four\n\n##### Five', 'heading-deep 7:1'],
    ['> ## Quoted', 'heading-place 1:3'],
    ['##', 'heading-empty 1:1'],
    ['<Note kind="data">\n\n## In a note\n\n</Note>', 'heading-place 3:1'],
  ])('%j is told as %s', async (body, problem) => {
    expect(await problemsOf(body)).toContain(problem)
  })
})

describe('links', () => {
  test('lead out, to another module, to a heading or to an exercise', async () => {
    const html = await proseOf(
      `## There it is

[out](https://example.org/a?b=1&c=2) [mail](mailto:x@example.org) [here](#there-it-is) [exercise](#try)
[module](../missing) [part](../missing#a-part) [course](../../other/first) [named][n]

[n]: https://example.org/n

<Order id="try">
Sort.

1. a
2. b
</Order>`,
    )
    expect(html).toContain('<a href="https://example.org/a?b=1&amp;c=2" rel="noopener">out</a>')
    expect(html).toContain('<a href="mailto:x@example.org" rel="noopener">mail</a>')
    expect(html).toContain('<a href="#s-there-it-is">here</a>')
    expect(html).toContain('<a href="#try">exercise</a>')
    expect(html).toContain('<a href="/en/courses/foundations/missing">module</a>')
    expect(html).toContain('<a href="/en/courses/foundations/missing#s-a-part">part</a>')
    expect(html).toContain('<a href="/en/courses/other/first">course</a>')
    expect(html).toContain('<a href="https://example.org/n" rel="noopener">named</a>')
  })

  test.each([
    ['[x](../nowhere)', 'link-broken 1:1'],
    ['[x](../../other/nowhere)', 'link-broken 1:1'],
    ['[x](#nowhere)', 'link-broken 1:1'],
    ['[](https://example.org)', 'link-empty 1:1'],
    ['see https://example.org/x', 'link-bare 1:5'],
  ])('%j is told as %s', async (body, problem) => {
    expect(await problemsOf(body)).toContain(problem)
  })
})

describe('pictures', () => {
  test('a figure has its size, its alternative text and its caption', async () => {
    expect(await proseOf('<Figure src="bars.svg" alt="Two bars">Children, *2024*.</Figure>')).toBe(
      '<figure class="figure"><img src="/media/abc/bars.svg" alt="Two bars" width="720" height="400" loading="lazy" decoding="async"/>' +
        '<figcaption><p>Children, <em>2024</em>.</p></figcaption></figure>',
    )
  })

  test('a picture may stand in a line', async () => {
    expect(await proseOf('See ![two bars](bars.svg).')).toContain('alt="two bars" width="720"')
  })

  test('the bytes of a module are its compressed text and its pictures', async () => {
    const without = await edition('text')
    const { facts, pictures } = await edition('text\n\n<Figure src="bars.svg" alt="Two bars" />')
    expect(pictures).toEqual(['bars.svg'])
    expect(facts.bytes).toBeGreaterThan(without.facts.bytes + 1200)
  })

  test.each([
    ['<Figure src="bars.svg" />', 'alt-missing 1:1'],
    ['<Figure src="bars.svg" alt="" />', 'alt-missing 1:24'],
    ['![](bars.svg)', 'alt-missing 1:1'],
    ['<Figure src="none.svg" alt="x" />', 'picture-missing 1:1'],
    ['- <Figure src="bars.svg" alt="x" />', 'tag-place 1:3'],
    ['text <Figure src="bars.svg" alt="x" /> text', 'tag-in-line 1:6'],
  ])('%j is told as %s', async (body, problem) => {
    expect(await problemsOf(body)).toContain(problem)
  })

  test('one that is too big or broken is refused where it is shown', async () => {
    const picture = {
      hash: 'h',
      type: 'image/png',
      width: 1,
      height: 1,
      bytes: 70_000,
      hasDark: false,
      tooBig: true,
      broken: 'it is odd',
    }
    const { problems } = await build({ en: '![x](big.png)' }, { pictures: { 'big.png': picture } })
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['picture-too-big', 'picture-broken']),
    )
  })
})

describe('glossary terms', () => {
  test('open a card of their own without scripts; every use has its own id', async () => {
    const close = (id: string) =>
      `<button type="button" class="term-close" popovertarget="${id}" popovertargetaction="hide">Close</button>`
    expect(await proseOf('A <Term id="stock">stock</Term>.\n\n- Two <Term id="stock">stocks</Term>.')).toBe(
      '<p>A <button type="button" class="term" popovertarget="term-stock">stock</button>.</p>' +
        '<div popover="auto" id="term-stock" class="term-card"><p class="term-name"><dfn>stock</dfn></p><p>People on a date.</p><p class="term-source">Source: UN, 1998</p>' +
        close('term-stock') +
        '</div><ul>\n<li>Two <button type="button" class="term" popovertarget="term-stock-2">stocks</button>.</li>\n</ul>' +
        '<div popover="auto" id="term-stock-2" class="term-card"><p class="term-name"><dfn>stock</dfn></p><p>People on a date.</p><p class="term-source">Source: UN, 1998</p>' +
        close('term-stock-2') +
        '</div>',
    )
  })

  test.each([
    ['a <Term id="nothing">x</Term>', 'term-unknown 1:3'],
    ['## A <Term id="stock">stock</Term>', 'term-place 1:6'],
    ['[a <Term id="stock">stock</Term>](https://example.org)', 'term-place 1:4'],
    ['a <Term id="stock">b <Term id="flow">c</Term></Term>', 'term-place 1:22'],
    ['<Term id="stock">\nstock\n</Term>', 'term-in-block 1:1'],
    ['a <Term>x</Term>', 'attribute-missing 1:3'],
  ])('%j is told as %s', async (body, problem) => {
    expect(await problemsOf(body)).toContain(problem)
  })

  test('one without a text in the language is refused', async () => {
    const { problems } = await build({
      en: 'A <Term id="flow">flow</Term>',
      fr: 'Un <Term id="flow">flux</Term>',
    })
    expect(problems.filter(({ code }) => code === 'term-language')).toMatchObject([
      { file: 'fr.mdx', column: 4 },
    ])
  })
})

describe('notes, tables, code', () => {
  test('a note says of what kind it is', async () => {
    expect(await proseOf('<Note kind="caution">\nMind the *gap*.\n</Note>')).toBe(
      '<div class="note note-caution" role="note"><p class="note-kind">Take care</p><p>Mind the <em>gap</em>.</p></div>',
    )
  })

  test('a table scrolls in a region with a name, and aligns by class', async () => {
    const html = await proseOf('| | Count |\n|:--|--:|\n| Ana | 3 |')
    expect(html).toBe(
      '<div class="table" role="region" tabindex="0" aria-label="Table 1: Count"><table><thead><tr><td></td><th class="align-end" scope="col">Count</th></tr></thead>' +
        '<tbody><tr><td>Ana</td><td class="align-end">3</td></tr></tbody></table></div>',
    )
  })

  test('code can be reached by keyboard', async () => {
    expect(await proseOf('```r\nx <- 1\n```')).toBe(
      '<pre tabindex="0"><code class="language-r">x &lt;- 1</code></pre>',
    )
  })

  test('a task outside an exercise is a sign with a name', async () => {
    expect(await proseOf('- [x] read\n- [ ] write')).toContain(
      '<span class="task" role="img" aria-label="done">☑</span> read',
    )
  })
})

describe('footnotes', () => {
  test('are numbered down the page, through prompts, and lead back', async () => {
    const html = await proseOf(
      'A[^a] and again[^a].\n\n<Order id="o">\nSort.[^b]\n\n1. x\n2. y\n</Order>\n\nC[^c]\n\n[^c]: third\n[^b]: second\n[^a]: first',
    )
    expect([...html.matchAll(/<li id="note-fn-(\w)">/g)].map(([, id]) => id)).toEqual(['a', 'b', 'c'])
    expect(html).toContain('<h2 id="footnote-label">Sources and notes</h2>')
    expect(html).toContain('aria-label="Back to reference 1"')
    expect(html).toContain('aria-label="Back to reference 1, place 2"')
  })

  test('speak the language of the text', async () => {
    const output = await build({ en: 'A[^a]\n\n[^a]: note', fr: 'A[^a]\n\n[^a]: note' })
    const french = JSON.stringify(output.editions[1]?.blocks)
    expect(french).toContain('Sources et notes')
    expect(french).toContain('Retour à l’appel de note 1')
  })

  test.each([
    ['A[^x]', 'footnote-unknown 1:2'],
    ['A\n\n[^x]: note', 'footnote-unused 3:1'],
  ])('%j is told as %s', async (body, problem) => {
    expect(await problemsOf(body)).toContain(problem)
  })
})

describe('formulas', () => {
  test('become MathML without scripts and without styles', async () => {
    const html = await proseOf(
      'Inline $x^2$.\n\n$$\n\\begin{aligned} a &= \\frac{b}{c} \\\\ d &= \\hat{e} \\end{aligned}\n$$',
    )
    expect(html).toMatch(/Inline <span class="together"><math><msup><mi>x<\/mi>.*<\/math>\.<\/span>/)
    expect(html).toMatch(
      /<div class="formula" role="group" tabindex="0" aria-label="Formula 1"><math display="block"/,
    )
    expect(html).not.toMatch(/\sstyle=/)
  })

  test('stay on one line with the signs behind them, and numbers with their units', async () => {
    const html = await proseOf('From 26.2 % to 3 million: $x$, $y$ % and `5 %`.')
    expect(html).toContain('From 26.2\u00a0% to 3\u00a0million')
    expect(html.match(/<span class="together"><math>.*?<\/math>(,| %)<\/span>/g)).toHaveLength(2)
    expect(html).toContain('<code>5 %</code>')
  })

  test.each([
    ['$\\frac{a$', 'formula 1:1'],
    ['It costs $5 and then some, or $6.', 'formula-maybe-money 1:10'],
  ])('%j is told as %s', async (body, problem) => {
    expect(await problemsOf(body)).toContain(problem)
  })
})

test('words are counted in prose and prompts, not in answers', async () => {
  const { facts } = await edition('One two.\n\n<Order id="o">\nthree four\n\n1. x\n2. y\n</Order>')
  expect(facts.words).toBe(4)
})

test('a module over its byte budget is refused', async () => {
  let seed = 1
  const word = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed.toString(36)
  }
  const body = Array.from({ length: 9000 }, word).join(' ')
  expect(await problemsOf(body)).toContain('module-heavy -6:1')
})
