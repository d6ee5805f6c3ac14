import { SaxesParser } from 'saxes'

/** An element of XML, its text joined. */
export interface XmlNode {
  name: string
  attributes: Record<string, string>
  text: string
  children: XmlNode[]
}

/** Reads XML strictly; what is not well-formed throws. */
export function readXml(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser()
  const write = (text: string) => {
    const node = open.at(-1)
    if (node) node.text += text
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes: attributes as Record<string, string>, text: '', children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', write)
  parser.on('cdata', write)
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return root.children[0] as XmlNode
}

export const all = (node: XmlNode | undefined, name: string): XmlNode[] =>
  (node?.children ?? []).filter((child) => child.name === name)

export const one = (node: XmlNode | undefined, name: string): XmlNode | undefined => all(node, name)[0]

/** The words of `<name><text>…</text></name>`. */
export const wordsOf = (node: XmlNode | undefined, name: string): string =>
  one(one(node, name), 'text')?.text ?? ''

/** The questions of a file, without its categories. */
export const questionsOf = (xml: string): XmlNode[] =>
  all(readXml(xml), 'question').filter(({ attributes }) => attributes.type !== 'category')
