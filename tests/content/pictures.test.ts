import { describe, expect, test } from 'vitest'
import { isPictureName, readPicture } from '#app/content/pictures.server.ts'

const svg = (inside: string, attributes = '') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"${attributes}>${inside}</svg>`)

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGNgYGBgYGBgAAAADwABQ0tCmgAAAABJRU5ErkJggg==',
  'base64',
)

test('a drawing is read with the size of its viewBox', () => {
  const style =
    '<style>.a { fill: url(#g) } @media (prefers-color-scheme: dark) { .a { fill: #fff } }</style>'
  const drawing = svg(
    `<title>Bars</title>${style}<defs><linearGradient id="g"/></defs><use href="#g"/><text>a &lt; b</text>`,
  )
  expect(readPicture('bars.svg', drawing)).toMatchObject({
    width: 40,
    height: 20,
    type: 'image/svg+xml',
    broken: null,
  })
})

test('a drawing may name its namespaces and say where its facts are from', () => {
  const source = '<desc>After https://example.org/table, 2024</desc>'
  const use = '<defs><g id="g"/></defs><use xlink:href="#g" aria-label="See https://example.org"/>'
  const drawing = svg(source + use, ' xmlns:xlink="http://www.w3.org/1999/xlink"')
  expect(readPicture('bars.svg', drawing).broken).toBeNull()
})

test('a photograph is read with its pixels', () => {
  expect(readPicture('dot.png', png)).toMatchObject({ width: 2, height: 3, type: 'image/png', broken: null })
})

describe('an SVG is only a drawing', () => {
  test.each([
    ['<script>alert(1)</script>', 'it holds <script>'],
    ['<SCRIPT>alert(1)</SCRIPT>', 'it holds <SCRIPT>'],
    ['<foreignObject><p/></foreignObject>', 'it holds <foreignObject>'],
    ['<a href="https://example.org"><rect/></a>', 'it holds <a>'],
    ['<image href="https://example.org/x.png"/>', 'it holds <image>'],
    ['<animate attributeName="href" to="javascript:x"/>', 'it holds <animate>'],
    ['<set attributeName="onload" to="x"/>', 'it holds <set>'],
    ['<rect onclick="x"/>', 'event attribute onclick'],
    ['<use href="https://example.org/x.svg#a"/>', 'it refers to'],
    ['<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:x"/>', 'it refers to'],
    ['<style>@import "https://example.org/x.css";</style>', 'its style loads'],
    ['<style>a { background: url( "https://example.org/x") }</style>', 'its style refers'],
    ['<style><![CDATA[a { fill: url(//example.org) }]]></style>', 'its style refers'],
    ['<style>a { fill: u\\72l(//example.org) }</style>', 'its style has escapes'],
    ['<style>@\\import "http://example.org/x"</style>', 'its style has escapes'],
    ['<rect fill="u\\rl(http://example.org)"/>', 'its style has escapes'],
    ['<style>a { background: image-set("http://example.org" 1x) }</style>', 'its style refers'],
    ['<style>a { background: -webkit-image-set("x.png" 1x) }</style>', 'its style refers'],
    ['<rect fill="image-set(\'x.png\' 1x)"/>', 'its style refers'],
    ['<style>@imp<![CDATA[ort "http://example.org"]]></style>', 'its style loads'],
    ['<style>a { fill: u<!-- -->rl(http://example.org) }</style>', 'its style refers'],
    ['<style>a { fill: src("x.svg") }</style>', 'its style refers'],
    ['<style>@namespace x "//example.org";</style>', 'its style refers'],
    ['<rect style="fill: url(https://example.org)"/>', 'its style refers'],
    ['<rect fill="url(https://example.org#a)"/>', 'its style refers'],
    ['<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>', 'which is not SVG'],
    ['<rect>', 'not well-formed'],
    ['&xxe;', 'not well-formed'],
  ])('%s is refused', (inside, reason) => {
    expect(readPicture('x.svg', svg(inside)).broken).toContain(reason)
  })

  test('without entities, instructions or other encodings', () => {
    const declared = (head: string) => Buffer.from(`${head}${svg('')}`)
    expect(readPicture('x.svg', declared('<!DOCTYPE svg [<!ENTITY a "b">]>')).broken).toContain('DOCTYPE')
    expect(readPicture('x.svg', declared('<?xml-stylesheet href="x.css"?>')).broken).toContain('instruction')
    expect(readPicture('x.svg', Buffer.from([0xff, 0xfe, 0x3c, 0x00])).broken).toContain('UTF-8')
    expect(readPicture('x.svg', declared('<?xml version="1.0" encoding="UTF-8"?>')).broken).toBeNull()
  })
})

test('a file is what its name says, and no larger than the limit', () => {
  expect(readPicture('x.png', svg('')).broken).toBe('it is really svg')
  expect(readPicture('x.jpg', png).broken).toBe('it is really png')
  expect(readPicture('x.png', Buffer.from('nothing')).broken).toContain('size')
  expect(readPicture('x.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')).broken).toContain(
    'viewBox',
  )
  expect(readPicture('x.png', Buffer.concat([png, Buffer.alloc(70_000)])).tooBig).toBe(true)
})

test.each(['a.gif', 'a.svg.html', '../a.svg', 'a b.svg', '.svg', 'a.svgz', '__proto__'])(
  '%s is no name of a picture',
  (name) => {
    expect(isPictureName(name)).toBe(false)
  },
)
