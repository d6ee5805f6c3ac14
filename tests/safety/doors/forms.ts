import { exerciseTemplate, templateKinds } from '#app/domain/studio/templates/exercise-template.ts'
import routes from '#app/routes.ts'
import { review, reviewComment } from '#db/review-schema.ts'
import { discard } from '#db/source-drafts.server.ts'
import { moduleText } from '#tests/content/folder.ts'
import { type FormOnPage, formsOf } from '#tests/support/forms-on-page.ts'
import { hostileNames, short } from '#tests/support/hostile-corpus.ts'
import type { Seen, Stage, Visitor } from '#tests/support/hostile-visit.ts'
import { type Door, formWith, studio } from './door.ts'

/** A form with this text in every field that takes words; the rest goes back as the page gave it. */
function filled({ fields }: FormOnPage, text: string, button: { name: string; value: string }): FormData {
  const form = new FormData()
  for (const { kind, name, value } of fields)
    if (kind !== 'file') form.append(name, kind === 'words' ? text : value)
  if (button.name) form.append(button.name, button.value)
  return form
}

/** Fills every form of a page, each on the page as it then is, and presses one of its buttons: another text, another one. */
async function pressAll(visitor: Visitor, page: string, text: string): Promise<number> {
  const { text: html } = await visitor.get(page)
  let pressed = 0
  for (const [index, { buttons }] of formsOf(html, page).entries()) {
    const button = buttons[text.length % buttons.length]
    const form = formsOf((await visitor.get(page)).text, page)[index]
    if (!button || !form || leads(form)) continue
    await visitor.post(form.action, filled(form, text, button))
    pressed += 1
  }
  return pressed
}

/** Signing out ends the visit. */
const leads = ({ action }: FormOnPage): boolean => action.endsWith('/sign-out')

const every = <Item>(items: readonly Item[], step: number) => items.filter((_, index) => index % step === 0)

async function startAgain({ db, open }: Stage): Promise<void> {
  await discard(db, 'foundations', 'author', (await open()).drafts)
}

const sample = { dataSetId: 'meridia', table: 'census_person', group: null }
const allKinds = moduleText(
  'First',
  'one',
  templateKinds
    .map((kind) => exerciseTemplate(kind, { id: kind, objective: 'count', language: 'en', sample }))
    .join('\n\n'),
)

async function saveText({ author, revision }: Stage, text: string): Promise<void> {
  await author.post(`${studio}/write/first/en`, { text, revision: await revision('first/en.mdx') })
}

/** Doors of forms that have a field for every part. */
export const formDoors: Door[] = [
  ...templateKinds.map(
    (kind): Door => ({
      name: `the form of an exercise: ${kind}`,
      of: every(short, 25),
      async send(stage, texts) {
        for (const { text } of texts) {
          await saveText(stage, allKinds)
          const pressed = await pressAll(stage.author, `${studio}/exercise/first/en/${kind}`, text)
          if (pressed === 0) throw new Error('The page has no form.')
          await stage.author.get(`${studio}/exercises/first/en`)
          await stage.author.get(`${studio}/preview/first?as=right`)
          await startAgain(stage)
        }
      },
    }),
  ),
  ...[
    '',
    '/exercises/first/en',
    '/module/first/en',
    '/about',
    '/settings',
    '/corrections',
    '/board',
    '/changes/first',
  ].map(
    (page): Door => ({
      name: `the fields of ${page || 'the page of a course'}`,
      of: every(short, 20),
      async send(stage, texts) {
        for (const { text } of texts) {
          await pressAll(stage.author, studio + page, text)
          for (const place of ['', '/about', '/settings', '/publish', '/write/first/en', '/preview/first'])
            await stage.author.get(studio + place)
          await startAgain(stage)
        }
      },
    }),
  ),
  {
    name: 'a review: what is asked, commented on, replied, and answered',
    of: every(short, 8),
    async send(stage, texts) {
      const { author, reviewer } = stage
      for (const { text } of texts) {
        await saveText(stage, moduleText('First', 'one', 'A draft.'))
        await author.post(`${studio}/review`, { form: 'ask', module: 'first', text })
        const page = `${studio}/review/first/en?of=author`
        const asked = await reviewer.get(page)
        const [comment] = formNamed(asked, 'comment')
        if (!comment) throw new Error('There is nothing to comment on.')
        await reviewer.post(comment.action, filled(comment, text, { name: '', value: '' }))
        for (const who of [author, reviewer]) await pressAll(who, page, text)
        for (const who of [author, reviewer])
          for (const place of [page, `${studio}/review`]) await who.get(place)
        // Else every page has the comments, and the forms, of all texts before.
        await stage.db.delete(reviewComment)
        await stage.db.delete(review)
        await startAgain(stage)
      }
    },
  },
  {
    name: 'a data set: its file, its names, its codebook',
    of: [...every(short, 16), ...every(hostileNames, 4)],
    async send({ author }, texts) {
      for (const { text } of texts) {
        const quoted = `"${text
          .replaceAll('"', '""')
          .replace(/[^\P{Cc}\n]/gu, ' ')
          .slice(0, 500)}"`
        const named = `${quoted},region\n1,${quoted}\n2,north\n`
        const files = [
          { name: text, bytes: named },
          { name: 'arrivals.csv', bytes: text },
          { name: 'arrivals.csv', bytes: named },
          { name: 'arrivals.csv', bytes: `children,region\n1,${quoted}\n2,north\n` },
        ]
        let begun = 0
        for (const { name, bytes } of files) {
          const { path } = await author.post('/en/studio/data/new', formWith({}, [['file', name, bytes]]))
          if (!/\/studio\/data\/(?!new)[\w-]+/.test(path)) continue
          begun += await pressAll(author, path.split('?')[0] ?? '', text)
        }
        if (begun === 0) throw new Error('No data set was begun.')
        await author.get('/en/studio/data')
      }
    },
  },
  {
    name: 'every address of the Studio',
    of: every([...short, ...hostileNames], 12),
    async send({ author, visitor }, texts) {
      for (const { text } of texts) {
        const words = encodeURIComponent(Buffer.from(text).toString().slice(0, 500))
        for (const path of studioPaths) {
          const named = path
            .replace(':lang', 'en')
            .replace(':course', 'foundations')
            .replace(':module', 'first')
          const address = (one: string) => `/${one.replace(/:[a-zA-Z]+/g, words)}`
          await author.get(address(path.replace(':lang', 'en')))
          await author.get(
            `${address(named.replace(':textLanguage', 'fr').replace(':number', '1'))}?${asked(words)}`,
          )
          if (!path.includes('studio')) await visitor.get(address(path.replace(':lang', 'en')))
        }
      }
    },
  },
]

const formNamed = ({ text, path }: Seen, name: string) =>
  formsOf(text, path).filter(({ fields }) =>
    fields.some((field) => field.name === 'form' && field.value === name),
  )

/** What the pages of the Studio read from the end of their address. */
const asked = (words: string) =>
  [
    'of',
    'done',
    'line',
    'as',
    'show',
    'removed',
    'hash',
    'from',
    'language',
    'module',
    'target',
    'kind',
    'place',
  ]
    .map((name) => `${name}=${words}`)
    .join('&')

interface RouteEntry {
  path?: string
  children?: RouteEntry[]
}

const pathsOf = (entries: readonly RouteEntry[], above: string): string[] =>
  entries.flatMap(({ path = '', children = [] }) => {
    const whole = [above, path].filter(Boolean).join('/')
    return [whole, ...pathsOf(children, whole)]
  })

const studioPaths = [...new Set(pathsOf(routes, ''))].filter((path) =>
  /^:lang\/(studio|preview)\b/.test(path),
)
