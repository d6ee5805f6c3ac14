import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { person } from '#db/schema.ts'
import { courseYaml } from '#tests/content/folder.ts'
import { corpus, type Hostile, short } from '#tests/support/hostile-corpus.ts'
import type { Stage } from '#tests/support/hostile-visit.ts'
import { type Door, studio } from './door.ts'

/** In one line and without what no file of a course may hold: the rest goes in as it is. */
const oneLine = (text: string, most: number) =>
  text
    .slice(0, most)
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, ' ')
    .trim() || 'x'

/** As words of a text, whatever signs it has. */
const code = (text: string) => {
  const line = oneLine(text, 400)
  const ticks = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1)
  return `${ticks} ${line} ${ticks}`
}
const value = (text: string, most = 100) =>
  oneLine(text, most)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('{', '&#123;')
    .replaceAll('\\', '&#92;')

/** One module in which every text stands in every place that shows words, so that it can be published. */
function carrier(texts: readonly Hostile[]): string {
  const first = texts[0]?.text ?? ''
  const blocks = texts.map(({ text }, index) => {
    const id = `t-${index}`
    const words = code(text)
    return `## ${words}

A paragraph of ${words} with a note[^${id}] and [${words}](https://example.org/${index} "${value(text)}").

| ${words.replaceAll('|', '\\|')} | b |
| --- | --- |
| a | ${words.replaceAll('|', '\\|')} |

\`\`\`\`\`\`\`\`\`text
${oneLine(text, 400)}
\`\`\`\`\`\`\`\`\`

<Figure src="bars.svg" alt="${value(text)}" />

<Note kind="data">

${words}

</Note>

<Choice id="${id}" objective="count" title="${value(text)}">
${words}

- [x] a ${words}
  > ${words}
- [ ] b ${words}
  > ${words}

<Hint>

${words}

</Hint>

<Solution>

${words}

</Solution>
</Choice>

[^${id}]: ${words}`
  })
  return `---
title: ${JSON.stringify(oneLine(first, 100))}
summary: ${JSON.stringify(oneLine(first, 200))}
minutes: 40
objectives: { count: ${JSON.stringify(oneLine(first, 100))} }
---

${blocks.join('\n\n')}
`
}

/** The text in both languages of the course: without its translation it could not be published. */
async function save({ author, revision }: Stage, text: string): Promise<void> {
  const place = { course: 'foundations', module: 'first', person: 'author', text }
  let errors: { severity: string }[] = []
  for (const textLanguage of ['fr', 'en']) {
    const form = { ...place, textLanguage, revision: await revision(`first/${textLanguage}.mdx`) }
    const saved = await author.post('/api/sources', form)
    if (saved.status !== 200) throw new Error(`Not saved: ${saved.text.slice(0, 800)}`)
    const { problems } = JSON.parse(saved.text) as { problems?: { severity: string }[] }
    errors = (problems ?? []).filter(({ severity }) => severity === 'error')
  }
  if (errors.length > 0) throw new Error(`The carrier is wrong: ${JSON.stringify(errors).slice(0, 800)}`)
}

async function publish({ author }: Stage, reason: string): Promise<void> {
  const { text } = await author.post(`${studio}/publish`, { form: 'publish', reason })
  if (!/Published\. Learners see it now/.test(text))
    throw new Error(`Not published: ${/(problem-refuses|role="alert")[\s\S]{0,600}/.exec(text)?.[0]}`)
}

/** How many of the texts became words of a course that learners read. */
let shown = 0

/** Doors by which words get past the guard, as words, and to everybody. */
export const publishingDoors: Door[] = [
  {
    name: 'a module that is published: what its learners, and the Studio, then show',
    atOnce: 16,
    async send(stage, texts) {
      const { author, learner } = stage
      await save(stage, carrier(texts))
      await author.get(`${studio}/write/first/en`)
      for (const as of ['right', 'wrong-1', 'blank']) await author.get(`${studio}/preview/first?as=${as}`)
      await author.get(`${studio}/publish`)
      await publish(stage, oneLine(texts[0]?.text ?? '', 400))
      for (const page of ['/en', '/en/courses/foundations', '/en/courses/foundations/first', '/en/progress'])
        await learner.get(page)
      const page = await learner.get('/fr/courses/foundations/first')
      if (page.status !== 200) throw new Error('The learner sees no page.')
      const history = await author.get(`${studio}/history`)
      const newest = Math.max(
        ...[...history.text.matchAll(/history\/(\d+)/g)].map(([, number]) => Number(number)),
      )
      await author.get(`${studio}/history/${newest}`)
      await author.get(`${studio}/history/${newest}?from=1`)
      await author.get(`${studio}/corrections`)
      for (const target of ['moodle-xml', 'gift', 'scorm'])
        await author.get(`${studio}/export?module=first&language=en&target=${target}`)
      await author.get(`${studio}/translate/first/fr?show=all`)
    },
  },
  {
    name: 'an earlier release that is restored',
    of: corpus.filter((_, index) => index % 24 === 0),
    atOnce: 4,
    async send(stage, texts) {
      await save(stage, carrier(texts))
      await publish(stage, 'one')
      const history = await stage.author.get(`${studio}/history`)
      const newest = Math.max(
        ...[...history.text.matchAll(/history\/(\d+)/g)].map(([, number]) => Number(number)),
      )
      await save(stage, carrier([{ name: 'x', text: 'x' }]))
      await publish(stage, 'two')
      await stage.author.post(`${studio}/history/${newest}`, { form: 'restore' })
      await publish(stage, 'three')
      await stage.learner.get('/en/courses/foundations/first')
    },
  },
  {
    name: 'what is said of a course: titles, summaries, for whom, why an exercise went, why it is published',
    of: short.filter((_, index) => index % 3 === 0),
    async send(stage, texts) {
      for (const { text } of texts) {
        const page = await stage.author.post(`${studio}/about`, {
          form: 'course',
          revision: await stage.revision('course.yaml'),
          'title:en': text,
          'title:fr': text,
          'summary:en': text,
          'summary:fr': text,
          'audience:en': text,
          'audience:fr': text,
          source: 'en',
          level: 'basic',
          passMark: '80',
          'retire-id': 'gone',
          'retire-reason': text.slice(0, 300),
        })
        const isSaved = page.path.includes('done=course')
        const done = await stage.author.post(`${studio}/publish`, { form: 'publish', reason: text })
        await stage.learner.get('/en/courses/foundations')
        // One line of words is enough for a title: of such texts some must be shown to learners.
        if (isSaved && /Published\. Learners see it now/.test(done.text)) shown += 1
        if (page.status >= 400 || done.status >= 400) await mendCourse(stage)
      }
      expect(shown).toBeGreaterThan(0)
    },
  },
  {
    name: 'the names of people',
    of: short,
    async send(stage, texts) {
      for (const { text } of texts) {
        const name = text.slice(0, 200)
        await stage.db.update(person).set({ name }).where(eq(person.id, 'author'))
        await stage.author.get(`${studio}/settings`)
      }
    },
  },
]

/** A course file that can't be read any more is mended as its author would, with the file as it was. */
async function mendCourse(stage: Stage): Promise<void> {
  const { saveFiles } = await import('#app/domain/studio/save-files.server.ts')
  const bytes = Buffer.from(courseYaml(['first', 'second']))
  await saveFiles(stage.db, await stage.open(), [{ path: 'course.yaml', bytes }], 9)
}
