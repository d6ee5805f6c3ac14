import { SaxesParser, type SaxesTagNS } from 'saxes'
import { countReferences } from './svg-references.ts'

/** What only draws. Links, scripts, foreign content and animation of addresses are not in it. */
export const drawingElements: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'defs',
  'title',
  'desc',
  'metadata',
  'style',
  'symbol',
  'use',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'textPath',
  'linearGradient',
  'radialGradient',
  'stop',
  'pattern',
  'clipPath',
  'mask',
  'marker',
  'filter',
  'feGaussianBlur',
  'feOffset',
  'feBlend',
  'feColorMatrix',
  'feComposite',
  'feFlood',
  'feMerge',
  'feMergeNode',
  'view',
  'switch',
])

export const svgNamespace = 'http://www.w3.org/2000/svg'

/** What keeps an SVG from being a mere drawing, in words; null if nothing does. It must be well-formed XML in UTF-8. */
export function svgFault(bytes: Buffer): string | null {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'it is not UTF-8 text'
  }
  let fault: string | null = null
  const note = (reason: string) => {
    fault ??= reason
  }
  const parser = new SaxesParser({ xmlns: true })
  const references = countReferences()
  let styleDepth = 0
  parser.on('error', (error) =>
    note(`it is not well-formed XML (${error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '')})`),
  )
  parser.on('doctype', () => note('it has a DOCTYPE'))
  parser.on('processinginstruction', ({ target }) => note(`it has an instruction <?${target}?>`))
  parser.on('opentag', (tag) => {
    checkTag(tag, note)
    references.open(Object.values(tag.attributes))
    if (tag.local === 'style') styleDepth++
  })
  // A style sheet may come in pieces, with comments and sections of XML between them: it is read as a whole.
  let css = ''
  parser.on('closetag', (tag) => {
    references.close()
    if (tag.local !== 'style') return
    styleDepth--
    const sheet = sheetFault(css)
    if (sheet) note(sheet)
    css = ''
  })
  const gather = (text: string) => {
    if (styleDepth > 0) css += text
  }
  parser.on('text', gather)
  parser.on('cdata', gather)
  parser.write(text).close()
  return fault ?? references.fault()
}

function checkTag(tag: SaxesTagNS, note: (reason: string) => void): void {
  if (tag.uri !== svgNamespace) {
    // Editors leave notes of their own in foreign namespaces; they draw nothing, but what they hold is unknown.
    note(`it holds <${tag.name}>, which is not SVG; export it as plain SVG`)
    return
  }
  if (!drawingElements.has(tag.local)) note(`it holds <${tag.local}>`)
  for (const given of Object.values(tag.attributes)) {
    const fault = attributeFault(given)
    if (fault) note(fault)
  }
}

/** Why an attribute can't stand in a drawing; null if it can. */
export function attributeFault({
  local,
  prefix,
  value,
}: {
  local: string
  prefix: string
  value: string
}): string | null {
  if (/^on/i.test(local)) return `it has the event attribute ${local}`
  if ((local === 'href' || local === 'src') && !value.startsWith('#'))
    return `it refers to "${value.slice(0, 40)}"`
  if (local === 'style') return sheetFault(value)
  return local === 'xmlns' || prefix === 'xmlns' ? null : valueFault(value)
}

/** Why CSS can't stand in a drawing: besides what a value may not, no address at all may be in it. */
export function sheetFault(css: string): string | null {
  const fault = valueFault(css)
  if (fault) return fault
  return /\/\/|https?:/i.test(css) ? 'its style refers to another file' : null
}

/** CSS and paint may point to parts of the same drawing, nowhere else. Escapes could hide an address. */
function valueFault(css: string): string | null {
  if (/@import|@font-face|expression\s*\(|javascript:/i.test(css)) return 'its style loads something'
  if (/url\s*\(\s*(?!['"]?#)/i.test(css)) return 'its style refers to another file'
  if (/\b(image|image-set|cross-fade|src)\s*\(/i.test(css)) return 'its style refers to another file'
  return css.includes('\\') ? 'its style has escapes' : null
}
