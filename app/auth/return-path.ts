const MOST = 500

/**
 * Where to go after signing in: a path of this site, or null for anything else. What a browser could read as another
 * site (`//evil.example`, `/\evil.example`, `https:…`, control characters that it drops) is refused, also percent-encoded.
 */
export function safeReturnPath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MOST || !value.startsWith('/')) return null
  // Letters, digits and the marks that our own addresses use; a backslash, a space or a control character is none.
  if (!/^[\w\-./~!$&'()*+,;=:@%?#]+$/.test(value)) return null
  let plain = value
  // Decoded as often as it can be: some proxies decode once more than the browser does.
  for (let round = 0; round < 5; round++) {
    if (plain.startsWith('//') || [...plain].some(isRisky)) return null
    let next: string
    try {
      next = decodeURIComponent(plain)
    } catch {
      return null
    }
    if (next === plain) break
    plain = next
  }
  const origin = 'http://own.invalid'
  const url = new URL(value, origin)
  if (url.origin !== origin || url.pathname.startsWith('//')) return null
  return url.pathname + url.search + url.hash
}

const isRisky = (character: string) => character === '\\' || character < ' ' || character === '\u007f'
