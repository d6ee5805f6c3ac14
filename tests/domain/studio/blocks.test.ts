import fc from 'fast-check'
import type { RootContent } from 'mdast'
import { expect, test } from 'vitest'
import { splitFrontMatter } from '#app/content/front-matter.ts'
import { parseMarkdown } from '#app/content/parse.ts'
import { bodyOf, gapOf, splitBlocks } from '#app/domain/studio/source/blocks.ts'
import { foreseenMistakes } from '#app/domain/studio/source/foreseen-mistakes.ts'
import { courseTexts } from './course-texts.ts'
import { someText } from './some-text.ts'

const joined = (text: string) =>
  splitBlocks(text)
    .map((block) => block.text)
    .join('')

test('the blocks of any text, joined, are the text', () => {
  fc.assert(
    fc.property(someText, (text) => {
      expect(joined(text)).toBe(text)
    }),
  )
  for (const { text } of courseTexts) expect(joined(text)).toBe(text)
})

test('a block says the line on which it begins', () => {
  fc.assert(
    fc.property(someText, (text) => {
      let line = 1
      for (const block of splitBlocks(text)) {
        expect(block.line).toBe(line)
        line += block.text.split('\n').length - 1
      }
    }),
  )
})

test('a block is its words and the blank lines after them', () => {
  fc.assert(
    fc.property(someText, (text) => {
      for (const block of splitBlocks(text)) expect(bodyOf(block.text) + gapOf(block.text)).toBe(block.text)
    }),
  )
})

const kindsOfNodes: Record<string, string> = {
  heading: 'heading',
  paragraph: 'paragraph',
  list: 'list',
  blockquote: 'quote',
  table: 'table',
  code: 'code',
  math: 'formula',
  thematicBreak: 'rule',
  footnoteDefinition: 'footnote',
}

function nodesOf(nodes: RootContent[]): { kind: string; line: number; end: number }[] {
  return nodes.flatMap((node) => {
    const [line, end] = [node.position?.start.line ?? 0, node.position?.end.line ?? 0]
    if (node.type !== 'mdxJsxFlowElement') return [{ kind: kindsOfNodes[node.type] ?? node.type, line, end }]
    if (node.name === 'Form')
      return [
        { kind: 'form-open', line, end: line },
        ...nodesOf(node.children),
        { kind: 'form-close', line: end, end },
      ]
    const own = ['Chart', 'Note', 'Figure'].includes(node.name ?? '')
    const isTag = node.name === 'Data'
    return [{ kind: own ? (node.name as string).toLowerCase() : isTag ? 'tag' : 'exercise', line, end }]
  })
}

test.each(courseTexts)('the blocks of $path are what the parser of pages sees', ({ text }) => {
  const say = () => {}
  const tree = parseMarkdown(splitFrontMatter(text, say).body, say)
  const seen = splitBlocks(text).map(({ kind, line, text: own }) => ({
    kind: kind as string,
    line,
    end: line + bodyOf(own).split('\n').length - 1,
  }))
  expect(seen.filter(({ kind }) => kind !== 'front-matter')).toEqual(nodesOf(tree?.children ?? []))
})

const kinds = (text: string) => splitBlocks(text).map(({ kind }) => kind)

test('exercises are whole and named, forms are opened', () => {
  const blocks = splitBlocks(
    '<Form id="a">\n\n<Choice\n  id="one"\n  title="a > b">\n\n- [x] Yes\n\n```\n</Choice>\n```\n\n</Choice>\n\nText.\n\n</Form>\n',
  )
  expect(blocks.map(({ kind, id }) => [kind, id])).toEqual([
    ['form-open', null],
    ['exercise', 'one'],
    ['paragraph', null],
    ['form-close', null],
  ])
})

test('a tag that is still open does not take the rest of the page', () => {
  expect(kinds('<Choice id="a">\n\nText.\n\n<Numeric id="b">\n- [x] 1\n</Numeric>\n')).toEqual([
    'tag',
    'paragraph',
    'exercise',
  ])
})

test('a tag within a sentence begins no block', () => {
  expect(kinds('<Term id="stock">Stocks</Term> count people.\nAnd more.\n')).toEqual(['paragraph'])
})

test('footnotes stand alone, also without blank lines between them', () => {
  const notes = splitBlocks('[^a]: One.\n[^b]: Two,\n    with more.\n\n    And more.\n\nText.')
  expect(notes.map(({ kind, label }) => [kind, label])).toEqual([
    ['footnote', 'a'],
    ['footnote', 'b'],
    ['paragraph', null],
  ])
})

test('a text of a hundred thousand open tags or fences is taken apart in one pass', () => {
  for (const line of ['<Note kind="data">\n', '```\n', '- a\n', '> \n', '[^a]: b\n', '<Note a="\n'])
    expect(joined(line.repeat(20_000))).toBe(line.repeat(20_000))
})

test('an exercise says how many wrong answers can be shown, between one and nine', () => {
  const choice = (wrong: number) => `<Choice id="a">\nx?\n\n- [x] a\n${'- [ ] b\n'.repeat(wrong)}</Choice>\n`
  expect(foreseenMistakes('- [ ] a list\n\n- [ ] of tasks\n')).toBe(1)
  expect(foreseenMistakes(`${choice(2)}\n\n${choice(5)}\n\n${choice(0)}`)).toBe(5)
  expect(foreseenMistakes(choice(40))).toBe(9)
})
