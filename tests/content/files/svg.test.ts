import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { preparePicture } from '#app/content/files/prepare-picture.server.ts'
import { sanitiseSvg } from '#app/content/files/sanitise-svg.ts'
import { svgFault } from '#app/content/svg.ts'

const svg = (inside: string, attributes = ' viewBox="0 0 40 20"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`)

function clean(bytes: Buffer) {
  const made = sanitiseSvg(bytes)
  if (!made.ok) throw new Error(made.reason)
  return { text: made.bytes.toString(), dropped: made.dropped.map(({ what }) => what), made }
}

const kept = (text: string) => text.replace(/^<svg [^>]*>|<\/svg>$/g, '')

describe('an SVG is written anew', () => {
  test('with everything that draws', () => {
    const inside =
      '<title>Bars</title><style>.a { fill: url(#g) } @media (prefers-color-scheme: dark) { .a { fill: #fff } }</style>' +
      '<defs><linearGradient id="g"><stop offset="0"></stop></linearGradient></defs>' +
      '<use href="#g"></use><text xml:space="preserve">a &lt; b  &amp; <tspan>c</tspan> d</text>' +
      '<rect class="a" style="fill: url(#g)" aria-label="&quot;x&quot;"></rect>'
    const { text, dropped } = clean(svg(inside))
    expect(kept(text)).toBe(inside)
    expect(dropped).toEqual([])
  })

  test.each([
    ['<script>alert(1)</script><rect/>', '<rect></rect>', '<script>'],
    ['<SCRIPT>alert(1)</SCRIPT>', '', '<SCRIPT>'],
    ['<g><foreignObject><p>x</p><svg/></foreignObject></g>', '<g></g>', '<foreignObject>'],
    ['<a href="javascript:x"><rect/></a>', '<rect></rect>', '<a>'],
    ['<image href="https://example.org/x.png"/>', '', '<image>'],
    ['<animate attributeName="href" to="javascript:x"/>', '', '<animate>'],
    ['<set attributeName="onload" to="x"/>', '', '<set>'],
    ['<rect onclick="x"/>', '<rect></rect>', 'onclick'],
    ['<use href="https://example.org/x.svg#a"/>', '<use></use>', 'href="…"'],
    ['<rect fill="u\\rl(http://example.org)"/>', '<rect></rect>', 'fill="…"'],
    ['<rect style="fill: red; background: url(//x)"/>', '<rect style="fill: red"></rect>', 'style="…"'],
    [
      '<style>@import "x.css"; .a { fill: red }</style>',
      '<style>.a { fill: red }</style>',
      '@font-face, @import',
    ],
    [
      '<style>@font-face { src: url("https://x/f.woff") } .a{}</style>',
      '<style>.a{}</style>',
      '@font-face, @import',
    ],
    ['<style>a { fill: u\\72l(//example.org) }</style>', '', '<style>'],
    ['<style>@imp<![CDATA[ort "//x";]]></style>', '', '@font-face, @import'],
    ['<metadata><r:x xmlns:r="https://r">me</r:x></metadata>', '', '<metadata>'],
    ['<i:grid xmlns:i="http://inkscape"/><rect i:x="1" xmlns:i="http://i"/>', '<rect></rect>', 'i:*'],
    ['<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>', '', 'h:*'],
    ['<!-- me, 3 May --><rect/>', '<rect></rect>', 'comment'],
    ['<?php x ?><rect/>', '<rect></rect>', '<?php?>'],
  ])('%s becomes %j', (inside, after, what) => {
    const { text, dropped } = clean(svg(inside))
    expect(kept(text)).toBe(after)
    expect(dropped).toContain(what)
  })

  test('with a viewBox made of its width and height', () => {
    const { text, made } = clean(svg('<rect/>', ' width="40px" height="20.5"'))
    expect(text).toContain('viewBox="0 0 40 20.5"')
    expect(made.isViewBoxAdded).toBe(true)
    expect(sanitiseSvg(svg('<rect/>', ' width="100%" height="50%"'))).toEqual({
      ok: false,
      reason: 'no-size',
    })
  })

  test('with the old way of pointing to a part turned into the new one', () => {
    const old = svg('<use xlink:href="#a"/>', ' viewBox="0 0 1 1" xmlns:xlink="http://www.w3.org/1999/xlink"')
    expect(kept(clean(old).text)).toBe('<use href="#a"></use>')
  })

  test('also if it came without a namespace, or with the DOCTYPE of a drawing program', () => {
    const bare = Buffer.from('<svg viewBox="0 0 4 2"><rect/></svg>')
    expect(svgFault(Buffer.from(clean(bare).text))).toBeNull()
    const head =
      '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    expect(clean(Buffer.concat([Buffer.from(head), svg('')])).dropped).toEqual(['DOCTYPE'])
  })
})

describe('an SVG is refused', () => {
  test.each([
    [svg('<rect>'), 'not well-formed'],
    [svg('&xxe;'), 'not well-formed'],
    [Buffer.from(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`), 'DOCTYPE'],
    [Buffer.from([0xff, 0xfe, 0x3c, 0x00]), 'UTF-8'],
    [Buffer.from('<html xmlns="http://www.w3.org/1999/xhtml"/>'), 'not an SVG'],
    [svg(`${'<g>'.repeat(300)}${'</g>'.repeat(300)}`), 'nested too deep'],
    [svg('<g id="a"><use href="#a"/></g>'), 'repeats itself'],
  ])('%#', (bytes, reason) => {
    expect(sanitiseSvg(bytes)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) })
  })

  test('if a few lines of it would draw billions of shapes', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, n) => `<g id="a${n + 1}">${`<use href="#a${n}"/>`.repeat(10)}</g>`,
    )
    const bytes = svg(`<rect id="a0"/>${bomb.join('')}`)
    expect(sanitiseSvg(bytes)).toMatchObject({ ok: false, reason: expect.stringContaining('too often') })
    expect(svgFault(bytes)).toContain('too often')
  })

  test('with words if it has no size, or too many points', async () => {
    expect(await preparePicture('x.svg', svg('', ''))).toEqual({ ok: false, refused: 'svg-without-size' })
    const large = svg(`<path d="${'M 1.23456 7.89 '.repeat(8_000)}"/>`)
    expect(await preparePicture('x.svg', large)).toMatchObject({ refused: 'stays-too-big' })
    expect(await preparePicture('x.png', svg('<rect/>'))).toMatchObject({ ok: true, name: 'x.svg' })
  })
})

/** Any tree of elements, attributes and text, allowed or not. */
const anyXml = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.string().map((text) => text.replace(/[&<>]|[^\t\n\u0020-\ud7ff\ue000-\ufffd]/g, '')),
    fc.string().map((text) => `<!--${text.replace(/[-&<>]|[^\u0020-\ud7ff]/g, '')}-->`),
    fc
      .tuple(
        fc.constantFrom(
          'g',
          'rect',
          'style',
          'script',
          'a',
          'use',
          'text',
          'foreignObject',
          'image',
          'h:p',
          'title',
        ),
        fc.uniqueArray(
          fc.tuple(
            fc.constantFrom('href', 'xlink:href', 'style', 'onload', 'fill', 'id', 'h:x', 'class', 'src'),
            fc.oneof(
              fc.constantFrom(
                '#a',
                'url(#a)',
                'url(//x)',
                'javascript:x',
                '\\75rl(x)',
                'red; @import "x"',
                'a"b',
              ),
              fc.string(),
            ),
          ),
          { selector: ([name]) => name, maxLength: 4 },
        ),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, given, inside]) => {
        const attributes = given.map(([key, value]) => {
          const safe = value.replace(/[&<"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&quot;')
          return ` ${key}="${safe.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd]/g, '')}"`
        })
        return `<${name}${attributes.join('')}>${inside.join('')}</${name}>`
      }),
  ),
})).node

test('whatever well-formed XML comes in, what goes out is only a drawing, and stays as it is the second time', () => {
  const names = ' viewBox="0 0 4 2" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://h"'
  let taken = 0
  fc.assert(
    fc.property(anyXml, (xml) => {
      const made = sanitiseSvg(svg(xml, names))
      if (!made.ok) {
        // Only what is well-formed and still no drawing may be refused: it points to itself.
        expect(made.reason).toMatch(/repeat|UTF-8/)
        return
      }
      taken++
      expect(svgFault(made.bytes)).toBeNull()
      expect(made.bytes.toString()).not.toMatch(/<(script|image|a|h:)[\s>]|\sonload=/)
      const again = sanitiseSvg(made.bytes)
      expect(again.ok && again.bytes.toString()).toBe(made.bytes.toString())
    }),
    { numRuns: 400 },
  )
  expect(taken).toBeGreaterThan(200)
})

test('whatever bytes come in, nothing throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, text) => {
      sanitiseSvg(Buffer.from(bytes))
      sanitiseSvg(Buffer.from(`<svg viewBox="0 0 1 1">${text}</svg>`))
    }),
  )
})
