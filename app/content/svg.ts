import { SaxesParser, type SaxesTagNS } from 'saxes'

/** What only draws. Links, scripts, foreign content and animation of addresses are not in it. */
const elements: ReadonlySet<string> = new Set([
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

const svgNamespace = 'http://www.w3.org/2000/svg'

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
  let styleDepth = 0
  parser.on('error', (error) =>
    note(`it is not well-formed XML (${error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '')})`),
  )
  parser.on('doctype', () => note('it has a DOCTYPE'))
  parser.on('processinginstruction', ({ target }) => note(`it has an instruction <?${target}?>`))
  parser.on('opentag', (tag) => {
    checkTag(tag, note)
    if (tag.local === 'style') styleDepth++
  })
  // A style sheet may come in pieces, with comments and sections of XML between them: it is read as a whole.
  let css = ''
  parser.on('closetag', (tag) => {
    if (tag.local !== 'style') return
    styleDepth--
    checkSheet(css, note)
    css = ''
  })
  const gather = (text: string) => {
    if (styleDepth > 0) css += text
  }
  parser.on('text', gather)
  parser.on('cdata', gather)
  parser.write(text).close()
  return fault
}

function checkTag(tag: SaxesTagNS, note: (reason: string) => void): void {
  if (tag.uri !== svgNamespace) {
    // Editors leave notes of their own in foreign namespaces; they draw nothing, but what they hold is unknown.
    note(`it holds <${tag.name}>, which is not SVG; export it as plain SVG`)
    return
  }
  if (!elements.has(tag.local)) note(`it holds <${tag.local}>`)
  for (const { local, prefix, value } of Object.values(tag.attributes)) {
    if (/^on/i.test(local)) note(`it has the event attribute ${local}`)
    if ((local === 'href' || local === 'src') && !value.startsWith('#'))
      note(`it refers to "${value.slice(0, 40)}"`)
    if (local === 'style') checkSheet(value, note)
    else if (local !== 'xmlns' && prefix !== 'xmlns') checkValue(value, note)
  }
}

/** CSS: besides what a value may not, no address at all may stand in it. */
function checkSheet(css: string, note: (reason: string) => void): void {
  checkValue(css, note)
  if (/\/\/|https?:/i.test(css)) note('its style refers to another file')
}

/** CSS and paint may point to parts of the same drawing, nowhere else. Escapes could hide an address. */
function checkValue(css: string, note: (reason: string) => void): void {
  if (/@import|@font-face|expression\s*\(|javascript:/i.test(css)) note('its style loads something')
  if (/url\s*\(\s*(?!['"]?#)/i.test(css)) note('its style refers to another file')
  if (/\b(image|image-set|cross-fade|src)\s*\(/i.test(css)) note('its style refers to another file')
  if (css.includes('\\')) note('its style has escapes')
}
