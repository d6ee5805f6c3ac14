import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitFrontMatter } from '#app/content/front-matter.ts'
import { read } from '#app/content/parse.ts'
import { parsePieces } from '#app/content/parse-pieces.ts'
import { type Problem, sayInto } from '#app/content/problems.ts'
import { readText } from '#app/content/read-text.ts'
import { harmless, refused } from './hostile-texts.ts'

const quiet = () => {}

const texts = readdirSync('courses', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.mdx'))
  .map((path): [path: string, body: string] => {
    const { body } = splitFrontMatter(readFileSync(join('courses', path), 'utf8'), quiet)
    return [path, body]
  })

/** The whole as the parser reads it; null where it throws. */
function whole(text: string) {
  try {
    return read(text)
  } catch {
    return null
  }
}

describe('a text read in pieces', () => {
  test.each(texts)('is the same as read whole: %s', (_path, text) => {
    const pieces = parsePieces(text, read)
    if (pieces) expect(pieces).toEqual(whole(text))
  })

  test('is how nearly all of our courses are read', () => {
    const byPieces = texts.filter(([, text]) => parsePieces(text, read) !== null)
    expect(byPieces.length / texts.length).toBeGreaterThan(0.9)
  })

  test('reads again only the piece that changed', () => {
    const [, text] = texts.find(([path]) => path.endsWith('stock-and-flow/en.mdx')) ?? ['', '']
    parsePieces(text, read)
    let characters = 0
    parsePieces(text.replace('## ', '## Now: '), (piece) => {
      characters += piece.length
      return read(piece)
    })
    expect(characters).toBeGreaterThan(0)
    expect(characters).toBeLessThan(text.length / 3)
  })

  test('can be changed by who takes it, and the next does not see it', () => {
    const text = 'One.\n\n## Two\n\nThree.\n'
    const first = parsePieces(text, read)
    first?.children.splice(0, 2)
    expect(parsePieces(text, read)).toEqual(whole(text))
  })

  const lines = fc.oneof(
    fc.constantFrom(
      '## A heading',
      '# One',
      '',
      '```r',
      '```',
      '~~~',
      '$$',
      '$',
      '<Solution>',
      '</Solution>',
      '<Hint>words</Hint>',
      '- [x] right',
      '  - deeper',
      '> quoted',
      '> ## Quoted heading',
      '[^a]: A note.',
      '[^b]: Another,',
      '    with more.',
      'Called.[^a] And [^b], [^c].',
      '[link]: https://example.org',
      'A [link] and a [link][link].',
      '| a | b |',
      '|---|---|',
      '| 1 | 2 |',
      '===',
      '---',
      '    indented',
      'ends with a brace {',
      '}',
      'ends with a sign <',
      '\\## no heading',
      '## \uE001',
    ),
    fc.string({ maxLength: 12 }),
  )

  test('is the same for whatever lines stand in whatever order', () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 25 }), (given) => {
        const text = given.join('\n')
        const pieces = parsePieces(text, read)
        if (pieces) expect(pieces).toEqual(whole(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('is the same after any line of a course was dropped, doubled or replaced', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.constantFrom('drop', 'double', 'replace', 'insert'),
        lines,
        ([, text], at, deed, line) => {
          const all = text.split('\n')
          const place = at % all.length
          const put = {
            drop: [],
            double: [all[place] ?? '', all[place] ?? ''],
            replace: [line],
            insert: [line, all[place] ?? ''],
          }
          all.splice(place, 1, ...put[deed])
          const changed = all.join('\n')
          const pieces = parsePieces(changed, read)
          if (pieces) expect(pieces).toEqual(whole(changed))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('that is nested deeper than the stack is left to be read whole, and told as what it is', () => {
    const text = `Before.\n\n## One\n\n${'> '.repeat(4000)}x\n`
    expect(parsePieces(text, read)).toBeNull()
    const problems: Problem[] = []
    readText(`---\ntitle: T\n---\n\n${text}`, { isSource: true, dataSets: {} }, sayInto(problems, 'en.mdx'))
    expect(problems.map(({ code }) => code)).toContain('too-deep')
  })

  test('is the same for the hostile', () => {
    for (const [body] of [...refused, ...harmless]) {
      const text = `Before.\n\n## One\n\n${body}\n\n## Two\n\nAfter.\n`
      const pieces = parsePieces(text, read)
      if (pieces) expect(pieces).toEqual(whole(text))
    }
  })
})
