import { SaxesParser } from 'saxes'
import { ImportRefusal } from '#app/domain/studio/import-report.ts'
import { importLimits } from './limits.ts'

/** An element of the file with all that it holds. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  text: string
  /** Where it begins, from 1. */
  line: number
}

/**
 * Walks through the elements right below the root, one at a time, so that no more than one question stands in memory as a
 * tree. There are no entities but XML's own five, for a document type is refused.
 * @throws ImportRefusal if it is not well-formed, nests too deep or is no `<quiz>`
 */
export function walkQuiz(xml: string, see: (element: XmlElement) => void): void {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: XmlElement[] = []
  let depth = 0
  let withinText = 0
  parser.on('error', (error) => {
    throw new ImportRefusal({
      refused: 'xml-broken',
      values: { line: parser.line, reason: error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '') },
    })
  })
  parser.on('doctype', () => {
    throw new ImportRefusal({ refused: 'doctype', values: {} })
  })
  let line = 1
  parser.on('opentagstart', () => {
    line = parser.line
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > importLimits.xmlDepth)
      throw new ImportRefusal({ refused: 'too-deep', values: { line: parser.line } })
    if (depth === 1) {
      if (name !== 'quiz') throw new ImportRefusal({ refused: 'not-moodle', values: {} })
      return
    }
    const above = open.at(-1)
    // HTML that somebody wrote into a text without hiding it from XML belongs to the text.
    if (above?.name === 'text') {
      above.text += `<${name}${Object.entries(attributes).map(attributeText).join('')}>`
      withinText += 1
      return
    }
    const element = { name, attributes, children: [], text: '', line }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    const above = open.at(-1)
    if (above && withinText > 0) {
      withinText -= 1
      above.text += `</${name}>`
      return
    }
    const closed = open.pop()
    if (closed && open.length === 0) see(closed)
  })
  const gather = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', gather)
  parser.on('cdata', gather)
  parser.write(xml).close()
}

const attributeText = ([name, value]: [string, string]): string =>
  ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name)

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name)

/** The text of a child, or of its `<text>`; empty without one. */
export function textOfChild(element: XmlElement | undefined, name: string): string {
  const child = childOf(element, name)
  return (childOf(child, 'text') ?? child)?.text.trim() ?? ''
}
