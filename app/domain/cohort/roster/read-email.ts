import { email as emailForm } from '#app/domain/people/forms.ts'

export type EmailRead =
  | { state: 'missing' }
  | { state: 'good'; email: string }
  /** Well written, but probably a slip: `suggestion` is what was meant. */
  | { state: 'typo'; email: string; suggestion: string }
  /** Can't be an address; `suggestion` is one that it may have been. */
  | { state: 'malformed'; suggestion: string | null }

/** An address in mail may have 254 signs; a cell this long holds something else. */
const longest = 300

/** What no eye sees, and pasting brings along: marks of direction, of bytes, of possible line breaks. */
const unseen = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu

/** Reads an address as typed. Spaces around it, `mailto:` and brackets go silently; the rest is said. */
export function readEmail(typed: string): EmailRead {
  const bare = bareOf(typed)
  if (bare === '') return { state: 'missing' }
  if (bare.length > longest) return { state: 'malformed', suggestion: null }
  const read = emailForm.safeParse(bare)
  if (!read.success) return { state: 'malformed', suggestion: mended(bare) }
  const suggestion = withLikelyDomain(read.data)
  return suggestion ? { state: 'typo', email: read.data, suggestion } : { state: 'good', email: read.data }
}

function bareOf(typed: string): string {
  const bare = typed
    .slice(0, 2 * longest)
    .replace(unseen, '')
    .trim()
  return bare
    .replace(/^mailto:/i, '')
    .replace(/^[<"'([]+|[>"')\]]+$/g, '')
    .trim()
}

/** Takes out the usual slips; null if what remains is still no address. */
function mended(bare: string): string | null {
  const plain = bare
    .normalize('NFKC')
    // Signs of other keyboards, and what hides an address from robots.
    .replace(/[،，、]/g, ',')
    .replace(/[。｡]/g, '.')
    .replace(/\s*[([{]\s*(at|arobase|arroba)\s*[)\]}]\s*|\s+(at|arobase|arroba)\s+/gi, '@')
    .replace(/\s*[([{]\s*(dot|point|punto)\s*[)\]}]\s*/gi, '.')
  // Several addresses in one cell: the first is suggested, a person decides on the others.
  const [first = ''] = plain.split(/[;,|/]\s*(?=[^@]*@)/)
  const joined = first
    .replace(/\s+/g, '')
    .replace(/@{2,}/g, '@')
    .replace(/,/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/\.*@\.*/g, '@')
    .replace(/^[.;:'"<]+|[.;:'">]+$/g, '')
  const read = emailForm.safeParse(joined)
  return read.success ? (withLikelyDomain(read.data) ?? read.data) : null
}

/** Where most private addresses are, and the international offices whose staff takes our courses. */
const knownDomains = `
gmail.com googlemail.com yahoo.com yahoo.fr yahoo.es yahoo.co.uk ymail.com hotmail.com hotmail.fr hotmail.es outlook.com
outlook.fr outlook.es live.com live.fr msn.com icloud.com protonmail.com proton.me orange.fr laposte.net wanadoo.fr free.fr
sfr.fr gmx.com mail.com mail.ru email.com aol.com unicef.org un.org undp.org unhcr.org iom.int who.int ilo.org oecd.org
worldbank.org afdb.org unesco.org unfpa.org insee.fr ine.es
`
  .trim()
  .split(/\s+/)

const isKnownDomain: ReadonlySet<string> = new Set(knownDomains)

/** Domains so often mistyped that they stand for one of those, whatever the distance; and endings that don't exist. */
const slips: readonly [RegExp, string][] = [
  [/^(gm[ai]{0,2}l|gmil|gamil|gmial|gmaill?|gnail|gmali|gmailcom)\.(com|con|cm|co|om|fr)$/, 'gmail.com'],
  [/^(hotmial|hotmal|hotmai|hotamil|homail|hotmil)\.(com|con|cm|co)$/, 'hotmail.com'],
  [/^(yaho|yahooo|yhoo|yaoo|yhaoo)\.(com|con|cm|co)$/, 'yahoo.com'],
  [/^(outlok|outllok|outloo|otlook)\.(com|con|cm|co)$/, 'outlook.com'],
]

/** The address with the domain that was probably meant; null if its own seems right. */
function withLikelyDomain(address: string): string | null {
  const at = address.lastIndexOf('@') + 1
  const domain = address.slice(at)
  const meant = likelyDomain(domain)
  return meant && meant !== domain ? address.slice(0, at) + meant : null
}

function likelyDomain(domain: string): string | null {
  if (isKnownDomain.has(domain)) return null
  for (const [slip, meant] of slips) if (slip.test(domain)) return meant
  const ended = domain
    .replace(/\.(con|cmo|comm|coom|cim|vom|xom)$/, '.com')
    .replace(/\.(ogr|orgg|rog)$/, '.org')
  if (ended !== domain) return isKnownDomain.has(ended) ? ended : (likelyDomain(ended) ?? ended)
  // One slip in a long name; short ones ("un.org", "uno.org") are too near each other.
  const near = knownDomains.filter((known) => known.length >= 8 && isOneSlip(domain, known))
  return near[0] ?? null
}

/** One letter added, left out or changed, or two neighbours swapped: what differs between a common start and end. */
function isOneSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return left !== right
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/**
 * Domains of a list that differ by one slip from one that at least three others have: `ins.gv.ne` beside many
 * `ins.gov.ne`. The ending must be the same: offices of two countries may differ in no more than that.
 */
export function rareDomains(addresses: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  for (const address of addresses) {
    const domain = address.slice(address.lastIndexOf('@') + 1)
    counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  const frequent = [...counts].filter(([, count]) => count >= 3).sort((a, b) => b[1] - a[1])
  const ending = (domain: string) => domain.slice(domain.lastIndexOf('.'))
  const rare = new Map<string, string>()
  for (const [domain, count] of counts) {
    if (count > 1 || domain.length < 6 || domain.length > 100 || isKnownDomain.has(domain)) continue
    // A list has one office or a few; comparing with each of hundreds would only take time.
    const meant = frequent.slice(0, 20).find(([f]) => ending(f) === ending(domain) && isOneSlip(domain, f))
    if (meant) rare.set(domain, meant[0])
  }
  return rare
}
