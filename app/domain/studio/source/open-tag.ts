/** An attribute as it stands in a source. */
interface SourceAttribute {
  name: string
  /** Null: a flag, without a value. */
  value: string | null
  start: number
  end: number
  /** Program code, or an entity that we do not know: such a one is kept as it is. */
  isStrange: boolean
}

export interface OpenTag {
  name: string
  attributes: SourceAttribute[]
  /** Behind the name: where a first attribute would stand. */
  nameEnd: number
  /** Behind the last sign. */
  end: number
  isEmpty: boolean
}

/** A page of signs without an end is no tag: and looking for it from every line would take long. */
const LONGEST_TAG = 8000

/** Reads the tag that begins at a place of a source; null where none does, or where it does not end. */
export function readOpenTag(whole: string, at: number): OpenTag | null {
  const source = whole.slice(0, at + LONGEST_TAG)
  const name = /^<([A-Za-z][\w.-]*)/.exec(source.slice(at, at + 80))?.[1]
  if (!name) return null
  const nameEnd = at + 1 + name.length
  const attributes: SourceAttribute[] = []
  for (let place = nameEnd; ; ) {
    place = behindSpace(source, place)
    const sign = source[place]
    if (sign === '>') return { name, attributes, nameEnd, end: place + 1, isEmpty: false }
    if (sign === '/' && source[place + 1] === '>')
      return { name, attributes, nameEnd, end: place + 2, isEmpty: true }
    const attribute = readAttribute(source, place)
    if (!attribute) return null
    attributes.push(attribute)
    place = attribute.end
  }
}

const behindSpace = (source: string, at: number): number => {
  let place = at
  while (/[ \t\n]/.test(source[place] ?? '')) place++
  return place
}

function readAttribute(source: string, start: number): SourceAttribute | null {
  if (source[start] === '{') return strange('', source, start, start)
  const name = /^[A-Za-z_$][\w:.-]*/.exec(source.slice(start, start + 80))?.[0]
  if (!name) return null
  const nameEnd = start + name.length
  const equals = behindSpace(source, nameEnd)
  if (source[equals] !== '=') return { name, value: null, start, end: nameEnd, isStrange: false }
  const first = behindSpace(source, equals + 1)
  const quote = source[first]
  if (quote === '{') return strange(name, source, start, first)
  if (quote !== '"' && quote !== "'") return null
  const close = source.indexOf(quote, first + 1)
  if (close < 0) return null
  const value = decoded(source.slice(first + 1, close))
  return { name, value: value ?? '', start, end: close + 1, isStrange: value === null }
}

function strange(name: string, source: string, start: number, brace: number): SourceAttribute | null {
  let depth = 0
  for (let place = brace; place < source.length; place++) {
    if (source[place] === '{') depth++
    if (source[place] === '}' && --depth === 0)
      return { name, value: '', start, end: place + 1, isStrange: true }
  }
  return null
}

const entities: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" }

/** Resolves the entities that we write ourselves; null where there is another. */
function decoded(value: string): string | null {
  const unknown = /&(?!(?:quot|amp|lt|gt|apos);)(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?/.exec(value)
  if (unknown && (unknown[0].endsWith(';') || isShortEntity(unknown[0]))) return null
  return value.replace(/&(quot|amp|lt|gt|apos);/g, (_all, name: string) => entities[name] ?? '')
}

/** HTML resolves some names without a semicolon; nobody writes them, and a form need not show them. */
const isShortEntity = (name: string): boolean =>
  /^&(?:#|amp|lt|gt|quot|copy|reg|nbsp|para|sect|not|shy|deg|yen|cent|pound|times|uml|eth|ET|[A-Za-z]{1,6}(?:grave|acute|circ|tilde|uml|cedil|ring|lig|slash))/.test(
    name,
  )

/** ` name="value"`; a flag stands alone. Quotes and what would be read as an entity are written as entities. */
export function attributeText(name: string, value: string | true): string {
  if (value === true) return name
  const safe = value
    .replace(/&(?=#|[A-Za-z])/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/\s*\n\s*/g, ' ')
  return `${name}="${safe}"`
}
