/**
 * Looks a page over for whatever could run in it, or lead a browser elsewhere. Our pages are written by one renderer, so
 * that the looker is stricter than a browser: what it can't read at once, quotes and all, is a fault. There is then no
 * page that it and a browser would read in two ways.
 */
export function faultsOf(html: string, origin: string): string[] {
  const faults: string[] = []
  const say = (fault: string, at: number) =>
    faults.push(`${fault} at ${at}: …${html.slice(Math.max(0, at - 60), at + 100)}…`)
  const open: string[] = []
  let at = html.startsWith('<!DOCTYPE html>') ? '<!DOCTYPE html>'.length : 0
  if (at === 0) say('no doctype', 0)
  if (html.includes('\0')) say('a NUL', html.indexOf('\0'))
  while (at < html.length) {
    const next = html.indexOf('<', at)
    if (next < 0) break
    at = next
    const comment = /<!--[ $!/?]{0,3}-->/y
    comment.lastIndex = at
    if (comment.test(html)) {
      at = comment.lastIndex
      continue
    }
    const end = /<\/([a-zA-Z][a-zA-Z0-9-]*)>/y
    end.lastIndex = at
    const ended = end.exec(html)
    if (ended) {
      const expected = open.pop()
      if (expected !== ended[1]) say(`</${ended[1]}> where </${expected}> was to come`, at)
      at = end.lastIndex
      continue
    }
    const tag = /<([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z_:][-\w:.]*(?:="[^"<]*")?)*)\s*(\/?)>/y
    tag.lastIndex = at
    const found = tag.exec(html)
    if (!found) {
      say('a stray <', at)
      at += 1
      continue
    }
    const [, name = '', written = '', slash] = found
    const attributes = attributesOf(written)
    for (const fault of [...faultsOfTag(name, open), ...faultsOfAttributes(name, attributes, origin)])
      say(fault, at)
    at = tag.lastIndex
    if (slash === '/' || empty.has(name.toLowerCase())) continue
    if (!rawText.has(name.toLowerCase())) {
      open.push(name)
      continue
    }
    const close = new RegExp(`</${name}[\\s/>]`, 'gi')
    close.lastIndex = at
    const closed = close.exec(html)
    if (!closed) {
      say(`<${name}> has no end`, at)
      break
    }
    if (name.toLowerCase() === 'script')
      for (const fault of faultsOfScript(html.slice(at, closed.index), attributes)) say(fault, at)
    open.push(name)
    at = closed.index
  }
  if (open.length > 0) say(`left open: ${open.join(' ')}`, html.length)
  return faults
}

type Attributes = Map<string, string>

const attributesOf = (written: string): Attributes =>
  new Map(
    [...written.matchAll(/([a-zA-Z_:][-\w:.]*)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      withoutEntities(value),
    ]),
  )

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  colon: ':',
  tab: '\t',
  newline: '\n',
  nbsp: '\u00a0',
}

/** As browsers read values; names that we don't know stay, and so are no scheme. */
const withoutEntities = (value: string): string =>
  value.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));?/gi, (all, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? all
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const rawText = new Set('script style textarea title xmp iframe noembed noframes plaintext'.split(' '))

const htmlNames = new Set(
  `html head body title meta link script header footer main nav section article aside h1 h2 h3 h4 h5 h6 p a abbr b bdi bdo
  br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr div ul ol li dl dt dd
  blockquote pre hr figure figcaption img picture source table caption colgroup col thead tbody tfoot tr th td form
  fieldset legend label input button select optgroup option datalist textarea output progress meter details summary dialog
  noscript iframe search hgroup address menu`.split(/\s+/),
)
const drawingNames = new Set('svg g path rect circle line polyline polygon text tspan title desc'.split(' '))
const formulaNames = new Set(
  `math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover
  munderover mmultiscripts mprescripts none mtable mtr mtd menclose semantics annotation`.split(/\s+/),
)

/** Only the elements that our pages are made of, each where it belongs. */
function faultsOfTag(name: string, open: readonly string[]): string[] {
  const root = open.findLast((above) => above === 'svg' || above === 'math')
  const known = root === 'svg' ? drawingNames : root === 'math' ? formulaNames : htmlNames
  if (known.has(name) || name === 'svg' || name === 'math') return []
  return [`<${name}>${root ? ` in <${root}>` : ''}`]
}

const addresses = new Set(
  'href src action formaction poster data cite xlink:href manifest longdesc usemap'.split(' '),
)
const never = /^(on|style$|srcdoc$|http-equiv$|ping$|background$|srcset$|is$|slot$|nonce$|xml)/

function faultsOfAttributes(tag: string, attributes: Attributes, origin: string): string[] {
  const faults: string[] = []
  for (const [name, value] of attributes) {
    const isOwn = (name === 'nonce' && (tag === 'script' || tag === 'link')) || name === 'xmlns'
    if (never.test(name) && !isOwn) faults.push(`<${tag} ${name}="${value}">`)
    if (!addresses.has(name)) continue
    if (!isGoodAddress(tag, name, value, origin)) faults.push(`<${tag} ${name}="${value}">`)
  }
  if (
    tag === 'link' &&
    !/^(stylesheet|modulepreload|icon|alternate|canonical)$/.test(attributes.get('rel') ?? '')
  )
    faults.push(`<link rel="${attributes.get('rel')}">`)
  if (tag === 'iframe') faults.push(...faultsOfFrame(attributes))
  if (
    tag === 'a' &&
    attributes.get('target') === '_blank' &&
    !/noreferrer|noopener/.test(attributes.get('rel') ?? '')
  )
    faults.push('a link to a new page that may look back')
  return faults
}

/** Read as browsers read it; only what a reader follows by a click may lead away, and only to a page or a letter. */
function isGoodAddress(tag: string, name: string, value: string, origin: string): boolean {
  if (!URL.canParse(value, origin)) return false
  const url = new URL(value, origin)
  if (tag === 'a' && name === 'href') return /^(https?|mailto):$/.test(url.protocol)
  return url.origin === origin
}

/** The one frame that we have is a preview, in which nothing runs. */
function faultsOfFrame(attributes: Attributes): string[] {
  const isPreview = /^\/[a-z]{2}\/studio\/[^/]+\/preview\/[^/]+(\?as=[\w-]*)?$/.test(
    attributes.get('src') ?? '',
  )
  const isSealed = attributes.get('sandbox') === 'allow-same-origin'
  return isPreview && isSealed
    ? []
    : [`<iframe src="${attributes.get('src')}" sandbox="${attributes.get('sandbox')}">`]
}

/** Ours are data, or one of a few lines that Remix writes, with data in them and nothing else. */
function faultsOfScript(text: string, attributes: Attributes): string[] {
  if (attributes.get('type') === 'application/json') return isJson(text) ? [] : ['data that is no JSON']
  if (!attributes.get('nonce')) return ['a script without our nonce']
  if (/<\/?script|<!--/i.test(text)) return ['a script that a browser would end elsewhere']
  const sent = /^window\.__remixContext\.streamController\.enqueue\((".*")\);$/s.exec(text.trim())
  if (sent) return isJson(sent[1] ?? '') ? [] : ['a script with more than data in it']
  return ours.some((script) => script.test(text.trim()))
    ? []
    : [`a script that is not ours: ${text.slice(0, 100)}`]
}

const ours = [
  /^\(\(STORAGE_KEY, restoreKey\) => \{.*\}\)\("[\w-]+", null\)$/s,
  /^window\.__remixContext = \{"future":\{[\w":,]*\},"isSpaMode":false\};window\.__remixContext\.stream = new ReadableStream\(\{start\(controller\)\{window\.__remixContext\.streamController = controller;\}\}\)\.pipeThrough\(new TextEncoderStream\(\)\);$/,
  /^window\.__remixContext\.streamController\.close\(\);$/,
  /^;?(\s*import (\* as route\d+ from )?"\/assets\/[\w/.-]+";)*\s*window\.__remixManifest = \{[^<]*\};?\s*window\.__remixRouteModules = \{[\w/":,.\s-]*\};\s*import\("\/assets\/[\w/.-]+"\);$/,
]

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
