import type { Html } from '#app/domain/exercise/exercise.ts'
import { portableHtml } from '../html/portable-html.ts'
import { cdata, escaped } from '../html/rewrite-html.ts'
import type { ExchangeSource } from '../source.ts'

/** Elements of Moodle's question XML; each writes author text so that nothing in it can end the element. */
export interface Parts {
  /** `<tag format="html">` with its text and the pictures in it; `inside` stands behind them. */
  html(tag: string, text: Html, options?: { attributes?: string; inside?: string }): string
  /** `<tag><text>…</text></tag>`: plain words. */
  words(tag: string, text: string): string
  plain(tag: string, value: string | number): string
}

export function moodleParts({ origin, pictures }: ExchangeSource): Parts {
  return {
    html(tag, text, { attributes = '', inside = '' } = {}) {
      const made = portableHtml(text, {
        origin,
        addressOf: ({ hash, name }) => `@@PLUGINFILE@@/${encodeURIComponent(fileName(hash, name))}`,
      })
      const files = [...new Map(made.pictures.map((one) => [one.hash, one])).values()].map(
        ({ hash, name }) => {
          const bytes = pictures.get(hash)?.bytes
          // What can't be shown without its file must not be sent as if it were whole.
          if (!bytes) throw new Error(`The picture ${name} is not at hand.`)
          return `<file name="${fileName(hash, name)}" path="/" encoding="base64">${bytes.toString('base64')}</file>`
        },
      )
      return `<${tag}${attributes} format="html"><text>${cdata(made.html)}</text>${files.join('')}${inside}</${tag}>`
    },
    words: (tag, text) => `<${tag}><text>${escaped(text)}</text></${tag}>`,
    plain: (tag, value) => `<${tag}>${escaped(String(value))}</${tag}>`,
  }
}

/** Two pictures of a question may have one name in two folders; the hash keeps them apart. Names are plain ASCII. */
const fileName = (hash: string, name: string): string => `${hash.slice(0, 8)}-${name}`
