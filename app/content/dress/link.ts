import type { Link } from 'mdast'
import { readAddress } from '../address.ts'
import { placeOf } from '../tree.ts'
import type { Dressing } from './dress.ts'
import { anchorOf } from './heading.ts'

/** Links of an author lead out, to another module, or to a heading or exercise of the page. */
export function link(node: Link, dressing: Dressing): Link {
  const address = readAddress(node.url)
  if (address?.to === 'outside') return { ...node, data: { hProperties: { rel: ['noopener'] } } }
  const url = address && inside(address, dressing)
  // The guard has told of addresses that can't be read at all.
  if (address && !url) dressing.say('link-broken', placeOf(node), node.url)
  return { ...node, url: url ?? '' }
}

function inside(
  address: Exclude<NonNullable<ReturnType<typeof readAddress>>, { to: 'outside' }>,
  { slugs, exerciseIds, modules, courseId, moduleId, language, isBorrowed }: Dressing,
): string | null {
  if (address.to === 'heading') {
    if (slugs.known.has(address.slug)) return `#${anchorOf(address.slug)}`
    const exerciseId = exerciseIds.get(address.slug)
    if (exerciseId !== undefined) return `#${exerciseId}`
    // A heading of the source is on the source's page.
    return isBorrowed ? `/${language}/courses/${courseId}/${moduleId}#${anchorOf(address.slug)}` : null
  }
  const path = address.path.includes('/') ? address.path : `${courseId}/${address.path}`
  if (!modules.includes(path)) return null
  const [course, module] = path.split('/')
  return `/${language}/courses/${course}/${module}${address.slug ? `#${anchorOf(address.slug)}` : ''}`
}
