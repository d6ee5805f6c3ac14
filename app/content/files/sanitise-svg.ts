import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { attributeFault, drawingElements, sheetFault, svgFault, svgNamespace } from '../svg.ts'

export type SanitisedSvg =
  | {
      ok: true
      bytes: Buffer
      /** What did more than draw and is gone, by name, with how often it stood there. */
      dropped: { what: string; count: number }[]
      isViewBoxAdded: boolean
    }
  | { ok: false; reason: 'no-size' | string }

/**
 * Writes an SVG anew with nothing but what draws: the elements and values that the check lets in (svg.ts). Scripts,
 * links' addresses, foreign namespaces, references to other files, comments and instructions go, and are told. What
 * comes out passes the check. It is refused where leaving parts out would be a guess: no XML, entities, no size.
 */
export function sanitiseSvg(bytes: Buffer): SanitisedSvg {
  const text = utf8(bytes)
  if (text === null) return { ok: false, reason: 'it is not UTF-8 text' }
  const written = rewrite(text)
  if ('reason' in written) return { ok: false, reason: written.reason }
  const clean = Buffer.from(written.text)
  const fault = svgFault(clean)
  if (fault) return { ok: false, reason: fault }
  const dropped = [...written.dropped].map(([what, count]) => ({ what, count }))
  return { ok: true, bytes: clean, dropped, isViewBoxAdded: written.isViewBoxAdded }
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

type Written = { text: string; dropped: Map<string, number>; isViewBoxAdded: boolean } | { reason: string }

/** Elements in which spaces are seen; elsewhere they only indent the source. */
const withText: ReadonlySet<string> = new Set(['text', 'tspan', 'textPath', 'title', 'desc'])

function rewrite(text: string): Written {
  const out: string[] = []
  const dropped = new Map<string, number>()
  const drop = (what: string) => dropped.set(what, (dropped.get(what) ?? 0) + 1)
  /** What stands open: an element that is written, one whose children are kept alone, or one that goes with all in it. */
  const open: { as: 'kept' | 'opened' | 'gone'; name: string }[] = []
  let reason: string | null = null
  let css: string | null = null
  let isViewBoxAdded = false

  const isGone = () => open.at(-1)?.as === 'gone'
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    reason ??= `it is not well-formed XML (${error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '')})`
  })
  parser.on('doctype', (doctype) => {
    // Drawing programs write a DOCTYPE that only names the format. One with declarations could make text of its own.
    if (/[[<]/.test(doctype)) reason ??= 'its DOCTYPE declares entities'
    else drop('DOCTYPE')
  })
  parser.on('processinginstruction', ({ target }) => drop(`<?${target}?>`))
  parser.on('comment', () => drop('comment'))

  parser.on('opentag', (tag) => {
    if (isGone()) open.push({ as: 'gone', name: tag.local })
    else if (open.length === 0) {
      const root = rootOf(tag, drop)
      if ('reason' in root) reason ??= root.reason
      else {
        out.push(root.text)
        isViewBoxAdded = root.isViewBoxAdded
      }
      open.push({ as: 'kept', name: 'svg' })
    } else if (css !== null) {
      // A style sheet is text; an element in it draws nothing.
      drop(`<${tag.local}>`)
      open.push({ as: 'gone', name: tag.local })
    } else if (!isSvg(tag)) {
      drop(tag.prefix ? `${tag.prefix}:*` : `<${tag.local}>`)
      open.push({ as: 'gone', name: tag.local })
    } else if (tag.local === 'a') {
      drop('<a>')
      open.push({ as: 'opened', name: 'a' })
    } else if (!drawingElements.has(tag.local) || tag.local === 'metadata') {
      drop(`<${tag.local}>`)
      open.push({ as: 'gone', name: tag.local })
    } else if (tag.local === 'style') {
      css = ''
      open.push({ as: 'kept', name: 'style' })
    } else {
      out.push(`<${tag.local}${attributesOf(tag, drop)}>`)
      open.push({ as: 'kept', name: tag.local })
    }
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed?.as !== 'kept') return
    if (css !== null && closed.name === 'style') {
      const sheet = cleanSheet(css, drop)
      if (sheet !== '') out.push(`<style>${escaped(sheet)}</style>`)
      css = null
    } else out.push(`</${closed.name}>`)
  })
  const take = (value: string) => {
    if (open.length === 0 || isGone()) return
    if (css !== null) css += value
    else if (value.trim() !== '' || open.some(({ name }) => withText.has(name))) out.push(escaped(value))
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.write(text).close()
  return reason === null ? { text: out.join(''), dropped, isViewBoxAdded } : { reason }
}

/** An element without any namespace is meant as SVG: such drawings were copied out of a page. */
const isSvg = ({ uri }: SaxesTagNS): boolean => uri === svgNamespace || uri === ''

function rootOf(
  tag: SaxesTagNS,
  drop: (what: string) => void,
): { text: string; isViewBoxAdded: boolean } | { reason: string } {
  if (!isSvg(tag) || tag.local !== 'svg') return { reason: 'it is not an SVG' }
  const box = viewBoxOf(tag)
  if (box === null) return { reason: 'no-size' }
  const given = attributesOf(tag, drop, ['viewBox'])
  return {
    text: `<svg xmlns="${svgNamespace}" viewBox="${box.text}"${given}>`,
    isViewBoxAdded: box.isAdded,
  }
}

/** The viewBox as it stands, else one made of width and height; null without either. */
function viewBoxOf(tag: SaxesTagNS): { text: string; isAdded: boolean } | null {
  const value = (name: string) => tag.attributes[name]?.value.trim() ?? ''
  const numbers = value('viewBox').split(/[\s,]+/)
  const isBox = numbers.length === 4 && numbers.every((number) => /^-?[\d.]+(e-?\d+)?$/i.test(number))
  if (isBox && Number(numbers[2]) > 0 && Number(numbers[3]) > 0)
    return { text: numbers.join(' '), isAdded: false }
  const size = (name: string) => /^(\d+(?:\.\d+)?)(?:px)?$/.exec(value(name))?.[1] ?? ''
  const [width, height] = [size('width'), size('height')]
  return Number(width) > 0 && Number(height) > 0 ? { text: `0 0 ${width} ${height}`, isAdded: true } : null
}

/** Attributes that stay, each behind a space. */
function attributesOf(tag: SaxesTagNS, drop: (what: string) => void, without: string[] = []): string {
  const kept = new Map<string, string>()
  for (const given of Object.values(tag.attributes)) {
    if (given.local === 'xmlns' || given.prefix === 'xmlns' || without.includes(given.name)) continue
    const name = nameOf(given)
    const value = name === 'style' ? cleanDeclarations(given.value, drop) : given.value
    if (name === null) drop(`${given.prefix}:*`)
    else if (value === '') continue
    else if (attributeFault({ ...given, value }))
      drop(/^on/i.test(given.local) ? given.local : `${given.local}="…"`)
    else if (name !== 'href' || !kept.has('href')) kept.set(name, value)
  }
  return [...kept].map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`).join('')
}

/** The name under which an attribute is written; null for those of other namespaces. */
function nameOf({ prefix, local }: SaxesAttributeNS): string | null {
  if (prefix === '') return local
  if (prefix === 'xml' && (local === 'space' || local === 'lang')) return `xml:${local}`
  return prefix === 'xlink' && local === 'href' ? 'href' : null
}

/** Declarations that stay. Those with a fault go one by one, so that a drawing keeps its colours. */
function cleanDeclarations(css: string, drop: (what: string) => void): string {
  if (!sheetFault(css)) return css
  const kept = css.split(';').filter((one) => !sheetFault(one))
  drop('style="…"')
  return kept.join(';').trim()
}

/** A sheet without what loads something; '' if even that leaves a fault. */
function cleanSheet(css: string, drop: (what: string) => void): string {
  if (!sheetFault(css)) return css.trim()
  const kept = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@import[^;]*;?/gi, '')
    .replace(/@font-face\s*\{[^}]*\}/gi, '')
    .replace(/@namespace[^;]*;?/gi, '')
  const isClean = sheetFault(kept) === null
  drop(isClean ? '@font-face, @import' : '<style>')
  return isClean ? kept.trim() : ''
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => entities[sign] ?? '')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
