import type { RootContent } from 'mdast'
import { attribute, element, placeOf, type Tag, textNode } from '../tree.ts'
import type { Dressing } from './dress.ts'

/**
 * A glossary term: a button that opens its card. The browser does it by itself, so it works without scripts and without
 * leaving the page; the card follows the block, so that reading aloud goes on from there.
 */
export function term(tag: Tag, dressing: Dressing): RootContent {
  const { glossary, language, terms, cards, labels, say } = dressing
  const id = attribute(tag, 'id') ?? ''
  const entry = glossary && Object.hasOwn(glossary, id) ? glossary[id] : undefined
  const [name, definition] = [entry?.term[language], entry?.definition[language]]
  if (!entry) {
    if (glossary) say('term-unknown', placeOf(tag), id)
  } else if (!name || !definition) say('term-language', placeOf(tag), id, language)

  const use = (terms.get(id) ?? 0) + 1
  terms.set(id, use)
  const cardId = `term-${id}${use > 1 ? `-${use}` : ''}`
  const origin = typeof entry?.source === 'string' ? entry.source : entry?.source?.[language]
  const source = origin
    ? [element('p', { className: 'term-source' }, [textNode(`${labels.source} ${origin}`)])]
    : []
  cards.push(
    element('div', { popover: 'auto', id: cardId, className: 'term-card' }, [
      element('p', { className: 'term-name' }, [element('dfn', {}, [textNode(name ?? '')])]),
      element('p', {}, [textNode(definition ?? '')]),
      ...source,
      element(
        'button',
        { type: 'button', className: 'term-close', popovertarget: cardId, popovertargetaction: 'hide' },
        [textNode(labels.close)],
      ),
    ]),
  )
  const children = tag.children.length > 0 ? (tag.children as RootContent[]) : [textNode(name ?? '')]
  const button = element('button', { type: 'button', className: 'term', popovertarget: cardId }, children)
  return { ...button, type: 'mdxJsxTextElement', children: button.children as never }
}

/** Hands out the cards of the block just dressed. */
export const cardsAfter = ({ cards }: Dressing): RootContent[] => cards.splice(0)
