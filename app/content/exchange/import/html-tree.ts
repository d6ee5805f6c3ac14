import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import { importLimits } from './limits.ts'

export interface HtmlElement {
  type: 'element'
  name: string
  attributes: Record<string, string>
  children: HtmlNode[]
}

export type HtmlNode = { type: 'text'; value: string } | HtmlElement

const voids: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
/** Between these tags no other tag is one. */
const raw: ReadonlySet<string> = new Set(
  'script style textarea title xmp iframe noembed noframes noscript plaintext'.split(' '),
)
/** Which open element an opening tag ends, and which one keeps it open. */
const closes: Record<string, { ends: string[]; within: string[] }> = {
  li: { ends: ['li'], within: ['ul', 'ol'] },
  dt: { ends: ['dt', 'dd'], within: ['dl'] },
  dd: { ends: ['dt', 'dd'], within: ['dl'] },
  tr: { ends: ['tr', 'td', 'th'], within: ['table'] },
  td: { ends: ['td', 'th'], within: ['tr', 'table'] },
  th: { ends: ['td', 'th'], within: ['tr', 'table'] },
  option: { ends: ['option'], within: ['select'] },
}
const endParagraph: ReadonlySet<string> = new Set(
  'address article aside blockquote center div dl figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
)

/**
 * Reads HTML as question banks have it, forgiving and in one pass: what is open at the end is closed, an end without a
 * beginning is passed over, and what nests deeper than our limit is read as if it stood there. Nothing is run or loaded.
 */
export function parseHtml(html: string): HtmlNode[] {
  const root: HtmlElement = { type: 'element', name: '', attributes: {}, children: [] }
  const open: HtmlElement[] = [root]
  const top = () => open.at(-1) ?? root
  const addText = (text: string) => {
    if (text === '') return
    const last = top().children.at(-1)
    if (last?.type === 'text') last.value += text
    else top().children.push({ type: 'text', value: text })
  }
  const close = (name: string) => {
    for (let at = open.length - 1; at > 0; at--) {
      if (open[at]?.name !== name) continue
      open.length = at
      return
    }
  }
  const lastEnd = html.lastIndexOf('>')
  let at = 0
  while (at < html.length) {
    const angle = html.indexOf('<', at)
    if (angle < 0) break
    addText(decodeEntities(html.slice(at, angle)))
    const unseen = /^<(!--|[!?])/.exec(html.slice(angle, angle + 4))
    const tag = unseen || angle > lastEnd ? null : readTag(html, angle)
    if (unseen) {
      const end = unseen[1] === '!--' ? '-->' : '>'
      const found = html.indexOf(end, angle + 2)
      at = found < 0 ? html.length : found + end.length
    } else if (!tag) {
      addText('<')
      at = angle + 1
    } else {
      at = tag.end
      if (tag.isEnd) close(tag.name)
      else {
        closeBefore(tag.name, open)
        const element: HtmlElement = {
          type: 'element',
          name: tag.name,
          attributes: tag.attributes,
          children: [],
        }
        top().children.push(element)
        if (raw.has(tag.name)) at = readRaw(html, at, element)
        else if (!voids.has(tag.name) && open.length <= importLimits.htmlDepth) open.push(element)
      }
    }
  }
  addText(decodeEntities(html.slice(at)))
  return root.children
}

function closeBefore(name: string, open: HtmlElement[]): void {
  const rule = Object.hasOwn(closes, name) ? closes[name] : undefined
  const ends = rule?.ends ?? (endParagraph.has(name) ? ['p'] : [])
  const within = rule?.within ?? ['td', 'th', 'li', 'div', 'blockquote']
  for (let at = open.length - 1; at > 0; at--) {
    const above = open[at]?.name ?? ''
    if (within.includes(above)) return
    if (!ends.includes(above)) continue
    open.length = at
    // A row ends its cell and itself.
    if (name !== 'tr') return
  }
}

function readRaw(html: string, from: number, element: HtmlElement): number {
  const end = new RegExp(`</${element.name}[\\s/>]`, 'gi')
  end.lastIndex = from
  const found = end.exec(html)
  const stop = found?.index ?? html.length
  element.children.push({ type: 'text', value: html.slice(from, stop) })
  return stop
}

interface HtmlTag {
  name: string
  isEnd: boolean
  attributes: Record<string, string>
  end: number
}

const tagStart = /<(\/?)([a-z][a-z0-9:-]*)/iy
const attributeForm = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y
const tagEnd = /[^>]*>/y

/** Null where the angle begins no tag: "fewer than <5", "a < b". */
function readTag(html: string, at: number): HtmlTag | null {
  tagStart.lastIndex = at
  const start = tagStart.exec(html)
  if (!start) return null
  const attributes: Record<string, string> = {}
  attributeForm.lastIndex = tagStart.lastIndex
  let end = tagStart.lastIndex
  for (let given = attributeForm.exec(html); given; given = attributeForm.exec(html)) {
    end = attributeForm.lastIndex
    const name = (given[1] ?? '').toLowerCase()
    if (!Object.hasOwn(attributes, name))
      attributes[name] = decodeEntities(given[2] ?? given[3] ?? given[4] ?? '')
  }
  tagEnd.lastIndex = end
  const closed = tagEnd.exec(html)
  if (!closed) return null
  return { name: (start[2] ?? '').toLowerCase(), isEnd: start[1] === '/', attributes, end: tagEnd.lastIndex }
}

/** Resolves `&eacute;`, `&#233;` and `&#xE9;`; what is none stays as it is. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));?/gi,
    (whole, ten, sixteen, name) => {
      if (name) return (whole.endsWith(';') && decodeNamedCharacterReference(name)) || whole
      const point = ten ? Number(ten) : Number.parseInt(sixteen, 16)
      return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
        ? String.fromCodePoint(point)
        : '\ufffd'
    },
  )
}
