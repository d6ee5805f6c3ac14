/** What a link of an author leads to. Everything that is not listed here is refused. */
export type Address =
  | { to: 'outside'; url: string }
  | { to: 'heading'; slug: string }
  | { to: 'module'; path: string; slug: string | null }

// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them inside "java\tscript:".
const hidden = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\ufeff]/

/** Reads the address of a link, after entities and escapes were resolved; null if it may not be linked. */
export function readAddress(url: string): Address | null {
  if (hidden.test(url) || url.includes('\\')) return null
  if (url.startsWith('#')) return url.length > 1 ? { to: 'heading', slug: decoded(url.slice(1)) } : null
  const module = /^\.\.\/((?:\.\.\/[a-z0-9-]+\/)?[a-z0-9-]+)\/?(?:#(.+))?$/.exec(url)
  if (module?.[1]) {
    return { to: 'module', path: module[1].replace('../', ''), slug: module[2] ? decoded(module[2]) : null }
  }
  if (!/^(https?:\/\/[^/]|mailto:[^/])/i.test(url)) return null
  return URL.canParse(url) ? { to: 'outside', url } : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
