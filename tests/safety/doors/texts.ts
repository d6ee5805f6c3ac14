import { moduleText } from '#tests/content/folder.ts'
import { corpus } from '#tests/support/hostile-corpus.ts'
import { type Door, studio } from './door.ts'

const path = 'first/en.mdx'

/** Doors by which a text comes in as it was typed, right or wrong. */
export const textDoors: Door[] = [
  {
    name: 'what the editor’s scripts save while somebody types',
    async send({ author, revision }, texts) {
      for (const { text } of texts) {
        const place = { course: 'foundations', module: 'first', textLanguage: 'en', person: 'author' }
        const whole = moduleText('First', 'one', text)
        const saved = await author.post('/api/sources', {
          ...place,
          text: whole,
          revision: await revision(path),
        })
        if (saved.status === 200) JSON.parse(saved.text)
        await author.get(`${studio}/write/first/en`)
        await author.get(`${studio}/preview/first?as=right`)
      }
    },
  },
  {
    name: 'the form of the editor, without scripts, with nothing around the text',
    async send({ author, revision }, texts) {
      for (const { text } of texts) {
        await author.post(`${studio}/write/first/en`, { text, revision: await revision(path) })
        await author.post(`${studio}/write/first/en`, { text: `${text} `, revision: '999' })
      }
    },
  },
  {
    name: 'what is wrong with a draft, and what it changes, before it is published',
    of: corpus.filter((_, index) => index % 6 === 0),
    async send({ author, revision }, texts) {
      for (const { text } of texts) {
        const whole = moduleText('First', 'one', text)
        await author.post(`${studio}/write/first/en`, { text: whole, revision: await revision(path) })
        await author.get(`${studio}/publish`)
        await author.get(`${studio}/board`)
        await author.get(`${studio}/changes/first`)
        await author.get(`${studio}/files/first`)
        await author.get(`${studio}/settings`)
      }
    },
  },
  {
    name: 'a block of a translation',
    async send({ author }, texts) {
      for (const { text } of texts) {
        const page = `${studio}/translate/first/fr`
        const { text: html } = await author.get(`${page}?show=all`)
        const blocks = blocksOf(html)
        const block = blocks[text.length % blocks.length] ?? {}
        await author.post(page, { ...block, text })
        await author.post(page, { ...block, text, anyway: 'yes' })
      }
    },
  },
]

/** The hidden fields of each block's form. */
function blocksOf(html: string): Record<string, string>[] {
  return html
    .split('<form')
    .slice(1)
    .flatMap((form) => {
      const fields = Object.fromEntries(
        [...form.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)].map(([, name, value]) => [
          name ?? '',
          value ?? '',
        ]),
      )
      return 'source' in fields && 'revision' in fields ? [fields] : []
    })
}
