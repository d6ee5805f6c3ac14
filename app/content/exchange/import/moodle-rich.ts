import type { EmbeddedFile, Rich } from './imported-question.ts'
import { childOf, childrenOf, type XmlElement } from './moodle-xml.ts'

const formats: Record<string, Rich['format']> = {
  html: 'html',
  moodle_auto_format: 'auto',
  plain_text: 'plain',
  markdown: 'markdown',
}

/** A text element with its format and the files that lie in it; null if there is none or it says nothing. */
export function richOf(element: XmlElement | undefined): Rich | null {
  if (!element) return null
  const rich = withDataPictures({
    format: formats[element.attributes.format ?? ''] ?? 'html',
    text: (childOf(element, 'text') ?? element).text.trim(),
    files: childrenOf(element, 'file').map(fileOf),
  })
  return rich.text === '' ? null : rich
}

function fileOf({ attributes, text }: XmlElement): EmbeddedFile {
  const path = `${attributes.path ?? '/'}${attributes.name ?? ''}`.replace(/^\/+/, '')
  // Anything but base64 has never been exported; it becomes an empty file, which is told of.
  const isKnown = (attributes.encoding ?? 'base64') === 'base64'
  return { name: path, bytes: isKnown ? Buffer.from(text, 'base64') : Buffer.alloc(0) }
}

const dataPicture = /data:image\/(png|jpe?g|gif|webp|svg\+xml);base64,([a-z0-9+/=\s]+)/gi

/** Pictures that stand within the text itself become files beside it. */
export function withDataPictures(rich: Rich): Rich {
  if (!rich.text.includes('data:image')) return rich
  const files = [...rich.files]
  const text = rich.text.replace(dataPicture, (_whole, type: string, base64: string) => {
    const extension = type.toLowerCase().replace('svg+xml', 'svg').replace('jpeg', 'jpg')
    const name = `in-text/picture-${files.length + 1}.${extension}`
    files.push({ name, bytes: Buffer.from(base64, 'base64') })
    return `@@PLUGINFILE@@/${name}`
  })
  return { ...rich, text, files }
}
