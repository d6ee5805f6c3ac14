import type { PhrasingContent } from 'mdast'
import { importNote } from '#app/domain/studio/import-report.ts'
import { readAddress } from '../../address.ts'
import type { Converting } from './converting.ts'
import type { EmbeddedFile } from './imported-question.ts'
import { writable } from './text-nodes.ts'

/** How Moodle's texts call the files that come with them. */
const here = '@@PLUGINFILE@@/'

/** An image of a text: one that came with it is shown; one of another site becomes a link, for nothing is loaded from there. */
export function pictureNodes(
  { src = '', alt = '' }: Record<string, string>,
  files: EmbeddedFile[],
  converting: Converting,
): PhrasingContent[] {
  const { add, pictureOf, pictureWords } = converting
  const words = writable(alt, converting).replace(/\s+/g, ' ').trim()
  const withoutPicture = (): PhrasingContent[] =>
    words === '' ? [] : [{ type: 'text', value: `(${words})` }]
  if (!src.startsWith(here)) return elsewhere(src, words, converting)
  const called = decoded(src.slice(here.length).replace(/[?#].*$/, ''))
  const file = files.find(({ name }) => name === called)
  if (!file) {
    add(importNote('picture-missing', { name: called }))
    return withoutPicture()
  }
  const picture = pictureOf(file)
  if ('code' in picture) {
    add(picture)
    return withoutPicture()
  }
  if (words === '') add(importNote('alt-made', { name: file.name }))
  return [{ type: 'image', url: picture.name, alt: words || `${pictureWords}: ${nameInWords(picture.name)}` }]
}

function elsewhere(src: string, words: string, { add }: Converting): PhrasingContent[] {
  const url = src.trim()
  add(importNote('picture-elsewhere', { address: url }))
  if (readAddress(url)?.to === 'outside' && /^https?:[^\s<>()[\]{}|\\^`"]+$/i.test(url))
    return [{ type: 'link', url, children: [{ type: 'text', value: words || url }] }]
  return words === '' ? [] : [{ type: 'text', value: `(${words})` }]
}

const nameInWords = (name: string): string => name.replace(/\.[a-z]+$/, '').replaceAll('-', ' ')

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
