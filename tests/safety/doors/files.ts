import { type RawEntry, rawZip } from '#tests/content/exchange/raw-zip.ts'
import { moduleText, svg, twoModules } from '#tests/content/folder.ts'
import { corpus, type Hostile, hostileNames, short } from '#tests/support/hostile-corpus.ts'
import type { Seen, Stage, Visitor } from '#tests/support/hostile-visit.ts'
import { inlineRows, workbook } from '#tests/support/workbook.ts'
import { type Door, formWith, hiddenField, studio } from './door.ts'

/** As XML holds it; what XML has no letters for is left out. */
const xml = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const inQuotes = (text: string) => `"${text.replaceAll('"', '""')}"`
const inGift = (text: string) => text.replace(/[\r\n]+/g, ' ').replace(/[~=#{}:\\]/g, '\\$&')

/** A file with other letters is taken for no text, and goes through the door before this. */
const printable = ({ name, text }: Hostile): Hostile => ({ name, text: text.replace(/[^\P{Cc}\n]/gu, ' ') })

/** The texts as the questions of a file, in every place that has words. */
const carriers: Record<string, (texts: readonly Hostile[]) => string> = {
  'moodle-xml': (texts) =>
    `<?xml version="1.0"?><quiz>${texts
      .map(({ text }, index) => {
        const html = `<text>${xml(text)}</text>`
        return `<question type="category"><category>${html}</category></question><question type="multichoice"><name>${html}</name><questiontext format="${['html', 'markdown', 'plain_text', 'moodle_auto_format'][index % 4]}">${html}<file name="${xml(text.slice(0, 80)).replaceAll('"', '&quot;')}" encoding="base64">${Buffer.from(text.slice(0, 500)).toString('base64')}</file></questiontext><generalfeedback format="html">${html}</generalfeedback><answer fraction="100" format="html">${html}<feedback format="html">${html}</feedback></answer><answer fraction="0"><text>no</text><feedback format="html">${html}</feedback></answer><hint format="html">${html}</hint></question><question type="shortanswer"><name>${html}</name><questiontext format="html">${html}</questiontext><answer fraction="100">${html}</answer></question>`
      })
      .join('')}</quiz>`,
  gift: (texts) =>
    texts
      .map(
        ({ text }) => `::${inGift(text)}:: [html]${inGift(text)} {\n=${inGift(text)}#${inGift(text)}\n~no\n}`,
      )
      .join('\n\n'),
  aiken: (texts) =>
    texts
      .map(({ text }) => {
        const line = text.replace(/[\r\n]+/g, ' ')
        return `${line}\nA. ${line}\nB. no\nANSWER: A`
      })
      .join('\n\n'),
  csv: (texts) =>
    [
      'question,category,option 1,feedback 1,option 2,right,hint,solution',
      ...texts.map(({ text }) => [text, text, text, text, 'no', 'A', text, text].map(inQuotes).join(',')),
    ].join('\n'),
}

const page = `${studio}/import/first`
const formats = Object.keys(carriers)

/** What the review carries on, sent as its button would. */
async function takeReview({ author }: Stage, { text }: Seen): Promise<void> {
  const [format, seen, carried] = ['format', 'seen', 'carried'].map((name) => hiddenField(text, name))
  if (seen === null || seen === undefined || carried === null || carried === undefined) return
  await author.post(page, formWith({ form: 'take', format: format ?? '', seen, carried }))
}

async function lookAtModule(author: Visitor): Promise<void> {
  await author.get(`${studio}/write/first/en`)
  await author.get(`${studio}/preview/first?as=right`)
}

/** The module as it was before the door was used. */
async function startAgain({ author, revision }: Stage): Promise<void> {
  const text = twoModules()['foundations/first/en.mdx'] ?? ''
  await author.post(`${studio}/write/first/en`, { text, revision: await revision('first/en.mdx') })
}

const courseZip = (files: Record<string, string>): RawEntry[] => {
  const all = {
    'course.yaml': twoModules()['foundations/course.yaml'] ?? '',
    'first/en.mdx': moduleText('F', 'one'),
    ...files,
  }
  return Object.entries(all).map(([name, content]) => ({ name: `brought/${name}`, content }))
}

async function bringZip({ author }: Stage, zip: Buffer): Promise<void> {
  const review = await author.post(
    '/en/studio/zip',
    formWith({ form: 'review' }, [['file', 'course.zip', zip]]),
  )
  const carried = hiddenField(review.text, 'carried')
  if (carried === null) return
  await author.post('/en/studio/zip', formWith({ form: 'take', carried, name: '' }))
  for (const place of ['', '/write/first/en', '/publish', '/files/first', '/preview/first', '/export'])
    await author.get(`/en/studio/brought${place}`)
}

const zipped = ['first/en.mdx', 'course.yaml', 'first/en.blocks.yaml', 'first/keys.json', 'first/x.svg']

/** Doors by which files come in. */
export const fileDoors: Door[] = [
  {
    name: 'a file of questions that is nothing else',
    of: corpus.filter(({ text }) => text.length < 100_000),
    async send(stage, texts) {
      for (const { text } of texts)
        for (const format of ['', formats[text.length % formats.length] ?? ''])
          await takeReview(
            stage,
            await stage.author.post(page, formWith({ format }, [['file', 'q.txt', text]])),
          )
      await startAgain(stage)
    },
  },
  ...Object.entries(carriers).map(
    ([format, write]): Door => ({
      name: `questions as ${format}`,
      of: short,
      atOnce: 10,
      async send(stage, texts) {
        const review = await stage.author.post(
          page,
          formWith({ format }, [['file', 'q.txt', write(texts.map(printable))]]),
        )
        if (!hiddenField(review.text, 'seen'))
          throw new Error(
            `The carrier is wrong: ${/<main.*?<form/s.exec(review.text)?.[0].replace(/<[^>]*>/g, ' ')}`,
          )
        await takeReview(stage, review)
        await lookAtModule(stage.author)
        await startAgain(stage)
      },
    }),
  ),
  {
    name: 'a zip with these contents',
    of: corpus.filter((_, index) => index % 3 === 0),
    async send(stage, texts) {
      for (const { text } of texts) {
        const name = zipped[text.length % zipped.length] ?? ''
        await bringZip(stage, rawZip(courseZip({ [name]: text })))
        await bringZip(stage, Buffer.from(text))
      }
    },
  },
  {
    name: 'a zip with these names',
    of: hostileNames,
    async send(stage, texts) {
      for (const { text } of texts)
        for (const name of [text, `brought/${text}`, `brought/first/${text}`])
          await bringZip(stage, rawZip([...courseZip({}), { name, content: svg('x') }]))
    },
  },
  {
    name: 'a zip that lies',
    of: [{ name: 'about its entries', text: '' }],
    async send(stage) {
      const entry: RawEntry = { name: 'brought/first/x.svg', content: svg('x') }
      const lies: RawEntry[][] = [
        [{ ...entry, mode: 0o120777, content: '/etc/passwd' }],
        [entry, { ...entry, name: 'brought/first/X.svg' }],
        [entry, entry],
        [{ ...entry, localName: '../../x.svg' }],
        [{ ...entry, deflated: true, content: Buffer.alloc(30_000_000) }],
        [{ ...entry, deflated: true, content: Buffer.alloc(3_000_000), size: 10 }],
        [{ ...entry, flags: 1 }],
        [{ ...entry, name: 'brought/first' }],
        Array.from({ length: 3000 }, (_, index) => ({ ...entry, name: `brought/first/${index}.svg` })),
      ]
      for (const more of lies) await bringZip(stage, rawZip([...courseZip({}), ...more]))
    },
  },
  {
    name: 'a translator’s file that is nothing else',
    of: corpus.filter((_, index) => index % 2 === 0),
    async send({ author }, texts) {
      for (const { text } of texts)
        await author.post(
          `${studio}/translate/first/fr/in`,
          formWith({ form: 'look' }, [['file', 'x.xlf', text]]),
        )
    },
  },
  {
    name: 'a translation that comes back, as XLIFF and as a workbook',
    of: short,
    async send({ author, db, open }, texts) {
      for (const { text } of texts) {
        const out = await author.get(`${studio}/translate/first/fr/out/xlf`)
        const ids = [...out.text.matchAll(/<unit id="([^"]+)"/g)].map(([, id]) => id ?? '')
        const units = ids.map(
          (id) =>
            `<unit id="${id}" name="${xml(text).replaceAll('"', '&quot;').slice(0, 300)}"><segment state="final"><source>x</source><target xml:space="preserve">${xml(text)}</target></segment></unit>`,
        )
        const xliff = `<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f">${units.join('')}</file></xliff>`
        const rows = inlineRows([
          ['id', 'target', 'state'],
          ...ids.map((id) => [id, xml(text).slice(0, 30_000), 'done']),
        ])
        const sheet = await workbook({ sheets: [{ name: 'translation', rows }] })
        for (const file of [xliff, sheet]) {
          const address = `${studio}/translate/first/fr/in`
          const review = await author.post(address, formWith({ form: 'look' }, [['file', 'x.xlf', file]]))
          const edits = [...review.text.matchAll(/name="(edit-\d+)"/g)].map(([, name]) => name ?? '')
          const taken = new FormData()
          taken.set('form', 'take')
          taken.set('revision', hiddenField(review.text, 'revision') ?? '0')
          for (const name of edits) {
            taken.append('take', name.slice('edit-'.length))
            taken.set(name, hiddenField(review.text, name) ?? '')
          }
          await author.post(address, taken)
        }
        await author.get('/fr/studio/foundations/preview/first')
      }
      const { discard } = await import('#db/source-drafts.server.ts')
      await discard(db, 'foundations', 'author', (await open()).drafts)
    },
  },
  {
    name: 'a picture with this inside',
    atOnce: 6,
    async send(stage, texts) {
      const drawings = texts.flatMap(({ text }) => [
        text,
        svg('x').replace('</svg>', () => `${text}</svg>`),
        svg('x').replace('<svg', () => `<svg ${text.slice(0, 500)}`),
      ])
      const files = [...drawings, ...texts.map(({ text }) => text)].map(
        (bytes, index): [string, string, string] => [
          'file',
          `x.${index < drawings.length ? 'svg' : 'png'}`,
          bytes,
        ],
      )
      await stage.author.post(`${studio}/files/first`, formWith({ form: 'add' }, files))
      await lookAtPictures(stage)
    },
  },
  {
    name: 'a picture with this name, and these words',
    of: [...hostileNames, ...short],
    async send(stage, texts) {
      for (const { text } of texts) {
        await stage.author.post(
          `${studio}/files/first`,
          formWith({ form: 'add' }, [['file', text, svg('x')]]),
        )
        const fields = { form: 'insert', src: 'bars.svg', alt: text, textLanguage: 'en' }
        await stage.author.post(`${studio}/files/first`, formWith(fields))
        await stage.author.post(`${studio}/files/first`, formWith({ ...fields, src: text }))
        const path = text.slice(0, 300)
        for (const form of [['remove', 'restore', 'replace'][text.length % 3] ?? ''])
          await stage.author.post(
            `${studio}/files/first`,
            formWith({ form, path, hash: path }, [['file', 'x.svg', svg('y')]]),
          )
        await stage.author.get(`${studio}/files/first?${new URLSearchParams({ removed: path, hash: path })}`)
      }
      const { discard } = await import('#db/source-drafts.server.ts')
      await discard(stage.db, 'foundations', 'author', (await stage.open()).drafts)
    },
  },
]

/** What was kept of the pictures, each by itself, as a browser opens it; then without them. */
async function lookAtPictures({ author, db, open }: Stage): Promise<void> {
  const { drafts } = await open()
  const { discard } = await import('#db/source-drafts.server.ts')
  // Before they are looked at: one that is at fault is told once.
  await discard(db, 'foundations', 'author', drafts)
  for (const { hash, text } of drafts) if (hash && text === null) await author.get(`/media/${hash}/x.svg`)
}
