/** A place in a text that shows a picture. */
export interface PictureUse {
  /** As the text names it: `bars.svg`, `../logo.svg`. */
  src: string
  alt: string
  /** Where the name stands in the text. */
  from: number
  to: number
}

const figure = /<Figure\b((?:\s+[a-zA-Z]+=(?:"[^"]*"|'[^']*'))*)/g
const image = /!\[([^\]\n]*)\]\(<?([^()\s<>]+)>?\)/g

/** Where a text shows pictures, in the order of the text. */
export function pictureUses(text: string): PictureUse[] {
  const uses: PictureUse[] = []
  for (const tag of text.matchAll(figure)) {
    const src = /\ssrc=(["'])(.*?)\1/.exec(tag[0])
    if (!src || src[2] === undefined) continue
    const to = tag.index + src.index + src[0].length - 1
    const alt = /\salt=(["'])(.*?)\1/s.exec(tag[0])?.[2] ?? ''
    uses.push({ src: src[2], alt, from: to - src[2].length, to })
  }
  for (const shown of text.matchAll(image)) {
    const src = shown[2] ?? ''
    const from = shown.index + shown[0].lastIndexOf(src)
    uses.push({ src, alt: shown[1] ?? '', from, to: from + src.length })
  }
  return uses.sort((a, b) => a.from - b.from)
}

/** A text that names a picture by another name. */
export function renamePicture(text: string, before: string, after: string): string {
  let renamed = ''
  let at = 0
  for (const { src, from, to } of pictureUses(text)) {
    if (src !== before) continue
    renamed += text.slice(at, from) + after
    at = to
  }
  return renamed + text.slice(at)
}

/** The tag that shows a picture. Quotes in the words would end the attribute. */
export const figureTag = (src: string, alt: string): string =>
  `<Figure src="${src}" alt="${alt.replace(/\s+/g, ' ').trim().replaceAll('"', '”')}" />`
