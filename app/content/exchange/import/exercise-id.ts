import { isId } from '../../dialect.ts'
import { kebab } from '../../files/file-names.ts'
import { isPageId, isPartOf } from '../../page-ids.ts'

/** Letters of an id made of a name: enough to tell what it is about. */
const longest = 40

/** Whole words, as many as fit. */
const shortened = (id: string): string =>
  id.length <= longest
    ? id
    : id
        .slice(0, longest + 1)
        .replace(/-[^-]*$/, '')
        .slice(0, longest)

/**
 * An id made of a question's name that neither the course nor the page uses yet. It is added to `taken`. Ids of exercises
 * on the same page are looked at too: "share" would call its field "share-value".
 */
export function takeId(words: string, taken: Set<string>): string {
  const base = shortened(kebab(words.slice(0, 400).replace(/[’']/g, ' '))) || 'question'
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
