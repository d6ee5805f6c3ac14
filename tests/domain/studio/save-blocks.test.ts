import { expect, test } from 'vitest'
import { textPath } from '#app/content/course-files.server.ts'
import { buildDraft } from '#app/domain/studio/build-draft.server.ts'
import { publishDraft } from '#app/domain/studio/publish-draft.server.ts'
import { saveFiles } from '#app/domain/studio/save-files.server.ts'
import { boardOf } from '#app/domain/studio/translation/board.server.ts'
import {
  type OpenTranslation,
  openTranslation,
} from '#app/domain/studio/translation/open-translation.server.ts'
import { reviewUnits } from '#app/domain/studio/translation/review-units.ts'
import {
  type BlockEdit,
  refuseEdit,
  rowsToTranslate,
  saveBlocks,
} from '#app/domain/studio/translation/save-blocks.server.ts'
import { viewTranslation } from '#app/domain/studio/translation/view-translation.server.ts'
import {
  changesToWeigh,
  saveWeights,
  weighByDefault,
} from '#app/domain/studio/translation/weigh-changes.server.ts'
import { textOf, type Workspace } from '#app/domain/studio/workspace.server.ts'
import * as editions from '#db/editions.server.ts'
import type { Db } from '#db/gateway.server.ts'
import { anAuthoredCourse, courseId } from '#tests/support/studio.ts'
import { testDb } from '#tests/support/test-db.ts'

const place = { courseId, moduleId: 'first', language: 'fr' }
const source = textPath('first', 'en')
const target = textPath('first', 'fr')

async function aTranslatedCourse() {
  const db = await testDb()
  const course = await anAuthoredCourse(db)
  const open = () => openTranslation(db, course.author, place)
  return { db, ...course, openText: open }
}

const write = async (db: Db, workspace: Workspace, path: string, change: (text: string) => string) =>
  saveFiles(db, workspace, [{ path, bytes: Buffer.from(change(textOf(workspace, path) ?? '')) }], 5)

const states = (open: OpenTranslation) => rowsToTranslate(open).map(({ state }) => state)

/** The edit of the block whose source has these words. */
function editOf(open: OpenTranslation, words: string, text: string | null): BlockEdit {
  const rows = rowsToTranslate(open)
  const index = rows.findIndex(({ source }) => source?.text.includes(words))
  const row = rows[index]
  return { number: index + 1, source: row?.source?.hash ?? '', target: row?.target?.hash ?? '', text }
}

test('a translation opens with every block done, and a changed source makes its block older', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  const before = await openText()
  expect(new Set(states(before))).toEqual(new Set(['done']))
  // Anything that is saved keeps what the blocks were made from.
  await saveBlocks(db, before, { edits: [editOf(before, 'id="one"', null)], revision: 0 }, 6)
  await write(db, await open(), source, (text) => `${text}\nIn 2024 there were 5,090 children.\n`)
  await write(db, await open(), source, (text) => text.replace('- [x]', '- [x] really'))
  const after = await openText()
  expect(states(after).filter((state) => state !== 'done')).toEqual(['meaning', 'missing'])
})

test('the words that changed since a block was translated are found in the releases', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  const first = await openText()
  await saveBlocks(db, first, { edits: [editOf(first, 'id="one"', null)], revision: 0 }, 6)
  await write(db, await open(), source, (text) => text.replace('- [x]', '- [x] really'))
  const { blocks } = await viewTranslation(db, await openText())
  const changed = blocks.filter(({ change }) => change !== null)
  expect(changed).toHaveLength(1)
  expect(changed[0]?.change?.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toEqual([
    'really',
  ])
})

test('before anything was kept, a stale translation is compared with the text that it was made from', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  await write(db, await open(), source, (text) => text.replace('- [x]', '- [x] really'))
  await publishDraft(db, await open(), { reason: 'Key made clear', now: 7 })
  const open2 = await openText()
  expect(states(open2).filter((state) => state !== 'done')).toEqual(['meaning'])
  expect((await viewTranslation(db, open2)).blocks.filter(({ change }) => change)).toHaveLength(1)
})

test('a saved block goes into the text in its place, and is done', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  await write(db, await open(), source, (text) =>
    text.replace('\n---\n', '\n---\n\nIn 2024 there were 5,090 children.\n'),
  )
  const before = await openText()
  const edit = editOf(before, '5,090', 'En 2024, il y avait 5 090 enfants.')
  expect(refuseEdit(before, edit, false)).toBeNull()
  await saveBlocks(db, before, { edits: [edit], revision: before.revision }, 6)
  const after = await openText()
  expect(new Set(states(after))).toEqual(new Set(['done']))
  expect(after.text).toMatch(/---\n\n(?:\n)?En 2024, il y avait 5 090 enfants\.\n\n/)
  expect(textOf(after.workspace, 'first/fr.blocks.yaml')).toContain('# En 2024, il y avait 5 090 enfants.')
  const built = await buildDraft(db, after.workspace, 'first', ['fr'])
  expect(built.problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('what breaks a lock, is empty or is not one block is refused', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  await write(db, await open(), source, (text) => `${text}\nThere were 5,090 children.\n`)
  const opened = await openText()
  const refuse = (text: string, anyway = false) => refuseEdit(opened, editOf(opened, '5,090', text), anyway)
  expect(refuse('Il y avait 5 900 enfants.')).toMatchObject({ reason: 'locks' })
  expect(refuse('Il y avait 5 900 enfants.', true)).toBeNull()
  expect(refuse('  \n')).toEqual({ reason: 'empty' })
  expect(refuse('5 090 enfants.\n\nEt plus.')).toEqual({ reason: 'shape' })
  expect(refuse('## 5 090 enfants')).toEqual({ reason: 'shape' })
  const other = { number: 1, source: 'b0000000000000000', target: '', text: 'x' }
  expect(refuseEdit(opened, other, true)).toEqual({ reason: 'gone' })
  const exercise = editOf(opened, 'id="one"', '<Text id="two">\nQ ?\n\n- [x] a\n</Text>')
  expect(refuseEdit(opened, exercise, true)).toMatchObject({ reason: 'locks' })
})

test('a save over what another tab saved meanwhile is a conflict, and nothing is lost', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  await write(db, await open(), source, (text) => `${text}\nOne more.\n`)
  const before = await openText()
  await saveBlocks(db, before, { edits: [editOf(before, 'One more', 'Un de plus.')], revision: 0 }, 6)
  await expect(
    saveBlocks(db, await openText(), { edits: [editOf(before, 'One more', 'Encore un.')], revision: 0 }, 7),
  ).rejects.toMatchObject({ code: 'studio_saved_elsewhere' })
  expect((await openText()).text).toContain('Un de plus.')
})

test('a translation that does not exist yet is begun with its first block', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  const workspace = await open()
  await saveFiles(db, workspace, [{ path: target, bytes: null }], 5)
  const before = await openText()
  expect(new Set(states(before))).toEqual(new Set(['missing']))
  const front = editOf(
    before,
    'title:',
    '---\ntitle: Premier\nsummary: S\nobjectives: { count: Compter }\n---',
  )
  await saveBlocks(db, before, { edits: [front], revision: before.revision }, 6)
  expect((await openText()).text).toBe(
    '---\ntitle: Premier\nsummary: S\nobjectives: { count: Compter }\n---\n',
  )
})

test('an author calls a change minor, and translators are left in peace', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  const first = await openText()
  await saveBlocks(db, first, { edits: [editOf(first, 'id="one"', null)], revision: 0 }, 5)
  await write(db, await open(), source, (text) => text.replace('title: First', 'title: The first'))
  const [change, ...more] = await changesToWeigh(db, await open(), 'first')
  expect(more).toEqual([])
  expect(change).toMatchObject({ weight: 'meaning', mayBeMinor: true })
  expect(states(await openText())[0]).toBe('meaning')
  await saveWeights(db, await open(), { moduleId: 'first', minor: [change?.after ?? ''] }, 6)
  expect(states(await openText())[0]).toBe('minor')
  expect(await changesToWeigh(db, await open(), 'first')).toMatchObject([{ weight: 'minor' }])
  await saveWeights(db, await open(), { moduleId: 'first', minor: [] }, 7)
  expect(states(await openText())[0]).toBe('meaning')
})

test('a comma is minor without anybody’s word, a key never', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  const first = await openText()
  await saveBlocks(db, first, { edits: [editOf(first, 'id="one"', null)], revision: 0 }, 5)
  await write(db, await open(), source, (text) =>
    text.replace('title: First', 'title: First!').replace('[x]', '[X]'),
  )
  expect(await weighByDefault(db, await open(), 6)).toBe(true)
  expect(await weighByDefault(db, await open(), 7)).toBe(false)
  expect(states(await openText())[0]).toBe('minor')
})

test('learners see a mark on the block that is older, until it is settled', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  await write(db, await open(), source, (text) => `${text}\nThere were many.\n`)
  const first = await openText()
  await saveBlocks(db, first, { edits: [editOf(first, 'many', 'Il y en avait beaucoup.')], revision: 0 }, 5)
  await publishDraft(db, await open(), { reason: 'One sentence more', now: 6 })
  await write(db, await open(), source, (text) => text.replace('many', 'very many'))
  await publishDraft(db, await open(), { reason: 'More', now: 7 })
  const shown = async () => {
    const facts = (await editions.currentFactsOfCourse(db, courseId)).find(
      ({ moduleId, language }) => moduleId === 'first' && language === 'fr',
    )
    return {
      stale: facts?.stale,
      text: JSON.stringify((await editions.byHash(db, facts?.hash ?? ''))?.blocks),
    }
  }
  expect((await shown()).text).toContain('Ce passage est plus récent en anglais.')
  expect((await shown()).stale).toBe(false)
  const board = await boardOf(db, await open())
  expect(board.modules.find(({ id }) => id === 'first')?.counts.fr).toMatchObject({ meaning: 1, missing: 0 })

  const again = await openText()
  await saveBlocks(db, again, { edits: [editOf(again, 'many', null)], revision: again.revision }, 8)
  await publishDraft(db, await open(), { reason: 'Still right', now: 9 })
  expect((await shown()).text).not.toContain('Ce passage')
})

test('what comes back is held against what is here, one line for each block', async () => {
  const { db, open, openText } = await aTranslatedCourse()
  await write(db, await open(), source, (text) => `${text}\nThere were 300.\n\nThere were 400.\n`)
  const opened = await openText()
  const view = await viewTranslation(db, opened)
  const id = (words: string) => view.blocks.find(({ source }) => source.includes(words))?.sourceHash ?? ''
  const unit = (line: number, id: string, target: string) => ({
    line,
    id,
    source: null,
    target,
    isDone: true,
  })
  const lines = reviewUnits(
    view,
    [
      unit(1, id('300'), 'Il y en avait 300.\n'),
      unit(2, id('400'), 'Il y en avait 40.'),
      unit(3, id('300'), 'Encore.'),
      unit(4, 'b0123456789abcdef', 'Ancien.'),
      unit(5, 'nonsense', 'Rien.'),
      unit(6, id('id="one"'), '<Text id="x">\nQ\n</Text>'),
      unit(7, id('title:'), ''),
    ],
    (edit, anyway) => refuseEdit(opened, edit, anyway),
  )
  expect(lines.map(({ line, verdict, reason }) => [line, verdict, reason])).toEqual([
    [1, 'taken', null],
    [2, 'doubtful', 'locks'],
    [3, 'refused', 'twice'],
    [4, 'refused', 'source-changed'],
    [5, 'refused', 'unknown'],
    [6, 'refused', 'locks'],
    [7, 'empty', null],
  ])
  expect((await openText()).text).toBe(opened.text)
})
