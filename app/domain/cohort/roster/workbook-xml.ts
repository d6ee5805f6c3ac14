import { SaxesParser } from 'saxes'
import { RosterRefusal } from './roster.ts'

/** No part of a workbook nests deeper or says more of one element; what does is there to fill our memory. */
const deepest = 64
const mostAttributes = 128

export interface XmlEvents {
  open?: (name: string, attributes: Record<string, string>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/**
 * Walks through a part of a workbook. Names come without their prefix: programs differ in it, and the strict form of
 * the standard has other namespaces. A document type is refused, so there are no entities but XML's own five.
 * @throws RosterRefusal `spreadsheet-broken` if it isn't well-formed
 */
export function walkXml(bytes: Buffer, { open, close, text }: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  let attributes = 0
  parser.on('error', broken)
  parser.on('doctype', broken)
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > mostAttributes) broken()
  })
  parser.on('opentag', (tag) => {
    depth += 1
    attributes = 0
    if (depth > deepest) broken()
    open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    close?.(localName(tag.name))
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.write(textOf(bytes)).close()
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function textOf(bytes: Buffer): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function broken(): never {
  throw new RosterRefusal({ refused: 'spreadsheet-broken', values: {} })
}

/** An attribute whatever its prefix: `r:id`, `d3p1:id`. */
export function attributeOf(attributes: Record<string, string>, name: string): string | undefined {
  for (const key of Object.keys(attributes))
    if (localName(key) === name && key !== name) return attributes[key]
  return attributes[name]
}
