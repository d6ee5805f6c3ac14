import { SaxesParser } from 'saxes'
import { FileRefusal, fileLimits, type UnitBack } from './translation-files.ts'

/** XLIFF nests a handful deep; what goes deeper is there to fill our memory. */
const deepest = 40

const states = new Set(['translated', 'reviewed', 'final'])

/**
 * Reads the units of an XLIFF 2 file, whatever tool wrote it: text within inline codes counts, the codes themselves do
 * not. A document type is refused, so there are no entities but XML's own five.
 * @throws FileRefusal
 */
export function readXliff(bytes: Uint8Array): UnitBack[] {
  if (bytes.length > fileLimits.bytes) throw new FileRefusal('too-large')
  const parser = new SaxesParser({ xmlns: false, position: true })
  const units: UnitBack[] = []
  const path: string[] = []
  let unit: UnitBack | null = null
  let isXliff = false
  const refuse = (why: FileRefusal['why']) => () => {
    throw new FileRefusal(why)
  }
  parser.on('error', refuse('not-xml'))
  parser.on('doctype', refuse('doctype'))
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name)
    path.push(local)
    if (path.length > deepest) refuse('not-xml')()
    if (path.length === 1) isXliff = local === 'xliff' && /^2\./.test(attributes.version ?? '')
    if (local === 'unit')
      unit = { line: parser.line, id: attributes.id ?? '', source: null, target: '', isDone: false }
    if (local === 'segment' && unit) unit.isDone = states.has(attributes.state ?? '')
    if (local === 'source' && unit) unit.source ??= ''
  })
  const text = (piece: string) => {
    if (!unit || !path.includes('segment')) return
    if (path.includes('target')) unit.target += piece
    else if (path.includes('source')) unit.source = (unit.source ?? '') + piece
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', ({ name }) => {
    path.pop()
    if (localName(name) !== 'unit' || !unit) return
    units.push(unit)
    unit = null
    if (units.length > fileLimits.units) refuse('too-many')()
  })
  try {
    parser.write(textOf(bytes)).close()
  } catch (error) {
    // What isn't a refusal is a text that can't be decoded.
    throw error instanceof FileRefusal ? error : new FileRefusal('not-xml')
  }
  if (!isXliff) throw new FileRefusal('not-xliff')
  return units
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}
