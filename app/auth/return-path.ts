const MOST = 500

/**
 * Where to go after signing in: a path of this site, or null for anything else. What a browser could read as another
 * site (`//evil.example`, `/\evil.example`, `https:…`, control characters that it drops) is refused, also percent-encoded.
 */
export function safeReturnPath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MOST || !value.startsWith('/')) return null
  // Letters, digits and the marks that our own addresses use; a backslash, a space or a control character is none.
  if (!/^[\w\-./~!$&'()*+,;=:@%?#]+$/.test(value)) return null
  // Checked as it is handed on: `/../%2f` is `/%2f` once the dots are gone, and `//` once decoded.
  const path = pathOn(value)
  if (path === null) return null
  let plain = path
  // Decoded as often as it can be: some proxies decode once more than the browser does.
  for (let round = 0; round < 5; round++) {
    if ([...plain].some(isRisky) || pathOn(plain) === null) return null
    let next: string
    try {
      next = decodeURIComponent(plain)
    } catch {
      return null
    }
    if (next === plain) break
    plain = next
  }
  return path
}

const SITE = 'http://own.invalid'

/** An address as a browser on this site reads it, its dots resolved; null for what it takes for another site's. */
function pathOn(address: string): string | null {
  if (address.startsWith('//') || !URL.canParse(address, SITE)) return null
  const { origin, pathname, search, hash } = new URL(address, SITE)
  return origin === SITE && !pathname.startsWith('//') ? pathname + search + hash : null
}

const isRisky = (character: string) => character === '\\' || character < ' ' || character === '\u007f'
