import { directionOf, type Language } from '#app/messages/languages.ts'

/** A mail as it is read: the same words as text and as plain html. */
export interface Letter {
  subject: string
  text: string
  html: string
}

/** A paragraph (a line break in it stays one), a link on a line of its own, or small print at the end. */
export type Part = string | { link: string } | { small: string; link: string }

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The most characters of a subject: mail programs show fewer. */
const LONGEST_SUBJECT = 150

/** What people typed, on one line: no header begins in it, and no sign turns the words after it around. */
export const onOneLine = (text: string, most = LONGEST_SUBJECT): string =>
  [...text.replace(/[\s\p{C}]+/gu, ' ').trim()].slice(0, most).join('')

const anchor = (link: string) => `<a href="${escaped(link)}">${escaped(link)}</a>`

function htmlOf(part: Part): string {
  if (typeof part === 'string') return `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`
  if ('small' in part) return `<p><small>${escaped(part.small)} ${anchor(part.link)}</small></p>`
  return `<p>${anchor(part.link)}</p>`
}

function textOf(part: Part): string {
  if (typeof part === 'string') return part
  return 'small' in part ? `-- \n${part.small}\n${part.link}` : part.link
}

/** Writes a letter in one language. Everything is escaped: names and words come from people. */
export function writeLetter({
  language,
  subject,
  parts,
}: {
  language: Language
  subject: string
  parts: readonly Part[]
}): Letter {
  const title = onOneLine(subject)
  const html = [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    `<title>${escaped(title)}</title></head><body>`,
    ...parts.map(htmlOf),
    '</body></html>',
  ].join('\n')
  return { subject: title, text: parts.map(textOf).join('\n\n'), html }
}

/** What somebody typed, as paragraphs; an address of a page that stands on a line of its own becomes a link. */
export function partsOf(body: string): Part[] {
  const parts: Part[] = []
  let paragraph: string[] = []
  const close = () => {
    if (paragraph.length > 0) parts.push(paragraph.join('\n'))
    paragraph = []
  }
  // A NUL may stand in no letter (RFC 5322), and other control signs do nothing good in one.
  const plain = (typed: string) => typed.replace(/\p{Cc}+/gu, ' ').trim()
  for (const line of body.split(/\r\n|\r|\n/).map(plain)) {
    const isLink = /^https?:\/\/\S+$/.test(line)
    if (isLink || line === '') close()
    if (isLink) parts.push({ link: line })
    else if (line !== '') paragraph.push(line)
  }
  close()
  return parts
}
