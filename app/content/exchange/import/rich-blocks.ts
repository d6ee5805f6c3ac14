import type { PhrasingContent, RootContent } from 'mdast'
import { importNote } from '#app/domain/studio/import-report.ts'
import type { Converting } from './converting.ts'
import { blockNodes, lineOf, paragraphOf } from './html-blocks.ts'
import { isBlockName } from './html-inline.ts'
import { type HtmlNode, parseHtml } from './html-tree.ts'
import type { Rich } from './imported-question.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import { textNodes } from './text-nodes.ts'

/** A text of any format as blocks of Markdown. @throws QuestionRefusal for what could run or load something */
export function blocksOfRich({ format, text, files }: Rich, converting: Converting): RootContent[] {
  if (format === 'plain') return plainBlocks(text, converting)
  if (format === 'markdown') return markdownBlocks(text, files, converting)
  const tree = parseHtml(text)
  return blockNodes(format === 'auto' ? withLineEnds(tree) : tree, files, converting)
}

/** The same as one line, for options and cells. Says so if it was more. */
export function lineOfRich(rich: Rich, converting: Converting): PhrasingContent[] {
  const blocks = blocksOfRich(rich, converting)
  if (blocks.length > 1) converting.add(importNote('paragraphs-joined', {}))
  if (blocks.some(({ type }) => type === 'table')) converting.add(importNote('table-flattened', {}))
  return lineOf(blocks)
}

function plainBlocks(text: string, converting: Converting): RootContent[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((piece) => paragraphOf(linesOf(piece).flatMap((line) => asNodes(line, converting))))
}

const linesOf = (text: string): (string | null)[] =>
  text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [null, line]))

/** Null is a line's end. */
const asNodes = (line: string | null, converting: Converting): PhrasingContent[] =>
  line === null ? [{ type: 'break' }] : textNodes(line, converting)

/** Moodle's own format: line ends are breaks and empty lines part paragraphs, unless tags say where they are. */
function withLineEnds(tree: HtmlNode[]): HtmlNode[] {
  if (tree.some((node) => node.type === 'element' && isBlockName(node.name))) return tree
  const paragraphs: HtmlNode[][] = [[]]
  for (const node of tree) {
    if (node.type === 'element') paragraphs.at(-1)?.push(node)
    else {
      node.value
        .replace(/\r\n?/g, '\n')
        .split(/\n[ \t]*\n/)
        .forEach((piece, at) => {
          if (at > 0) paragraphs.push([])
          for (const line of linesOf(piece)) {
            paragraphs
              .at(-1)
              ?.push(
                line === null
                  ? { type: 'element', name: 'br', attributes: {}, children: [] }
                  : { type: 'text', value: line },
              )
          }
        })
    }
  }
  return paragraphs.map((children) => ({ type: 'element', name: 'p', attributes: {}, children }))
}
