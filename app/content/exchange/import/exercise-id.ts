import { isId } from '../../dialect.ts'
import { isPageId, isPartOf } from '../../page-ids.ts'

/** Letters of an id made of a name: enough to tell what it is about. */
const longest = 40

/** Words in lower-case Latin letters and digits with hyphens between; empty where a name has none. */
export function kebab(text: string): string {
  const words = text
    .slice(0, 400)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[øØ]/g, 'o')
    .replace(/[’']/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let id = ''
  for (const word of words) {
    const next = id === '' ? word.slice(0, longest) : `${id}-${word}`
    if (next.length > longest) break
    id = next
  }
  return id
}

/**
 * An id made of a question's name that neither the course nor the page uses yet. It is added to `taken`. Ids of exercises
 * on the same page are looked at too: "share" would call its field "share-value".
 */
export function takeId(words: string, taken: Set<string>): string {
  const base = kebab(words) || 'question'
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`
    const candidate = isPageId(id) || isPart(id, taken) ? `q-${id}` : id
    if (!isId(candidate) || isPageId(candidate) || taken.has(candidate) || isPart(candidate, taken)) continue
    if ([...taken].some((other) => isPartOf(candidate, other))) continue
    taken.add(candidate)
    return candidate
  }
}

function isPart(id: string, taken: ReadonlySet<string>): boolean {
  for (let at = id.indexOf('-'); at > 0; at = id.indexOf('-', at + 1)) {
    const owner = id.slice(0, at)
    if (taken.has(owner) && isPartOf(owner, id)) return true
  }
  return false
}
