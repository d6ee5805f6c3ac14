import type { Image, RootContent } from 'mdast'
import { kebab } from '../files/file-names.ts'
import { attribute, element, type MdxJsxFlowElement, placeOf, type Tag } from '../tree.ts'
import type { Dressing } from './dress.ts'

/** `<Figure src alt>caption</Figure>` */
export function figure(tag: Tag, dressing: Dressing): RootContent {
  const picture = imageElement(
    attribute(tag, 'src') ?? '',
    attribute(tag, 'alt') ?? '',
    placeOf(tag),
    dressing,
  )
  const caption = element('figcaption', {}, tag.children as RootContent[])
  return element('figure', { className: 'figure' }, tag.children.length > 0 ? [picture, caption] : [picture])
}

/** `![alt](file.svg)` within a line. */
export function image(node: Image, dressing: Dressing): RootContent {
  const picture = imageElement(node.url, node.alt ?? '', placeOf(node), dressing)
  return { ...picture, type: 'mdxJsxTextElement', children: [] }
}

/** Size is written so that nothing jumps when the picture comes; it comes when it is scrolled to. */
function imageElement(
  src: string,
  alt: string,
  at: { line: number; column: number },
  { pictures, shown, say }: Dressing,
): MdxJsxFlowElement {
  const picture = Object.hasOwn(pictures, src) ? pictures[src] : undefined
  if (!picture) {
    say('picture-missing', at, src.slice(0, 80))
    return element('img', { alt }, [])
  }
  if (kebab(alt) === kebab(nameOf(src).replace(/\.[^.]*$/, '')) && alt !== '') say('alt-file-name', at)
  if (picture.tooBig) say('picture-too-big', at, src, picture.bytes)
  if (picture.broken !== null) say('picture-broken', at, src, picture.broken)
  shown.add(src)
  return element(
    'img',
    {
      src: `/media/${picture.hash}/${nameOf(src)}`,
      alt,
      ...(picture.hasDark ? { className: 'has-dark' } : {}),
      width: String(picture.width),
      height: String(picture.height),
      loading: 'lazy',
      decoding: 'async',
    },
    [],
  )
}

const nameOf = (src: string): string => src.split('/').at(-1) ?? ''
