import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, expect, test } from 'vitest'
import type { ChangedFile } from '#app/domain/studio/changes.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { action, loader } from '#app/routes/studio/publish.tsx'
import { ChangeList } from '#app/ui/studio/change-list.tsx'
import { PublishProblems } from '#app/ui/studio/publish-problems.tsx'
import { ReviewNotice } from '#app/ui/studio/review/review-notice.tsx'
import type { Db } from '#db/gateway.server.ts'
import { moduleText } from '#tests/content/folder.ts'
import { aSite, ask } from '#tests/support/asking.ts'
import { cookieOf } from '#tests/support/led-cohort.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'

const path = `/en/studio/${courseId}/publish`
const params = { lang: 'en', course: courseId }

let db: Db
let save: (files: Record<string, string>) => Promise<unknown>
beforeEach(async () => {
  db = await aSite()
  const { open } = await anAuthoredCourse(db)
  save = async (files) =>
    saveFiles(
      db,
      await open(),
      Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
      2,
    )
})

const shown = async () => (await ask(loader, path, { params, cookie: await cookieOf(db, 'author') })).body
const changesIn = async (): Promise<ChangedFile[]> => (await shown()).changes
const send = async (form: Record<string, string>) =>
  ask(action, path, { params, form, cookie: await cookieOf(db, 'author') })

test('a text that is new is shown by its words, block by block', async () => {
  await save({ 'third/en.mdx': moduleText('Third', 'three', 'Words that nobody has read.') })
  const changes = await changesIn()
  expect(changes).toMatchObject([{ path: 'third/en.mdx', kind: 'added' }])
  const words = changes[0]?.blocks.map(({ words }) =>
    words
      .map(({ text }) => text)
      .join('')
      .trim(),
  )
  expect(words).toContain('Words that nobody has read.')
  const html = renderToStaticMarkup(<ChangeList files={changes} />)
  expect(html).toMatch(/<details>.*Words that nobody has read\..*<\/details>/s)
  expect(html).not.toContain('<ins>')
})

test('what keeps it from being published leads to its place', async () => {
  await save({ 'first/fr.mdx': moduleText('Premier', 'one', 'Texte.\n\n#### Trop bas') })
  await save({ 'course.yaml': 'source: en\n' })
  const { problems } = await shown()
  const html = renderToStaticMarkup(
    <PublishProblems title="What refuses" problems={problems} home={`/en/studio/${courseId}`} />,
  )
  expect(html).toMatch(
    /<a href="\/en\/studio\/foundations\/about"><code>foundations\/course.yaml:\d+<\/code>/,
  )
  expect(html).toMatch(/<a href="\/en\/studio\/foundations\/write\/first\/fr\?line=\d+"><code>/)
})

test('of very long new texts only the names are shown', async () => {
  const long = moduleText('Third', 'three', `${'Words that nobody has read. '.repeat(40)}\n\n`.repeat(200))
  await save({ 'third/en.mdx': long.slice(0, 199_000), 'fourth/en.mdx': long.slice(0, 150_000) })
  expect((await changesIn()).map(({ blocks }) => blocks.length > 0)).toEqual([true, false])
})

test('what is kept of a translation is told in a sentence, not line by line', async () => {
  const record = (sign: string) => `made:\n  - [b${sign.repeat(16)}, b${sign.repeat(16)}] # Words\n`
  await save({ 'first/fr.blocks.yaml': record('1') })
  const changes = await changesIn()
  expect(changes).toMatchObject([{ path: 'first/fr.blocks.yaml', isRecord: true, blocks: [] }])
  const html = renderToStaticMarkup(<ChangeList files={changes} />)
  expect(html).toContain('which blocks are translated from which')
  expect(html).not.toContain('b1111')
  expect((await send({ form: 'publish', reason: 'Once.' })).location).toBe(`${path}?done=published`)
  await save({ 'first/fr.blocks.yaml': record('2') })
  expect(await changesIn()).toMatchObject([{ kind: 'changed', isRecord: true, blocks: [] }])
})

test('without a reason nothing is published, and what was wrong is known by its code', async () => {
  await save({ 'first/en.mdx': moduleText('First anew', 'one') })
  expect(await send({ form: 'publish', reason: ' ' })).toMatchObject({
    status: 400,
    body: { code: 'studio_reason', reason: ' ' },
  })
  expect(await changesIn()).toHaveLength(1)
})

test('that nobody has reviewed a draft is no fault: a review can be asked for', async () => {
  await save({ 'first/en.mdx': moduleText('First anew', 'one') })
  const { reviewed } = await shown()
  const html = renderToStaticMarkup(<ReviewNotice language="en" courseId={courseId} reviewed={reviewed} />)
  expect(html).toContain('A review is optional')
  expect(html).toContain(`href="/en/studio/${courseId}/review#ask"`)
})
